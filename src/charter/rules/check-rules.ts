import { parseMessage, validate } from 'messageformat';
import type { Source } from '../rule-types.ts';
import type { CharterContent, CharterProblem } from '../types.ts';
import { ruleLists } from './lists.ts';
import { bodyKindOf } from './offices.ts';
import { parameters } from './parameters.ts';
import { unknown } from './problems.ts';

/** Rules name figures that the charter has and documents it lists; so do the discrepancies between documents. */
export function checkRules(charter: CharterContent): readonly CharterProblem[] {
  const documents = charter.documents.map(({ key }) => key);
  const sourced = (path: CharterProblem['path'], source: Source): readonly CharterProblem[] =>
    unknown([...path, 'document'], 'document', source.document, documents);
  const lists = Object.keys(ruleLists(charter, charter.languages[0]));
  return [
    ...charter.rules.flatMap((rule, at) => [
      ...(rule.list === null ? [] : unknown(['rules', at, 'list'], 'list', rule.list, lists)),
      ...charter.languages.flatMap((language) => {
        const text = rule.text[language];
        return text === undefined ? [] : checkText(charter, language, text, ['rules', at, 'text', language]);
      }),
      ...rule.sources.flatMap((source, index) => sourced(['rules', at, 'sources', index], source)),
    ]),
    ...charter.mesas.flatMap(({ priorities }, at) =>
      priorities.flatMap(({ source }, index) => sourced(['mesas', at, 'priorities', index, 'source'], source)),
    ),
    ...charter.discrepancies.flatMap(({ about, readings }, at) => [
      ...about.flatMap((body, index) => checkBody(charter, body, ['discrepancies', at, 'about', index])),
      ...readings.flatMap(({ source }, index) => sourced(['discrepancies', at, 'readings', index, 'source'], source)),
    ]),
  ];
}

/** The text is Unicode MessageFormat 2 and names only parameters that there are. */
function checkText(
  charter: CharterContent,
  language: string,
  text: string,
  path: CharterProblem['path'],
): CharterProblem[] {
  const known = parameters(charter, language);
  try {
    const { variables } = validate(parseMessage(text));
    return [...variables]
      .filter((name) => known[name] === undefined)
      .map((name) => ({
        path,
        message: `{$${name}} is no figure of the charter; expected one such as ${nearest(name, Object.keys(known))}`,
      }));
  } catch (fault) {
    return [{ path, message: `is not a MessageFormat 2 message: ${fault instanceof Error ? fault.message : fault}` }];
  }
}

/** The parameters whose names begin most alike. */
function nearest(name: string, known: readonly string[]): string {
  const alike = (other: string): number => {
    const parting = [...name].findIndex((letter, at) => letter !== other[at]);
    return parting < 0 ? name.length : parting;
  };
  return [...known]
    .sort((a, b) => alike(b) - alike(a))
    .slice(0, 3)
    .map((one) => `{$${one}}`)
    .join(', ');
}

function checkBody({ mesas }: CharterContent, body: string, path: CharterProblem['path']): readonly CharterProblem[] {
  const kind = bodyKindOf(body);
  if (kind === null) return [{ path, message: `"${body}" is no body; expected one such as mesa:1 or liaison` }];
  if (kind !== 'mesa') return [];
  const numbers = mesas.map(({ n }) => `mesa:${n}`);
  return unknown(path, 'mesa', body, numbers);
}
