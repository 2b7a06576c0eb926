import { fold } from '../../platform/fold.ts';

/** A rapporteur's bullet as it stands, and where in its session it was taken. */
export type GroupedNote = {
  readonly id: string;
  readonly theme: string;
  /** Number of the guiding question it answers; null where it answers none. */
  readonly question: number | null;
  readonly kind: string;
  readonly text: string;
  readonly language: string;
  readonly objectives: readonly number[];
};

/** What the report says in one place: written from one note or several, which stay its source. */
type DraftItem = {
  readonly theme: string;
  readonly section: string;
  readonly language: string;
  readonly text: string;
  readonly objectives: readonly number[];
  readonly noteIds: readonly [string, ...string[]];
};

/** The charter's note kinds, and its sections in the order in which they are printed. */
type Grouping = {
  readonly noteKinds: readonly { readonly key: string; readonly section: string }[];
  readonly sections: readonly { readonly key: string }[];
  /** Themes in the order of the agenda. */
  readonly themes: readonly string[];
};

/**
 * The first draft of a report: every note that no item was written from yet goes to the section its kind belongs to
 * by the charter, per theme (results report of the first Conversatorio, sections a to c of each theme). Ordered by
 * theme, section, guiding question (notes that answer none last), kind, and as the notes were given. Notes of one
 * place that say the same but for case, accents and punctuation become one item. Notes of a kind or theme the
 * charter or the dialogue does not have are left out of `items` and returned in `leftOut`.
 */
export function groupNotes(
  notes: readonly GroupedNote[],
  { noteKinds, sections, themes }: Grouping,
  taken: ReadonlySet<string>,
): { readonly items: readonly DraftItem[]; readonly leftOut: readonly GroupedNote[] } {
  const kinds = new Map(noteKinds.map(({ key, section }, order) => [key, { section, order }]));
  const sectionOrder = new Map(sections.map(({ key }, order) => [key, order]));
  const themeOrder = new Map(themes.map((theme, order) => [theme, order]));
  const leftOut: GroupedNote[] = [];
  const placed = notes.flatMap((note) => {
    if (taken.has(note.id)) return [];
    const kind = kinds.get(note.kind);
    const section = kind && sectionOrder.get(kind.section);
    const theme = themeOrder.get(note.theme);
    if (!kind || section === undefined || theme === undefined) {
      leftOut.push(note);
      return [];
    }
    const order = [theme, section, note.question ?? Number.POSITIVE_INFINITY, kind.order];
    return [{ note, section: kind.section, order }];
  });
  return { items: merged(placed.toSorted((a, b) => compare(a.order, b.order))), leftOut };
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) < (b[at] ?? 0) ? -1 : 1;
}

type Placed = { readonly note: GroupedNote; readonly section: string };

function merged(placed: readonly Placed[]): readonly DraftItem[] {
  const items = new Map<string, DraftItem>();
  for (const { note, section } of placed) {
    const { theme, language, text } = note;
    const same = JSON.stringify([theme, section, language, fold(text) || text]);
    const there = items.get(same);
    items.set(same, {
      theme,
      section,
      language,
      text: there?.text ?? text,
      objectives: [...new Set([...(there?.objectives ?? []), ...note.objectives])].sort((a, b) => a - b),
      noteIds: there ? [...there.noteIds, note.id] : [note.id],
    });
  }
  return [...items.values()];
}
