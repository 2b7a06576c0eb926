import { homeZone } from '../charter/rules/home-zone.ts';
import type { Deps } from '../deps.ts';
import { lockBody } from '../mandates/store/mandates.ts';
import { transact } from '../platform/database.ts';
import { accept, type Result } from '../platform/result.ts';
import { record } from '../record/record.ts';
import { collectVolunteers } from './collect-volunteers.ts';
import type { Speaking } from './permissions.ts';
import { decideOpening } from './rules/agency-round.ts';
import { insertRound, lastRounds, roundOnce } from './store/rounds.ts';
import { tellRoundOpenedIn } from './tell-agencies.ts';
import type { RoundId } from './types.ts';

/**
 * Opens a round of the working group for the seats that are free or soon will be, with those that volunteer in the
 * order of the charter's rule; every agency is written to. Sent twice with the same `once`, it is one round.
 * Refusals: those of `decideOpening`.
 */
export const openRound = (
  deps: Pick<Deps, 'db' | 'charter' | 'random' | 'baseUrl'>,
  asked: { readonly lastDay: Temporal.PlainDate; readonly once: string },
  by: Speaking,
  at: Temporal.Instant,
): Promise<Result<RoundId>> =>
  transact(deps.db, async (tx) => {
    const { charter } = deps;
    await lockBody(tx, 'liaison');
    const before = await roundOnce(tx, asked.once);
    if (before) return accept(before);
    const [last] = await lastRounds(tx, at, 1);
    const { free, candidates } = await collectVolunteers(tx, charter, at);
    const offers = candidates.filter(({ hindrance }) => hindrance === null);
    const decision = decideOpening(
      charter.liaison.agencyRound,
      { lastDay: asked.lastDay, free, volunteers: offers.length, isOpen: last !== undefined && last.ended === null },
      at,
      homeZone(charter),
    );
    if (!decision.ok) return decision;
    const { closesAt } = decision.value;
    const { seats, freeFrom } = decision.value.free;
    const round = { seats, freeFrom, closesAt, agency: by.agency, by: by.personId, once: asked.once, offers };
    const id = await insertRound(tx, round, at);
    const proposed = offers.slice(0, seats).map(({ agency }) => agency);
    await tellRoundOpenedIn(tx, deps, { proposed, lastDay: asked.lastDay }, at);
    await record(
      tx,
      {
        kind: 'agencies-proposed',
        by,
        subject: 'liaison',
        facts: { agencies: proposed, until: asked.lastDay.toString() },
      },
      { at, random: deps.random },
    );
    return accept(id);
  });
