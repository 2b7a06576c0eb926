import { MessageFormat } from 'messageformat';
import type { Language, Texts } from '../../platform/reader.ts';
import { type CharterRule, type RuleGroup, ruleGroups, type Source } from '../rule-types.ts';
import type { Charter } from '../types.ts';
import { ruleLists } from './lists.ts';
import { type Parameters, parameters } from './parameters.ts';

/** A rule as people read it: its figures filled from the charter that the code obeys. */
export type RuleInForce = {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  /** What the text announces, item by item; empty where the rule has no list. */
  readonly list: readonly string[];
  /** The language of title, text and list, where the charter has no translation into the one asked for. */
  readonly language: Language;
  readonly sources: readonly SourceInForce[];
};

export type SourceInForce = {
  readonly document: string;
  readonly symbol: string | null;
  readonly date: Temporal.PlainDate | null;
  readonly paragraph: string;
};

type RuleGroupInForce = { readonly group: RuleGroup; readonly rules: readonly RuleInForce[] };

/** Every rule of the charter in one language, grouped in the order of `ruleGroups`; groups without a rule left out. */
export function rulesInForce(charter: Charter, language: Language): readonly RuleGroupInForce[] {
  const filled = new Map<Language, Parameters>();
  const parametersIn = (spoken: Language): Parameters => {
    const known = filled.get(spoken) ?? parameters(charter, spoken);
    filled.set(spoken, known);
    return known;
  };
  const inForce = (rule: CharterRule): RuleInForce => {
    const spoken = rule.text[language] === undefined ? charter.languages[0] : language;
    const text = new MessageFormat(spoken, rule.text[spoken] ?? '', { bidiIsolation: 'none' });
    return {
      key: rule.key,
      title: rule.title[spoken] ?? rule.title[charter.languages[0]] ?? '',
      text: text.format(parametersIn(spoken)),
      list: rule.list === null ? [] : (ruleLists(charter, spoken)[rule.list] ?? []),
      language: spoken,
      sources: rule.sources.map((source) => sourceInForce(charter, source, language)),
    };
  };
  return ruleGroups
    .map((group) => ({ group, rules: charter.rules.filter((rule) => rule.group === group).map(inForce) }))
    .filter(({ rules }) => rules.length > 0);
}

/** One rule in force by its key; null where the charter has none of that name. */
export function ruleInForce(charter: Charter, key: string, language: Language): RuleInForce | null {
  const only = { ...charter, rules: charter.rules.filter((rule) => rule.key === key) };
  return rulesInForce(only, language)[0]?.rules[0] ?? null;
}

/** A source with its document's name, in `language` or the charter's first. */
export function sourceInForce(charter: Charter, source: Source, language: Language): SourceInForce {
  const say = (texts: Texts): string => texts[language] ?? texts[charter.languages[0]] ?? '';
  const document = charter.documents.find(({ key }) => key === source.document);
  return {
    document: document ? say(document.title) : source.document,
    symbol: document?.symbol ?? null,
    date: document?.date ?? null,
    paragraph: say(source.paragraph),
  };
}

/** Where a page links to a rule: `/reglas#regla-parity`; to a whole group: `/reglas#elections`. */
export const ruleAnchor = (key: string): string => `regla-${key}`;
export const rulePath = (key: string): string => `/reglas#${ruleAnchor(key)}`;
