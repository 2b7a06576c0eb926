import type { Charter } from '../../charter/types.ts';
import { accept, type Reason, type Result, refuse, unless } from '../../platform/result.ts';

/**
 * A rapporteur's bullet. It says what was said. Who said it has no place here (concept note, "Metodología": no actor
 * is identified by name): keep it so.
 */
export type NoteDraft = {
  readonly themeId: string;
  readonly questionId: string | null;
  readonly kind: string;
  readonly text: string;
  /** The language it is written in. */
  readonly language: string;
  readonly objectives: readonly number[];
  readonly principles: readonly string[];
};

export type NoteRules = {
  readonly languages: readonly string[];
  readonly dialogue: { readonly noteKinds: readonly Pick<Charter['dialogue']['noteKinds'][number], 'key'>[] };
  readonly compact: {
    readonly objectives: readonly Pick<Charter['compact']['objectives'][number], 'n'>[];
    readonly principles: readonly { readonly key: string }[];
  };
};

/** A bullet is short ("formato preciso y estilo directo en viñetas"); what does not fit in this is two. */
export const noteLength = 1_000;

/**
 * Whether a bullet can be kept: its words tidied, its tags in the charter's order and each once.
 * Refusals: `note-empty`, `note-too-long` (with the most there may be, in code points), `note-kind-unknown`,
 * `note-question-of-another-theme`, `note-language-unknown`, `note-objective-unknown`, `note-principle-unknown`.
 */
export function checkNote(
  draft: NoteDraft,
  questions: readonly { readonly id: string; readonly themeId: string }[],
  charter: NoteRules,
): Result<NoteDraft> {
  const text = tidy(draft.text);
  const { objectives, principles } = charter.compact;
  const reasons: Reason[] = [];
  if (text === '') reasons.push({ code: 'note-empty', field: 'text' });
  if ([...text].length > noteLength)
    reasons.push({ code: 'note-too-long', field: 'text', params: { max: noteLength } });
  if (!charter.dialogue.noteKinds.some(({ key }) => key === draft.kind)) {
    reasons.push({ code: 'note-kind-unknown', field: 'kind' });
  }
  const question = questions.find(({ id }) => id === draft.questionId);
  if (draft.questionId !== null && question?.themeId !== draft.themeId) {
    reasons.push({ code: 'note-question-of-another-theme', field: 'question' });
  }
  if (!charter.languages.includes(draft.language)) {
    reasons.push({ code: 'note-language-unknown', field: 'language' });
  }
  if (!draft.objectives.every((n) => objectives.some((objective) => objective.n === n))) {
    reasons.push({ code: 'note-objective-unknown', field: 'objectives' });
  }
  if (!draft.principles.every((key) => principles.some((principle) => principle.key === key))) {
    reasons.push({ code: 'note-principle-unknown', field: 'principles' });
  }
  return unless(reasons, () => ({
    themeId: draft.themeId,
    questionId: draft.questionId,
    kind: draft.kind,
    text,
    language: draft.language,
    objectives: objectives.map(({ n }) => n).filter((n) => draft.objectives.includes(n)),
    principles: principles.map(({ key }) => key).filter((key) => draft.principles.includes(key)),
  }));
}

/** One paragraph without a bullet of its own: a pasted `• text` or `- text` is the text. */
const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/^\s*(?:[•·▪●◦*–—-]\s+)+/, '')
    .trim();

/** What of a bullet may be changed, as a version keeps it. It stays with its theme. */
export type NoteWording = Omit<NoteDraft, 'themeId'>;

/** `theirs` is what someone else wrote meanwhile, `mine` what this writer wants: both are shown, none is lost. */
export type Revision =
  | { readonly kind: 'saved'; readonly version: number; readonly wording: NoteWording }
  | { readonly kind: 'unchanged'; readonly version: number }
  | {
      readonly kind: 'conflict';
      readonly version: number;
      readonly theirs: NoteWording;
      readonly mine: NoteWording;
    };

/**
 * What becomes of a new wording, written on top of version `base`: the next version if nobody wrote since, a conflict
 * to be resolved by the writer if somebody did, and nothing if it says what is already there (the same change sent
 * twice after a lost connection). Refusals: `note-withdrawn`, `note-version-unknown`.
 */
export function decideRevision(
  current: NoteWording & { readonly version: number; readonly withdrawn: boolean },
  revision: { readonly base: number; readonly wording: NoteWording },
): Result<Revision> {
  const { version } = current;
  const { base, wording } = revision;
  if (current.withdrawn) return refuse('note-withdrawn');
  if (!Number.isInteger(base) || base < 1 || base > version) return refuse('note-version-unknown');
  if (sameWording(current, wording)) return accept({ kind: 'unchanged', version });
  if (base === version) return accept({ kind: 'saved', version: version + 1, wording });
  return accept({ kind: 'conflict', version, theirs: pickWording(current), mine: wording });
}

/**
 * Whether a bullet may be withdrawn by someone who saw version `base` of it: not one that says something else by now.
 * Withdrawn before, it is so already. Refusals: `note-changed-meanwhile`, `note-version-unknown`.
 */
export function decideWithdrawal(
  current: { readonly version: number; readonly withdrawn: boolean },
  base: number,
): Result<'withdraw' | 'already'> {
  if (current.withdrawn) return accept('already');
  if (!Number.isInteger(base) || base < 1 || base > current.version) return refuse('note-version-unknown');
  return base === current.version ? accept('withdraw') : refuse('note-changed-meanwhile');
}

const pickWording = ({ questionId, kind, text, language, objectives, principles }: NoteWording): NoteWording => ({
  questionId,
  kind,
  text,
  language,
  objectives,
  principles,
});

/** Whether two wordings say the same of the same. */
export const sameWording = (a: NoteWording, b: NoteWording): boolean =>
  a.questionId === b.questionId &&
  a.kind === b.kind &&
  a.text === b.text &&
  a.language === b.language &&
  a.objectives.join() === b.objectives.join() &&
  a.principles.join() === b.principles.join();
