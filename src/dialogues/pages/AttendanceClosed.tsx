import type { Reader } from '../../platform/reader.ts';
import type { Reason } from '../../platform/result.ts';
import { Notice } from '../../ui/components/Notice.tsx';

/** Why a list is closed, and where the report is read that closed it; null: it is open. */
export type Closing = { readonly reasons: readonly Reason[]; readonly reportPath: string } | null;

/** In place of the forms of a list that is closed. */
export function AttendanceClosed({ reader, closing }: { reader: Reader; closing: Closing }) {
  if (!closing) return null;
  return (
    <Notice reader={reader} kind="attention">
      <p>
        {closing.reasons.map((reason) => reader.reason(reason)).join(' ')}{' '}
        <a href={reader.to(closing.reportPath)}>{reader.t('dialogues.notes.closed.report')}</a>
      </p>
    </Notice>
  );
}
