import type { Deps } from '../deps.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { lockReport } from './store/drafts.ts';
import { endResolutions } from './store/names.ts';
import type { ReportId } from './types.ts';

/** Takes judgements on names back, so that they are judged again; what they said is kept. Refusal: `report-unknown`. */
export const reopenName = (
  deps: Pick<Deps, 'db'>,
  { reportId, resolutionIds }: { readonly reportId: ReportId; readonly resolutionIds: readonly string[] },
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<ReportId>> =>
  transact(deps.db, async (tx): Promise<Result<ReportId>> => {
    if (!(await lockReport(tx, reportId))) return refuse('report-unknown');
    if (resolutionIds.length > 0) await endResolutions(tx, reportId, resolutionIds, by.personId, at);
    return accept(reportId);
  });
