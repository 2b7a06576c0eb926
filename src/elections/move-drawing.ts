import { homeZone } from '../charter/rules/home-zone.ts';
import type { Deps } from '../deps.ts';
import { accept, type Reason, type Result, unless } from '../platform/result.ts';
import { nameOfSigner, openAt, openingOf } from './ask-observers.ts';
import { parseKeyStatement } from './blind/notes.ts';
import { platformKey } from './keep-card-keys.ts';
import { decideCalendarChange, type Moments } from './rules/calendar.ts';
import { stageOf } from './rules/stage.ts';
import { type CardSigner, findCardSetup } from './store/cards.ts';
import { findElectionById } from './store/elections.ts';
import { publishedList } from './store/lists.ts';
import { hasBallots } from './store/votes.ts';
import type { ElectionId, PublishedList } from './types.ts';

type TakeBack = () => Promise<void>;

/**
 * Has every observer agree to sign cards until the vote opens by another calendar: each keeps that hour, and would
 * refuse cards after it. Where one does not agree, the others are told the former hour again. Answers how to take it
 * back. Refusals: those of `decideCalendarChange`, nobody being asked; `observer-not-moved`.
 */
export async function moveDrawing(
  deps: Pick<Deps, 'db' | 'dataDir' | 'charter'>,
  id: ElectionId,
  moments: Moments,
  at: Temporal.Instant,
): Promise<Result<TakeBack>> {
  const nothing: TakeBack = async () => {};
  const [election, list] = [await findElectionById(deps.db, id), await publishedList(deps.db, id)];
  const observers = (await findCardSetup(deps.db, id))?.signers.filter(({ url }) => url !== null) ?? [];
  if (!election || !list || observers.length === 0) return accept(nothing);
  const former = election.calendar.votingFrom;
  if (moments.votingFrom.equals(former)) return accept(nothing);
  const stage = (await hasBallots(deps.db, id)) ? 'voting' : stageOf(election, at);
  const known = { stage, at, zone: homeZone(deps.charter) };
  const decision = decideCalendarChange(deps.charter.elections, election, moments, known);
  if (!decision.ok) return decision;
  const platform = await platformKey(deps);
  const tell = (signers: readonly CardSigner[], until: Temporal.Instant) =>
    tellAll(signers, openingOf(election, list, until, platform), list);
  const told = await tell(observers, moments.votingFrom);
  const takeBack: TakeBack = async () => {
    await tell(
      told.flatMap(({ signer, agrees }) => (agrees ? [signer] : [])),
      former,
    );
  };
  const silent = told.filter(({ agrees }) => !agrees);
  if (silent.length > 0) await takeBack();
  const reasons = silent.map(
    ({ signer }): Reason => ({
      code: 'observer-not-moved',
      field: 'votingFrom',
      params: { name: nameOfSigner(signer) },
    }),
  );
  return unless(reasons, () => takeBack);
}

/** Sends observers an opening; answers which of them agree, with the key that they gave before. */
const tellAll = (signers: readonly CardSigner[], opening: string, list: PublishedList) =>
  Promise.all(
    signers.map(async (signer) => {
      const opened = await openAt({ url: signer.url ?? '', key: signer.key }, signer.n, opening, list);
      return { signer, agrees: opened.ok && keyIn(opened.value) === keyIn(signer) };
    }),
  );

/** The key that it signs cards with: another one than it gave would not fit the cards that were drawn. */
const keyIn = ({ statement }: CardSigner): string | undefined => parseKeyStatement(statement)?.key;
