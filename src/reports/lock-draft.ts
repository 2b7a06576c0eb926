import type { Deps } from '../deps.ts';
import { findDialogueById } from '../dialogues/store/dialogues.ts';
import type { Transaction } from '../platform/database.ts';
import { type Draft, reviewDraft } from './review-draft.ts';
import { lockReport } from './store/drafts.ts';
import type { ReportId } from './types.ts';

/** The report as it stands, its row locked until the transaction ends. */
export async function lockDraft(
  tx: Transaction,
  { charter }: Pick<Deps, 'charter'>,
  id: ReportId,
): Promise<Draft | null> {
  const report = await lockReport(tx, id);
  const dialogue = report && (await findDialogueById(tx, report.dialogueId));
  return dialogue && reviewDraft(tx, charter, dialogue);
}
