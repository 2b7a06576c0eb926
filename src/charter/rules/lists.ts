import type { Language, Texts } from '../../platform/reader.ts';
import type { CharterContent, Named } from '../types.ts';

/** Every list of a charter that a rule may print below its text, or name inline as `{$groups.list}`, in one language. */
export function ruleLists(charter: CharterContent, language: Language): Readonly<Record<string, readonly string[]>> {
  const say = (texts: Texts): string => texts[language] ?? texts[charter.languages[0]] ?? '';
  const titles = (items: readonly Named[]): string[] => items.map(({ title }) => say(title));
  const { compact, dialogue, membership, mesas, offices, report } = charter;
  return {
    principles: titles(compact.principles),
    groups: titles(charter.groups),
    genders: titles(charter.genders),
    mesas: mesas.map(({ n, title, objectives }) => `${n}. ${say(title)} (${objectives.join(', ')})`),
    subMesas: mesas.flatMap(({ n, subMesas }) => subMesas.map(({ title }) => `${n}. ${say(title)}`)),
    'offices.mesa': offices.filter(({ body }) => body === 'mesa').map((office) => described(office, say)),
    'offices.secondFactor': titles(offices.filter(({ secondFactor }) => secondFactor)),
    selectionCriteria: titles(charter.selectionCriteria),
    'dialogue.order': dialogue.order.map((step) => `${say(step.title)}: ${say(step.text)}`),
    'dialogue.roles': titles(dialogue.roles),
    'dialogue.noteKinds': titles(dialogue.noteKinds),
    'report.themeSections': titles(report.sections.filter(({ scope }) => scope === 'theme')),
    'report.wholeSections': titles(report.sections.filter(({ scope }) => scope === 'report')),
    'membership.principles': membership.principles.map(
      (principle) => `${say(principle.title)}: ${say(principle.text)}`,
    ),
    'membership.refusalReasons': titles(membership.refusalReasons),
    'membership.consents': membership.consents.map(({ text }) => say(text)),
  };
}

const described = (office: Named & { readonly summary: Texts }, say: (texts: Texts) => string): string =>
  `${say(office.title)}: ${say(office.summary)}`;
