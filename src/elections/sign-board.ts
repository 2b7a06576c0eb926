import type { Deps } from '../deps.ts';
import { transact } from '../platform/database.ts';
import { accept } from '../platform/result.ts';
import { genesis, momentText } from '../record/rules/entry.ts';
import { isSignedBy, parseNote, parseVerifierKey, signNote } from '../record/rules/signed-note.ts';
import { askToCountersign } from './ask-signers.ts';
import { headText } from './blind/notes.ts';
import { findPlatformKey, platformKey, removeCardKeyOf } from './keep-card-keys.ts';
import { stageOf } from './rules/stage.ts';
import { mostEntries } from './signer/signer-app.ts';
import {
  boardAfter,
  boardEnd,
  headsOf,
  insertCountersignature,
  insertHead,
  lockBoards,
  type StoredHead,
  sealBoards,
} from './store/board.ts';
import { type CardSigner, findCardSetup, sealDraws } from './store/cards.ts';
import { listElections } from './store/elections.ts';
import { lockBallotBox } from './store/votes.ts';
import type { ElectionId } from './types.ts';

type Needs = Pick<Deps, 'db' | 'dataDir'>;

/**
 * Every hour: the heads of the boards on which ballots come in are signed and countersigned; the keys that signed cards
 * of an election that is closed or called off are deleted. A node without the key of the record leaves the heads to
 * the one that has it.
 */
export async function signBoards(deps: Needs & Pick<Deps, 'clock' | 'log'>): Promise<void> {
  const at = deps.clock();
  const signs = (await findPlatformKey(deps)) !== null;
  for (const election of await listElections(deps.db)) {
    if (election.secrecy !== 'blind') continue;
    if (stageOf(election, at) === 'voting') {
      if (signs) await signBoard(deps, election.id, at);
      else deps.log.warn({ election: election.id }, 'a board waits for its head: this node does not hold the key');
    }
    if (election.closed || election.cancelled) await removeCardKeyOf(deps.dataDir, election.id);
  }
}

/**
 * Signs how long the board is and how it ends, and has every observer countersign it. Answers the numbers of the
 * observers that have not: they are asked again the next time, and nothing is lost.
 */
export async function signBoard(deps: Needs, id: ElectionId, at: Temporal.Instant): Promise<readonly number[]> {
  const setup = await findCardSetup(deps.db, id);
  if (!setup) return [];
  const head = await freshHead(deps, id, at);
  const missing = setup.signers.filter(({ n }) => n > 1 && !head.countersigned.includes(n));
  const asked = await Promise.all(
    missing.map(async (signer) => ({ n: signer.n, note: await countersignedBy(deps, id, signer, head) })),
  );
  for (const { n, note } of asked) {
    if (note === null) continue;
    await transact(deps.db, async (tx) => accept(await insertCountersignature(tx, head.id, n, note)));
  }
  return asked.flatMap(({ n, note }) => (note === null ? [n] : []));
}

/**
 * The last head, or a new one where the board has grown since. With it everything on the board is written anew: the
 * hour that the head says is all that is kept of when a ballot came in.
 */
async function freshHead(deps: Needs, id: ElectionId, at: Temporal.Instant): Promise<StoredHead> {
  const { verifier, privateKey } = await platformKey(deps);
  const made = await transact(deps.db, async (tx) => {
    await lockBallotBox(tx, id);
    await lockBoards(tx);
    const end = await boardEnd(tx, id);
    const entries = end?.seq ?? 0;
    const last = (await headsOf(tx, id)).at(-1);
    if (last?.entries === entries) return accept(last);
    const text = headText({ election: id, entries, hash: end?.hash ?? genesis, at: momentText(at) });
    await insertHead(tx, id, { entries, note: signNote(text, verifier.name, privateKey), at });
    // Nobody draws any more: the vote is open.
    if (!last) await sealDraws(tx);
    await sealBoards(tx);
    return accept((await headsOf(tx, id)).at(-1) ?? null);
  });
  if (!made.ok || !made.value) throw new Error('the head that was just signed is not there');
  return made.value;
}

/**
 * Leads an observer from where it is to the head, a stretch of entries at a time, and answers its own note over the
 * head; null where it does not answer, or finds that the board was changed.
 */
async function countersignedBy(
  deps: Needs,
  id: ElectionId,
  { url, key: line }: CardSigner,
  head: StoredHead,
): Promise<string | null> {
  const key = parseVerifierKey(line);
  const heads = await headsOf(deps.db, id);
  let seen = heads.findLast(({ countersigned }) => countersigned.length > 0)?.entries ?? 0;
  for (let tries = 0; tries <= head.entries / mostEntries + 2; tries += 1) {
    const entries = await boardAfter(deps.db, id, seen, Math.min(mostEntries, head.entries - seen));
    const reached = seen + entries.length;
    const note =
      reached === head.entries ? head.note : await waypoint(deps, id, entries.at(-1)?.hash ?? genesis, reached, head);
    const answer = await askToCountersign(url ?? '', note, entries);
    if (!answer) return null;
    if ('refused' in answer) {
      if (answer.refused !== 'entries-missing' || answer.seen === undefined) return null;
      seen = Math.min(answer.seen, head.entries);
      continue;
    }
    const signed = parseNote(answer.note);
    // Nothing but its own signature over these very words is put beside the others.
    const isOwn = signed?.text === parseNote(note)?.text && signed?.signatures.length === 1;
    if (!key || !signed || !isOwn || isSignedBy(signed, key) !== 'signed') return null;
    if (reached === head.entries) return answer.note;
    seen = reached;
  }
  return null;
}

/** A head on the way, where an observer has more entries to see than go into one request. */
async function waypoint(
  deps: Needs,
  id: ElectionId,
  hash: string,
  entries: number,
  { at }: StoredHead,
): Promise<string> {
  const { verifier, privateKey } = await platformKey(deps);
  return signNote(headText({ election: id, entries, hash, at: momentText(at) }), verifier.name, privateKey);
}
