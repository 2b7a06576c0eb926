import type { ReportSection } from '../charter/dialogue-types.ts';
import type { Named } from '../charter/types.ts';
import type { DialogueId, NoteId, ThemeId } from '../dialogues/types.ts';
import type { Body } from '../mandates/types.ts';
import type { Language, Texts } from '../platform/reader.ts';
import type { PublishedNumbers } from './rules/published-numbers.ts';

declare const reportId: unique symbol;
export type ReportId = string & { readonly [reportId]: true };
declare const itemId: unique symbol;
export type ItemId = string & { readonly [itemId]: true };
declare const publicationId: unique symbol;
export type PublicationId = string & { readonly [publicationId]: true };

export type Report = { readonly id: ReportId; readonly dialogueId: DialogueId; readonly createdAt: Temporal.Instant };

export const itemForms = ['point', 'paragraph', 'heading'] as const;
/** How an item is printed: a bullet (in a section of recommendations, a recommendation), running text, a heading. */
export type ItemForm = (typeof itemForms)[number];

/** What of an item is edited, and what each of its versions keeps. */
export type Wording = { readonly form: ItemForm; readonly text: Texts; readonly objectives: readonly number[] };

/** Where an item stands: a section of the charter's; `themeId` null where the section is the whole report's. */
export type Place = { readonly themeId: ThemeId | null; readonly section: string };

export type Item = Place & {
  readonly id: ItemId;
  readonly version: number;
  readonly wording: Wording;
  /** The notes it was written from. */
  readonly noteIds: readonly NoteId[];
};

/** An item just made; `inPlaceOfOthers`: what it says again was taken out. */
export type AddedItem = { readonly id: ItemId; readonly inPlaceOfOthers: boolean };

/** What the report is called; `correction`: what the edition being prepared corrects, null for the first. */
export type HeadingWording = {
  readonly title: Texts;
  readonly summary: Texts | null;
  readonly correction: Texts | null;
};
export type Heading = HeadingWording & { readonly version: number; readonly edition: number };

/**
 * The whole report as it is released, frozen and published: everything a reader needs, in every language, with the
 * charter's words as they were then. Plain JSON; its digest is of its canonical form.
 */
export type ReportContent = {
  readonly format: 1;
  readonly dialogue: {
    readonly slug: string;
    readonly title: Texts;
    readonly heldOn: string;
    readonly example: boolean;
  };
  readonly mechanism: { readonly name: Texts; readonly shortName: Texts };
  /** What the charter calls such a report: `Informe de resultados`. */
  readonly kind: Texts;
  readonly charterVersion: string;
  readonly languages: readonly Language[];
  readonly edition: number;
  readonly title: Texts;
  readonly summary: Texts | null;
  readonly correction: Texts | null;
  readonly themes: readonly ContentTheme[];
  /** In the order of the charter; a section of themes once for each theme. Empty ones are left out. */
  readonly sections: readonly ContentSection[];
  readonly numbers: {
    /** Counts below it were merged. */
    readonly threshold: number;
    readonly sectors: readonly Named[];
    readonly genders: readonly Named[];
  };
};

export type ContentTheme = {
  readonly n: number;
  readonly title: Texts;
  readonly objectives: readonly number[];
  /** Null: nobody's attendance was noted. */
  readonly numbers: PublishedNumbers | null;
  /** The figures are made up for the example. */
  readonly example: boolean;
  /** Who spoke, where that is on the public site: institutions, never persons. */
  readonly panel: readonly { readonly sector: Texts; readonly institution: string; readonly country: string }[];
};

export type ContentSection = Pick<ReportSection, 'key' | 'title' | 'content'> & {
  /** Number of the theme; null: the whole report's. */
  readonly theme: number | null;
  readonly items: readonly ContentItem[];
};

export type ContentItem = {
  readonly id: string;
  readonly form: ItemForm;
  readonly text: Texts;
  readonly objectives: readonly number[];
  /** Of a recommendation: `T1·R1`, and the end of its address, `2023-t1-r1`. */
  readonly code?: string;
  readonly slug?: string;
};

/** How it was checked that nobody is named. Nobody is named here either: offices, and institutions of governments. */
export type NamingChecks = {
  /** Persons and organizations that were looked for. */
  readonly known: number;
  /** Places where a name was found in the released text. */
  readonly found: number;
  readonly notNames: number;
  readonly approved: readonly {
    readonly institution: Texts;
    readonly country: string;
    readonly places: number;
    readonly office: string;
    readonly body: Body;
  }[];
};

export type Publication = {
  readonly id: PublicationId;
  readonly reportId: ReportId;
  readonly dialogueId: DialogueId;
  readonly edition: number;
  readonly slug: string;
  /** 64 hexadecimal digits. */
  readonly digest: string;
  readonly content: ReportContent;
  readonly checks: NamingChecks;
  readonly at: Temporal.Instant;
};

/** A published recommendation at its permanent address. */
export type Recommendation = {
  readonly slug: string;
  readonly code: string;
  readonly text: Texts;
  readonly objectives: readonly number[];
  readonly theme: { readonly n: number; readonly title: Texts };
  readonly dialogue: {
    readonly slug: string;
    readonly title: Texts;
    readonly heldOn: Temporal.PlainDate;
    readonly example: boolean;
  };
  /** Address of its report. */
  readonly report: string;
  /** The edition that left it out; null while it stands. */
  readonly withdrawnIn: number | null;
};
