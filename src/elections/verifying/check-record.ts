import { z } from 'zod';
import type { EntryLine } from '../../record/rules/download-lines.ts';
import { canonicalJson } from '../../record/rules/entry.ts';
import { faultText } from '../../record/rules/fault-text.ts';
import type { Verdict } from '../../record/rules/verify-chain.ts';
import { digestOfCounted, type ElectionFile } from './election-file.ts';
import type { Check } from './verify-cards.ts';

/** A public record as it was read, with the entries of one election; `isKeyed`: against keys the reader trusts. */
export type ReadRecord = {
  readonly verdict: Verdict;
  readonly entries: readonly EntryLine['entry'][];
  readonly isKeyed: boolean;
};

const listFacts = z.object({
  candidates: z.int(),
  entitled: z.int(),
  relaxed: z.array(z.string()),
  digest: z.string(),
  lotCommitment: z.string(),
});
const closureFacts = z.object({
  outcome: z.string(),
  entitled: z.int(),
  voted: z.int(),
  file: z.string().nullable(),
});

/** Whether the record is whole, and says of this election's list and ballots what its file says. */
export const checkRecord = (file: ElectionFile, record: ReadRecord): readonly Check[] => [
  checkChain(record),
  checkRecordedList(file, record),
  checkRecordedBallots(file, record),
];

function checkChain({ verdict, entries, isKeyed }: ReadRecord): Check {
  const { signed } = verdict;
  const last = entries.at(-1)?.seq ?? 0;
  const isCovered = !isKeyed || (signed?.trusted === true && signed.seq >= last);
  const faults = [
    ...verdict.faults.map(faultText),
    ...(isCovered ? [] : [`no key you trust has signed it up to entry ${last}, the last one of this election`]),
  ];
  const signature = signed ? `signed up to entry ${signed.seq}, fingerprint ${signed.key}` : 'not signed';
  return { of: 'record', faults, holds: `whole, ${verdict.entries} entries, ${signature}` };
}

function checkRecordedList({ list, lots, sealed }: ElectionFile, record: ReadRecord): Check {
  const of = 'list in the record';
  const [entry, facts] = onlyEntry(record, 'election-list-published', listFacts);
  if (!facts) return { of, faults: ['the record does not say, once, that it was published'], holds: '' };
  const faults = [
    ...(facts.digest === list ? [] : [`the record has the fingerprint ${facts.digest}`]),
    ...(facts.lotCommitment === lots.commitment ? [] : ['the record has another commitment to the lots']),
    ...differing('candidates', facts.candidates, sealed.candidates.length),
    ...differing('entitled', facts.entitled, sealed.entitled),
    ...differing('balances given up', facts.relaxed, sealed.relaxed),
  ];
  return { of, faults, holds: `entry ${entry?.seq}, fingerprint ${list}` };
}

function checkRecordedBallots(file: ElectionFile, record: ReadRecord): Check {
  const of = 'ballots in the record';
  const [entry, facts] = onlyEntry(record, 'vote-closed', closureFacts);
  if (!facts) return { of, faults: ['the record does not say, once, that the vote was closed'], holds: '' };
  const digest = digestOfCounted(file);
  const faults = [
    ...(facts.file === digest ? [] : [`the record has the fingerprint ${facts.file ?? '(none)'}`]),
    ...differing('outcome', facts.outcome, file.outcome),
    ...differing('entitled', facts.entitled, file.entitled),
    ...differing('voted', facts.voted, file.voted),
  ];
  const since = record.entries.some(({ kind }) => kind === 'election-annulled') ? '; annulled since' : '';
  return { of, faults, holds: `entry ${entry?.seq}, fingerprint ${digest}${since}` };
}

function onlyEntry<T>(
  { entries }: ReadRecord,
  kind: string,
  shape: z.ZodType<T>,
): readonly [EntryLine['entry'] | undefined, T | undefined] {
  const [entry, ...more] = entries.filter((one) => one.kind === kind);
  return [entry, more.length === 0 ? shape.safeParse(entry?.facts).data : undefined];
}

const differing = (what: string, recorded: unknown, published: unknown): readonly string[] =>
  canonicalJson(recorded) === canonicalJson(published)
    ? []
    : [`${what}: ${String(recorded)} in the record, ${String(published)} in the file`];
