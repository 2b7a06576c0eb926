import { findOwnData } from '../accounts/store.ts';
import { homeZone } from '../charter/rules/home-zone.ts';
import type { Deps } from '../deps.ts';
import { grantMandateIn } from '../mandates/grant-mandate.ts';
import { appointedMail } from '../mandates/mail.tsx';
import { lockBody } from '../mandates/store/mandates.ts';
import type { MandateId } from '../mandates/types.ts';
import { type Transaction, transact } from '../platform/database.ts';
import { readerFor } from '../platform/languages.ts';
import { queueMail } from '../platform/mail.ts';
import type { Texts } from '../platform/reader.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { record } from '../record/record.ts';
import { seatOffice } from './collect-volunteers.ts';
import { decideClosing } from './rules/agency-round.ts';
import { endOffers } from './store/offers.ts';
import { insertRoundEnd, lastRounds } from './store/rounds.ts';
import { tellRoundClosedIn } from './tell-agencies.ts';
import type { Round, RoundOutcome } from './types.ts';

type Needs = Pick<Deps, 'charter' | 'random' | 'baseUrl'>;
type Named = { readonly agency: string; readonly mandateId: MandateId };

/**
 * Closes the round whose time is over: without an objection those proposed are named by consensus, which gives each
 * its mandate. Whoever may not take the seat any more is passed over. Refusals: those of `decideClosing`.
 */
export const closeRound = (
  deps: Needs & Pick<Deps, 'db'>,
  at: Temporal.Instant,
): Promise<Result<{ readonly outcome: RoundOutcome; readonly named: readonly string[] }>> =>
  transact(deps.db, async (tx) => {
    await lockBody(tx, 'liaison');
    const [round] = await lastRounds(tx, at, 1);
    if (!round) return refuse('round-unknown');
    const decision = decideClosing(round, deps.charter.workingGroup.agencies, at);
    if (!decision.ok) return decision;
    const seated: Named[] = [];
    for (const agency of decision.value.named) seated.push(...(await seat(tx, deps, round, agency, at)));
    const named = seated.map(({ agency }) => agency);
    const outcome = decision.value.outcome === 'named' && named.length === 0 ? 'nobody' : decision.value.outcome;
    await insertRoundEnd(tx, { roundId: round.id, outcome, named: seated }, at);
    await tellRoundClosedIn(tx, deps, { outcome, named }, at);
    await record(
      tx,
      { kind: 'agency-round-closed', by: 'system', subject: 'liaison', facts: { outcome, agencies: named } },
      { at, random: deps.random },
    );
    return accept({ outcome, named });
  });

/** The mandate of whoever volunteered for the agency; none where the rules of mandates are against it now. */
async function seat(
  tx: Transaction,
  deps: Needs,
  { proposals, freeFrom, closesAt }: Round,
  agency: string,
  at: Temporal.Instant,
): Promise<readonly Named[]> {
  const offer = proposals.find((proposal) => proposal.agency === agency)?.offer;
  if (!offer) return [];
  const grant = {
    personId: offer.personId,
    office: seatOffice(deps.charter).key,
    body: 'liaison',
    agency,
    startsAt: freeFrom && Temporal.Instant.compare(freeFrom, at) > 0 ? freeFrom : at,
    source: { kind: 'consensus', text: sourceText(deps.charter, closesAt) },
  } as const;
  const granted = await grantMandateIn(tx, deps, grant, 'system', at);
  if (!granted.ok) return [];
  await endOffers(tx, { agency, cause: 'seated', by: null }, at);
  const { email, name, language } = await findOwnData(tx, offer.personId);
  if (email) await queueMail(tx, appointedMail(deps, { email, name, language }, grant, at), at);
  return [{ agency, mandateId: granted.value }];
}

/** By which round: that of its last day. */
function sourceText(charter: Deps['charter'], closesAt: Temporal.Instant): Texts {
  const { languages, workingGroup } = charter;
  const day = closesAt.subtract({ nanoseconds: 1 }).toZonedDateTimeISO(homeZone(charter)).toPlainDate();
  return Object.fromEntries(
    languages.map((language) => {
      const reader = readerFor({ language, languages, path: '/' });
      const facts = { group: reader.text(workingGroup.acronym), day: reader.date(day) };
      return [language, reader.t('liaison.source', facts)];
    }),
  );
}
