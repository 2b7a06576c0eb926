import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { Notice } from '../../ui/components/Notice.tsx';
import type { FoundDuplicate } from '../look-for-duplicates.ts';
import { dayOf } from './words.ts';

type Props = { reader: Reader; charter: Charter; duplicates: readonly FoundDuplicate[] };

const most = 5;

/** Whom an application resembles and by what, for a person to judge. */
export function DuplicateList({ reader, charter, duplicates }: Props) {
  const { t } = reader;
  if (duplicates.length === 0) return null;
  return (
    <Notice reader={reader} kind="attention" title={t('membership.duplicate.title')}>
      <ul>
        {duplicates.slice(0, most).map((duplicate) => (
          <li>
            <Known reader={reader} duplicate={duplicate} /> ·{' '}
            <strong>{t(`membership.duplicate.verdict.${duplicate.verdict}`)}</strong>:{' '}
            {reader.list(duplicate.evidence.map((kind) => t(`membership.duplicate.evidence.${kind}`)))}.{' '}
            {t(`membership.duplicate.${duplicate.known.kind}`, {
              mesas: reader.list(duplicate.known.mesas.map((n) => t('ui.mesa', { n }))),
              count: duplicate.known.mesas.length,
              since: dayOf(reader, charter, duplicate.known.since),
            })}
          </li>
        ))}
      </ul>
      <p>{t('membership.duplicate.text')}</p>
    </Notice>
  );
}

function Known({ reader, duplicate: { known } }: { reader: Reader; duplicate: FoundDuplicate }) {
  const name = known.names[0] ?? '';
  const country = known.countries.map((code) => reader.country(code)).join(', ');
  const href =
    known.kind === 'application'
      ? reader.to(`/solicitudes/${known.id}`)
      : known.listed
        ? reader.to(`/miembros/${known.slug}`)
        : null;
  return (
    <>
      {href ? <a href={href}>{name}</a> : name} ({country})
    </>
  );
}
