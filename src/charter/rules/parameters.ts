import type { Language, Texts } from '../../platform/reader.ts';
import type { CharterContent, Mesa, Named } from '../types.ts';

export type Parameters = Readonly<Record<string, string | number>>;

/**
 * Every figure and list of a charter that a rule's text may name as `{$dialogue.talks}`, in one language.
 * Durations are months, days or minutes as their names say. Where a figure may be absent there is a word to match on:
 * `none` (no term, no parity) or `unlimited` (no limit). Lists of names are separated by semicolons.
 */
export function parameters(charter: CharterContent, language: Language): Parameters {
  const say = (texts: Texts): string => texts[language] ?? texts[charter.languages[0]] ?? '';
  const titles = (items: readonly Named[]): string => items.map(({ title }) => say(title)).join('; ');
  const and = new Intl.ListFormat(language, { type: 'conjunction' });
  const { cadence, compact, dialogue, liaison, membership, report, technicalTable } = charter;
  const mesaSeats = liaison.seatsPerMesa * charter.mesas.length;
  return {
    'mechanism.name': say(charter.name),
    'mechanism.shortName': say(charter.shortName),
    'compact.name': say(compact.name),
    'compact.symbol': compact.symbol,
    'objectives.count': compact.objectives.length,
    'principles.count': compact.principles.length,
    'principles.list': titles(compact.principles),
    'groups.count': charter.groups.length,
    'groups.list': titles(charter.groups),
    'genders.list': titles(charter.genders),
    'zones.list': and.format(charter.zones.map(({ city }) => say(city))),
    'languages.list': and.format(charter.languages.map((code) => languageName(code, language))),
    'mesas.count': charter.mesas.length,
    'mesas.list': charter.mesas.map((mesa) => `${mesa.n}. ${say(mesa.title)} (${mesa.objectives.join(', ')})`).join('; '),
    'mesas.subMesas.list': charter.mesas.flatMap((mesa) => subMesas(mesa, say)).join('; '),
    ...officeParameters(charter, say),
    ...agencyParameters(charter, say, and),
    'liaison.title': say(liaison.title),
    'liaison.seatsPerMesa': liaison.seatsPerMesa,
    'liaison.mesaSeats': mesaSeats,
    'liaison.agencySeats': liaison.agencySeats,
    'liaison.seats': mesaSeats + liaison.agencySeats,
    'technicalTable.title': technicalTable ? say(technicalTable.title) : 'none',
    'technicalTable.turnMonths': technicalTable?.turnMonths ?? 'none',
    'selectionCriteria.count': charter.selectionCriteria.length,
    'selectionCriteria.list': titles(charter.selectionCriteria),
    ...parityParameters(charter, say, and),
    'cadence.mesaMonths': cadence.mesaMonths,
    'cadence.liaisonMonths': cadence.liaisonMonths,
    'cadence.exchangeMonths': cadence.exchangeMonths,
    'cadence.dialogueMonths': cadence.dialogueMonths,
    'dialogue.title': say(dialogue.title),
    'dialogue.method': say(dialogue.method),
    'dialogue.talks': dialogue.talks,
    'dialogue.minutesEach': dialogue.minutesEach,
    'dialogue.talkMinutes': dialogue.talks * dialogue.minutesEach,
    'dialogue.sessionMinutes': dialogue.sessionMinutes,
    'dialogue.seatsPerAddress': dialogue.seatsPerAddress,
    'dialogue.access': dialogue.access,
    ...Object.fromEntries(dialogue.panel.map(({ sector, seats }) => [`dialogue.panel.${sector}`, seats])),
    'dialogue.order.list': titles(dialogue.order),
    'dialogue.roles.list': titles(dialogue.roles),
    'dialogue.noteKinds.list': titles(dialogue.noteKinds),
    'dialogue.interpretation.list': and.format(dialogue.interpretation.map((code) => languageName(code, language))),
    'report.title': say(report.title),
    'report.themeSections.list': titles(report.sections.filter(({ scope }) => scope === 'theme')),
    'report.wholeSections.list': titles(report.sections.filter(({ scope }) => scope === 'report')),
    'report.smallCellThreshold': report.smallCellThreshold,
    'report.releases': report.releases,
    'report.governmentsMayBeNamed': report.attribution.governmentsMayBeNamed ? 'yes' : 'no',
    'membership.maxMesas': membership.maxMesas ?? 'unlimited',
    'membership.objectionDays': membership.objectionDays,
    'membership.principles.count': membership.principles.length,
    'membership.principles.list': titles(membership.principles),
    'membership.refusalReasons.count': membership.refusalReasons.length,
    'membership.refusalReasons.list': titles(membership.refusalReasons),
    'membership.consents.required': membership.consents.filter(({ required }) => required).length,
    'membership.consents.optional': membership.consents.filter(({ required }) => !required).length,
  };
}

type Say = (texts: Texts) => string;

const subMesas = (mesa: Mesa, say: Say): string[] =>
  mesa.subMesas.length === 0 ? [] : [`${mesa.n}: ${mesa.subMesas.map(({ title }) => say(title)).join(', ')}`];

const languageName = (code: Language, language: Language): string =>
  new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code;

function officeParameters(charter: CharterContent, say: Say): Parameters {
  const titles = (offices: readonly Named[]): string => offices.map(({ title }) => say(title)).join('; ');
  return {
    'offices.mesa.list': titles(charter.offices.filter(({ body }) => body === 'mesa')),
    'offices.secondFactor.list': titles(charter.offices.filter(({ secondFactor }) => secondFactor)),
    ...Object.fromEntries(
      charter.offices.flatMap((office) => [
        [`office.${office.key}.title`, say(office.title)],
        [`office.${office.key}.termMonths`, office.termMonths ?? 'none'],
        [`office.${office.key}.reelections`, office.reelections ?? 'unlimited'],
        [`office.${office.key}.seats`, office.seats ?? 'unlimited'],
      ]),
    ),
  };
}

function agencyParameters(charter: CharterContent, say: Say, and: Intl.ListFormat): Parameters {
  const acronyms = (keys: readonly string[]): string =>
    and.format(charter.agencies.filter(({ key }) => keys.includes(key)).map(({ acronym }) => say(acronym)));
  const { network, workingGroup } = charter;
  return {
    'network.title': say(network.title),
    'network.acronym': say(network.acronym),
    'network.count': network.agencies.length,
    'network.list': acronyms(network.agencies),
    'network.coChairs.list': acronyms(network.coChairs),
    'workingGroup.title': say(workingGroup.title),
    'workingGroup.acronym': say(workingGroup.acronym),
    'workingGroup.count': workingGroup.agencies.length,
    'workingGroup.list': acronyms(workingGroup.agencies),
  };
}

function parityParameters({ parity, genders, offices }: CharterContent, say: Say, and: Intl.ListFormat): Parameters {
  const named = (items: readonly Named[], keys: readonly string[]): string =>
    and.format(items.filter(({ key }) => keys.includes(key)).map(({ title }) => say(title)));
  return {
    'parity.maxDifference': parity?.maxDifference ?? 'none',
    'parity.genders.list': parity ? named(genders, parity.genders) : 'none',
    'parity.offices.list': parity ? named(offices, parity.offices) : 'none',
  };
}
