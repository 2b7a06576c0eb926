import type { Database } from '../platform/database.ts';
import { format, formatEntryLine, formatLine } from './rules/download-lines.ts';
import { checkpointsBetween, entriesAfter, findHead, openingsBetween } from './store.ts';

const batch = 500;

type DownloadOptions = {
  readonly mechanism: string;
  /** Without the openings, so that a copy holds no name that may later have to be erased from it. */
  readonly withNames: boolean;
};

/**
 * The record as it stands now, as lines, in pieces of a few hundred entries. Each piece is a query of its own: a slow
 * reader holds neither a transaction nor a connection, and nothing that was read can change but names being erased.
 */
export async function* streamDownload(
  db: Database,
  { mechanism, withNames }: DownloadOptions,
): AsyncGenerator<string, void, void> {
  const head = await findHead(db);
  const counts = { openings: 0, checkpoints: 0 };
  yield `${formatLine({ type: 'header', format, mechanism })}\n`;
  for (let after = 0; head && after < head.seq; ) {
    const entries = await entriesAfter(db, after, head.seq, batch);
    const last = entries.at(-1);
    if (!last) break;
    const openings = withNames ? await openingsBetween(db, after + 1, last.seq) : [];
    const checkpoints = await checkpointsBetween(db, after + 1, last.seq);
    const openingsOf = Map.groupBy(openings, ({ seq }) => seq);
    const checkpointsOf = Map.groupBy(checkpoints, ({ seq }) => seq);
    counts.openings += openings.length;
    counts.checkpoints += checkpoints.length;
    const lines = entries.flatMap(({ seq, canonical, hash }) => [
      formatEntryLine(canonical, hash.toString('hex')),
      ...(openingsOf.get(seq) ?? []).map((opening) => formatLine({ type: 'opening', ...opening })),
      ...(checkpointsOf.get(seq) ?? []).map(({ note }) => formatLine({ type: 'checkpoint', note })),
    ]);
    yield `${lines.join('\n')}\n`;
    after = last.seq;
  }
  yield `${formatLine({ type: 'end', entries: head?.seq ?? 0, head: head?.hash ?? null, ...counts })}\n`;
}
