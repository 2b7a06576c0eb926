import { homeZone } from '../../charter/rules/home-zone.ts';
import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import type { StoredEntry } from '../types.ts';
import { sentenceOf } from './sentence.ts';
import { authorOf, wordsFor } from './words.ts';

type Props = { reader: Reader; charter: Charter; entry: StoredEntry };

/** One entry in a day's list: what, when, in whose name, and the beginning of its hash. */
export function EntryItem({ reader, charter, entry }: Props) {
  const words = wordsFor(reader, charter, entry.names);
  return (
    <li id={`asiento-${entry.seq}`}>
      <p>{sentenceOf(words, entry)}</p>
      <p class="meta">
        <time datetime={entry.at.toString()}>{reader.time(entry.at, homeZone(charter))}</time> ·{' '}
        {reader.t('record.by', { who: authorOf(words, entry.by) })} ·{' '}
        <a href={reader.to(`/registro/${entry.seq}`)}>{reader.t('record.number', { seq: entry.seq })}</a> ·{' '}
        {reader.t('record.hash')} <code>{entry.hash.slice(0, 12)}…</code>
      </p>
    </li>
  );
}

/** A moment by the mechanism's own clock: the record is one for all, wherever it is read. */
export function Moment({ reader, charter, at }: Omit<Props, 'entry'> & { at: Temporal.Instant }) {
  return <time datetime={at.toString()}>{reader.moment(at, homeZone(charter))}</time>;
}
