import { homeZone } from '../../charter/rules/home-zone.ts';
import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { Notice } from '../../ui/components/Notice.tsx';
import type { Dialogue } from '../types.ts';

type Props = { reader: Reader; charter: Charter; dialogue: Pick<Dialogue, 'cancelledAt' | 'cancelledFor'> };

/** That a dialogue was called off, when and why; nothing where it was not. */
export function CancelledNotice({ reader, charter, dialogue: { cancelledAt, cancelledFor } }: Props) {
  if (cancelledAt === null || cancelledFor === null) return null;
  const day = reader.date(cancelledAt.toZonedDateTimeISO(homeZone(charter)).toPlainDate());
  return (
    <Notice reader={reader} kind="attention" title={reader.t('dialogues.cancelled')}>
      <p>{reader.t('dialogues.cancelled.text', { day, reason: reader.text(cancelledFor) })}</p>
    </Notice>
  );
}
