import type { Language, Texts } from '../platform/reader.ts';
import type { Named } from './types.ts';

/** How the dialogue is held. */
export type DialogueFormat = {
  /** What the mechanism calls it: Conversatorio. */
  readonly title: Texts;
  /** The same of several, as the menu says it: Conversatorios. */
  readonly plural: Texts;
  readonly method: Texts;
  /** Presentations in one theme's session. */
  readonly talks: number;
  readonly minutesEach: number;
  readonly sessionMinutes: number;
  /** Who speaks: the seats add up to `talks`. */
  readonly panel: readonly { readonly sector: string; readonly title: Texts; readonly seats: number }[];
  /** What a panel is balanced by, beside its sectors. */
  readonly balance: {
    readonly gender: boolean;
    readonly subregion: boolean;
    /** The figures by which it is judged; null where the charter gives none: then it is counted, and not judged. */
    readonly figures: BalanceFigures | null;
  };
  /** Whom a participant takes part for. Members of the stakeholder groups `groups` take part for this sector. */
  readonly sectors: readonly (Named & { readonly groups: readonly string[] })[];
  readonly interpretation: readonly Language[];
  readonly access: 'personal-invitation' | 'open';
  /** Seats that one e-mail address may confirm. */
  readonly seatsPerAddress: number;
  /** The order of a session. */
  readonly order: readonly (Named & { readonly text: Texts })[];
  /** Who fills which role: `office` is the key of the office that goes with it, null where there is none. */
  readonly roles: readonly (Named & { readonly sector: string | null; readonly office: string | null })[];
  /** What a rapporteur's note may be, and the section of the report it goes to. */
  readonly noteKinds: readonly (Named & { readonly section: string })[];
};

/** Figures of balance, a decision of the charter's own: for themes from `since` on, so that none held before is judged. */
export type BalanceFigures = {
  readonly since: Temporal.PlainDate;
  /** Of the answers to the question about gender, how many in a hundred one gender may have, rounded up to a person. */
  readonly genderMaxPercent: number | null;
  /** Subregions of the region that must have a seat. */
  readonly subregions: number | null;
};

export const sectionContents = ['introduction', 'notes', 'recommendations', 'conclusions', 'annex'] as const;
export type ReportSection = Named & {
  /** `theme`: once for each theme; `report`: once. */
  readonly scope: 'theme' | 'report';
  /**
   * `notes`: edited from the rapporteurs' notes. `recommendations`: so too, and each keeps an address for good; once
   * for each theme. The others are written as text.
   */
  readonly content: (typeof sectionContents)[number];
};

export type ReportFormat = {
  readonly title: Texts;
  /** In the order in which they are printed. */
  readonly sections: readonly ReportSection[];
  /** Counts of persons from 1 to one less than this are never shown apart: they are merged. */
  readonly smallCellThreshold: number;
  /** Nobody is named. With `governmentsMayBeNamed` a government's own initiative may be, by a named approval. */
  readonly attribution: { readonly governmentsMayBeNamed: boolean };
  /** Different persons who must release a report before it is public. */
  readonly releases: number;
};
