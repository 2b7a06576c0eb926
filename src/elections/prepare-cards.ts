import type { Deps } from '../deps.ts';
import { recordedAs } from '../mandates/grant-mandate.ts';
import type { Acting } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { accept, against, type Reason, type Result, refuse, unless } from '../platform/result.ts';
import { record } from '../record/record.ts';
import { canonicalJson, sha256 } from '../record/rules/entry.ts';
import { parseVerifierKey, signNote, type VerifierKey } from '../record/rules/signed-note.ts';
import { type Observer, openAt, openingOf } from './ask-observers.ts';
import { isRecipient, mostCandidates } from './blind/ballot.ts';
import { keyStatementText } from './blind/notes.ts';
import { publicSpki } from './blind/sign-blinded.ts';
import { makeCardKeyOf, platformKey } from './keep-card-keys.ts';
import { decidePreparing } from './rules/cards.ts';
import { stageOf } from './rules/stage.ts';
import { type CardSigner, findCardSetup, insertCardSetup } from './store/cards.ts';
import { findElectionById, lockElection } from './store/elections.ts';
import { publishedList } from './store/lists.ts';
import { tellToDrawIn } from './tell-voters.ts';
import type { Election, ElectionId, PublishedList } from './types.ts';

type Prepared = { readonly recipient: string; readonly observers: readonly Observer[] };
type Needs = Pick<Deps, 'db' | 'dataDir' | 'random' | 'charter' | 'baseUrl'>;

/**
 * Prepares voting with cards: every signer makes a key for this election, and the key that ballots are sealed for is
 * fixed. All of it is public from here on, its digest in the record; voters are told. Refusals: those of
 * `decidePreparing`; `no-longer-there`, `recipient-not-a-key`, `too-many-candidates`, `observer-not-a-key`,
 * `observer-twice`, `observer-silent`, `observer-refuses`.
 */
export async function prepareCards(
  deps: Needs,
  id: ElectionId,
  { recipient, observers }: Prepared,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> {
  const election = await findElectionById(deps.db, id);
  const list = election && (await publishedList(deps.db, id));
  if (!election || !list || election.secrecy !== 'blind') return refuse('no-longer-there');
  const decision = unless(await aboutKeys(deps, election, { recipient, observers }, at), () => null);
  if (!decision.ok) return decision;
  const made = await makeSigners(deps, election, list, observers);

  return transact(deps.db, async (tx): Promise<Result<null>> => {
    const locked = await lockElection(tx, id);
    if (!locked) return refuse('no-longer-there');
    const isPrepared = (await findCardSetup(tx, id)) !== null;
    const still = decidePreparing({ stage: stageOf(locked, at), isPrepared });
    if (!still.ok) return still;
    if (!made.ok) return made;
    const signers = made.value;
    const digest = digestOfSetup({ recipient, signers });
    await insertCardSetup(tx, id, { recipient, digest, signers }, by.personId, at);
    await tellToDrawIn(tx, deps, locked, at);
    await record(
      tx,
      {
        kind: 'cards-prepared',
        by: recordedAs(by),
        subject: `election:${id}`,
        facts: { body: locked.body, contest: locked.contest, signers: signers.length, digest },
      },
      { at, random: deps.random },
    );
    return accept(null);
  });
}

/** The platform makes its key for an election's cards, and every observer its own. Refusals: those of `openAt`. */
async function makeSigners(
  deps: Pick<Needs, 'db' | 'dataDir'>,
  election: Election,
  list: PublishedList,
  observers: readonly Observer[],
): Promise<Result<readonly CardSigner[]>> {
  const platform = await platformKey(deps);
  const { verifier, privateKey } = platform;
  const own = keyStatementText({
    election: election.id,
    key: publicSpki(await makeCardKeyOf(deps.dataDir, election.id)),
  });
  const first = { n: 1, key: verifier.line, url: null, statement: signNote(own, verifier.name, privateKey) };
  const opening = openingOf(election, list, election.calendar.votingFrom, platform);
  const asked = await Promise.all(observers.map((observer, index) => openAt(observer, index + 2, opening, list)));
  const refused = asked.flatMap((one) => against(one).map((reason) => ({ ...reason, field: 'observers' })));
  return unless(refused, () => [first, ...asked.flatMap((one) => (one.ok ? [one.value] : []))]);
}

/** SHA-256 of the canonical JSON of what was prepared: `{"recipient", "signers": [{"key", "statement"}, …]}`. */
const digestOfSetup = ({
  recipient,
  signers,
}: {
  readonly recipient: string;
  readonly signers: readonly CardSigner[];
}) => sha256(canonicalJson({ recipient, signers: signers.map(({ key, statement }) => ({ key, statement })) }));

/**
 * What speaks against preparing cards with keys, as far as these could be read, no observer being asked.
 * Reasons: those of `prepareCards`.
 */
export async function aboutKeys(
  deps: Pick<Needs, 'db' | 'dataDir'>,
  election: Election,
  read: Partial<Prepared>,
  at: Temporal.Instant,
): Promise<readonly Reason[]> {
  const isPrepared = (await findCardSetup(deps.db, election.id)) !== null;
  const list = await publishedList(deps.db, election.id);
  if (!list) return [{ code: 'no-longer-there' }];
  const { verifier } = await platformKey(deps);
  return [...against(decidePreparing({ stage: stageOf(election, at), isPrepared })), ...faultsIn(read, list, verifier)];
}

function faultsIn(
  { recipient, observers = [] }: Partial<Prepared>,
  list: PublishedList,
  platform: VerifierKey,
): readonly Reason[] {
  const keys = observers.map(({ key }) => key);
  const reasons: Reason[] = [];
  if (recipient !== undefined && !isRecipient(recipient))
    reasons.push({ code: 'recipient-not-a-key', field: 'recipient' });
  if (list.candidates.length > mostCandidates)
    reasons.push({ code: 'too-many-candidates', params: { most: mostCandidates } });
  if (keys.some((key) => !parseVerifierKey(key))) reasons.push({ code: 'observer-not-a-key', field: 'observers' });
  if (new Set([platform.line, ...keys]).size <= keys.length)
    reasons.push({ code: 'observer-twice', field: 'observers' });
  return reasons;
}
