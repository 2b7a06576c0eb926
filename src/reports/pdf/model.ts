/**
 * A results report as it is printed: every word is here, in the report's language; the template has none of its own.
 * Plain JSON. Text is text: nothing in it is read as markup. In paragraphs an empty line parts paragraphs and a line
 * break is one.
 */
export type ReportModel = {
  /** BCP 47: `es`, `en`, `pt-BR`. */
  readonly language: string;
  /** What kind of document it is: `Informe de resultados`. */
  readonly kind: string;
  /**
   * Of what is not published: `mark` on every page (`BORRADOR`), `notice` at the beginning. Null: it is published.
   */
  readonly draft: { readonly mark: string; readonly notice: string } | null;
  readonly title: string;
  readonly subtitle: string;
  /** Who publishes it: printed, and the author in the metadata. */
  readonly mechanism: string;
  /** Short form, for the head of every page. */
  readonly shortTitle: string;
  /** The day as people read it, and as `2023-08-08` for the metadata. */
  readonly date: string;
  readonly isoDate: string;
  /** Its permanent address, printed on every page; of a draft, what stands in its place. */
  readonly address: string;
  /** Under the title: that nobody is named, how many persons released it; empty for a draft. */
  readonly promise: string;
  readonly contentsTitle: string;
  /** Stands for words in letters that cannot be drawn: `[texto en otra escritura]`. */
  readonly otherScript: string;
  /**
   * Drawn on the title page: for each objective of the compact, in the order of the loom, its mesa; for each theme
   * the objectives it spoke of, as indexes of `threads`.
   */
  readonly loom: { readonly threads: readonly number[]; readonly wefts: readonly (readonly number[])[] };
  readonly sections: readonly ReportSection[];
  /** How it came about: version of the charter, who released it, edition, licence. */
  readonly colophon: { readonly title: string; readonly facts: readonly Fact[] };
};

export type Fact = { readonly label: string; readonly value: string };

export type ReportSection = {
  readonly heading: string;
  /** No level is skipped: the first section has 1, and 3 stands only within 2. */
  readonly level: 1 | 2 | 3;
  readonly newPage: boolean;
  /** Before the heading, small: `Tema 1`. */
  readonly kicker: string | null;
  /** The mesa whose colour the section carries; null: ink. */
  readonly mesa: number | null;
  readonly blocks: readonly ReportBlock[];
};

export type ReportBlock =
  /** `heading`: within a section, not in the contents. */
  | { readonly kind: 'lead' | 'paragraph' | 'note' | 'heading'; readonly text: string }
  | { readonly kind: 'bullets' | 'numbered'; readonly items: readonly string[] }
  | { readonly kind: 'recommendations'; readonly items: readonly PrintedRecommendation[] }
  | { readonly kind: 'figures'; readonly items: readonly Fact[] }
  | BarsBlock
  | SharesBlock
  | TableBlock
  | MapBlock
  | { readonly kind: 'links'; readonly items: readonly { readonly text: string; readonly address: string }[] };

export type PrintedRecommendation = {
  /** `T1·R1` */
  readonly code: string;
  readonly text: string;
  /** Objectives, or what became of it. */
  readonly meta: string | null;
  readonly address: string | null;
};

/** A count each: `value` draws the bar, `figure` is printed. `quiet`: what was merged, in a paler tone. */
export type Count = {
  readonly label: string;
  readonly value: number;
  readonly figure: string;
  readonly quiet: boolean;
};

/** Bars beside their figures: itself a table, with a header for who listens to it. */
type BarsBlock = {
  readonly kind: 'bars';
  readonly title: string;
  readonly note: string | null;
  readonly columns: readonly [string, string];
  readonly counts: readonly Count[];
};

/** Parts of a whole as one bar, described by `alt`, with its table. */
type SharesBlock = {
  readonly kind: 'shares';
  readonly title: string;
  readonly note: string | null;
  readonly alt: string;
  readonly columns: readonly [string, string];
  readonly counts: readonly Count[];
};

type TableBlock = {
  readonly kind: 'table';
  readonly title: string;
  readonly note: string | null;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns of figures, set to the right: their indexes. */
  readonly numeric: readonly number[];
};

/** A map with its table beside it. `svg` is a drawing without text; `key` explains its tones. */
export type MapBlock = {
  readonly kind: 'map';
  readonly title: string;
  readonly note: string | null;
  readonly alt: string;
  readonly svg: string;
  readonly key: readonly { readonly color: string; readonly label: string }[];
  readonly columns: readonly [string, string];
  readonly counts: readonly Count[];
};
