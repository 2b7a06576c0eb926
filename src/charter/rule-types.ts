import type { Texts } from '../platform/reader.ts';

/** `date` is the day the document was adopted or published; null where that is not one day: a practice, a month. */
export type SourceDocument = {
  readonly key: string;
  readonly title: Texts;
  readonly symbol: string | null;
  readonly date: Temporal.PlainDate | null;
};
export type Source = { readonly document: string; readonly paragraph: Texts };

export const ruleGroups = [
  'membership',
  'mesas',
  'elections',
  'liaison',
  'dialogue',
  'report',
  'cadence',
  'data',
] as const;
export type RuleGroup = (typeof ruleGroups)[number];

/**
 * `text` is Unicode MessageFormat 2; its placeholders (`{$dialogue.talks}`) are filled from this same charter
 * (`rules/parameters.ts`), so that page and code cannot disagree.
 */
export type CharterRule = {
  readonly key: string;
  readonly group: RuleGroup;
  readonly title: Texts;
  readonly text: Texts;
  /** A list of the charter that is printed below the text (`rules/lists.ts`); null for none. */
  readonly list: string | null;
  readonly sources: readonly [Source, ...Source[]];
};

export type Discrepancy = {
  readonly key: string;
  readonly title: Texts;
  /** Bodies it is about: `mesa:3`, `liaison`; empty where it is about none. */
  readonly about: readonly string[];
  readonly readings: readonly { readonly text: Texts; readonly source: Source }[];
  /** The reading that this charter runs, and why. */
  readonly followed: Texts;
};
