import type { Charter } from '../charter/types.ts';
import type { Deps } from '../deps.ts';
import { listDialogues, themesOf } from '../dialogues/store/dialogues.ts';
import type { Dialogue } from '../dialogues/types.ts';
import type { Actor } from '../mandates/types.ts';
import type { Database } from '../platform/database.ts';
import type { Texts } from '../platform/reader.ts';
import { remembered } from '../platform/remembered.ts';
import { approvingMandate, releasingMandate, startingMandate } from './permissions.ts';
import { publishing } from './publish-report.ts';
import { releasing } from './release-report.ts';
import { reviewDraft } from './review-draft.ts';
import { isSame } from './rules/edition.ts';
import { missingLanguages } from './rules/report-texts.ts';

/** What a report asks of a person, most pressing first; `path` below the language. */
export type ReportTask = {
  readonly kind: 'publish' | 'release' | 'judge-names' | 'edit' | 'start';
  readonly dialogue: { readonly slug: string; readonly title: Texts };
  readonly path: string;
  /** Names to be judged, or texts to be translated; 0 where there is nothing to count. */
  readonly count: number;
};

/** Dialogues that are looked at: whoever has older reports open finds them from their dialogues. */
const mostDialogues = 4;

/** What this room asks of a person, for the list on their own page: one task a report, what they can do next. */
export async function reportTasks(
  { db, charter }: Pick<Deps, 'db' | 'charter'>,
  actor: Actor,
  at: Temporal.Instant,
): Promise<readonly ReportTask[]> {
  if (!actor.mandates.some(({ powers }) => powers.some((power) => workPowers.has(power)))) return [];
  const dialogues = (await listDialogues(db, { preparing: false })).slice(0, mostDialogues);
  const tasks: ReportTask[] = [];
  for (const dialogue of dialogues) {
    const { themes, draft, published } = await remembered(db, `draft of ${dialogue.id}`, () =>
      stateOf(db, charter, dialogue),
    );
    if (!themes.some(({ endsAt }) => Temporal.Instant.compare(endsAt, at) <= 0)) continue;
    const edits = startingMandate(
      actor,
      themes.map(({ id }) => id),
    );
    const path = `/conversatorios/${dialogue.slug}/informe`;
    const task = (kind: ReportTask['kind'], below: string, count = 0) =>
      void tasks.push({
        kind,
        dialogue: { slug: dialogue.slug, title: dialogue.title },
        path: `${path}${below}`,
        count,
      });
    if (!draft) {
      if (edits) task('start', '');
      continue;
    }
    if (published) continue;
    const { openFindings, texts, languages } = draft.release;
    const missing = texts.reduce((sum, one) => sum + missingLanguages(one, languages).length, 0);
    if (releasingMandate(actor) && publishing(draft).ok) task('publish', '/liberacion');
    else if (releasingMandate(actor) && releasing(draft, actor.personId, at).ok) task('release', '/liberacion');
    else if (approvingMandate(actor) && openFindings > 0 && missing === 0)
      task('judge-names', '/nombres', openFindings);
    else if (edits && (missing > 0 || openFindings > 0)) task('edit', '', missing);
  }
  return tasks;
}

/** `published`: there is nothing in the draft that the last edition does not say. */
async function stateOf(db: Database, charter: Charter, dialogue: Dialogue) {
  const themes = await themesOf(db, dialogue.id);
  const draft = await reviewDraft(db, charter, dialogue);
  const published = draft?.last ? isSame(draft.content, draft.last.content) : false;
  return { themes, draft, published };
}

const workPowers = new Set<string>(['edit-report', 'approve-naming', 'release-report']);
