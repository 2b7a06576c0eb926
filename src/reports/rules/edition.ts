import type { Reason } from '../../platform/result.ts';
import type { ReportContent } from '../types.ts';
import { canonicalReport } from './report-digest.ts';

/**
 * What speaks against a further edition: `edition-nothing-new` where it says the same as the last one, and
 * `edition-correction-missing` while it is not said what it corrects. Nothing speaks against the first.
 */
export function editionFaults(content: ReportContent, last: ReportContent | null): readonly Reason[] {
  if (!last) return [];
  return [
    ...(isSame(content, last) ? [{ code: 'edition-nothing-new' } as const] : []),
    ...(content.correction === null ? [{ code: 'edition-correction-missing' } as const] : []),
  ];
}

/** What speaks against withholding an edition. Reasons: `withhold-latest`, as something must stand in its place. */
export const aboutWithholding = (edition: number, latest: number): readonly Reason[] =>
  edition < latest ? [] : [{ code: 'withhold-latest' }];

/** Whether two editions say the same, but for their number and what they say of corrections. */
export const isSame = (one: ReportContent, other: ReportContent): boolean => bare(one) === bare(other);

const bare = (content: ReportContent): string => canonicalReport({ ...content, edition: 1, correction: null });
