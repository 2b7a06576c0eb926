import { homeZone } from '../src/charter/rules/home-zone.ts';
import type { Deps } from '../src/deps.ts';
import { offerAgency } from '../src/liaison/offer-agency.ts';
import { openRound } from '../src/liaison/open-round.ts';
import type { Speaking } from '../src/liaison/permissions.ts';
import { takePosition } from '../src/liaison/take-position.ts';
import { endMandate } from '../src/mandates/end-mandate.ts';
import { currentHolders } from '../src/mandates/store/mandates.ts';
import type { Loaded } from './load-organizations.ts';
import { must } from './must.ts';
import { liaisonFile, readExample } from './types.ts';

/**
 * A seat of an agency that was left early, and the round for it. Days are counted from the day of loading; where the
 * example's last term does not run then, there is nothing to leave.
 */
export async function loadLiaison(deps: Deps, loaded: Loaded): Promise<void> {
  const { left, offers, round, consents } = readExample('liaison', liaisonFile);
  const ago = (days: number): Temporal.Instant => deps.clock().subtract({ hours: 24 * days });
  const seats = await currentHolders(deps.db, ['liaison'], ago(left.daysAgo));
  const seat = seats.find(({ personId }) => personId === loaded.personOf.get(left.person));
  if (!seat) return;
  must(await endMandate(deps, { mandateId: seat.id, cause: left.cause }, 'console', ago(left.daysAgo)));
  const speaker = await speakersAt(deps, loaded, ago(left.daysAgo));
  for (const { person, daysAgo } of offers) {
    must(await offerAgency(deps, { once: crypto.randomUUID() }, speaker(person), ago(daysAgo)));
  }
  const lastDay = deps.clock().toZonedDateTimeISO(homeZone(deps.charter)).toPlainDate().add({ days: round.daysLeft });
  const asked = { lastDay, once: crypto.randomUUID() };
  const opened = must(await openRound(deps, asked, speaker(round.person), ago(round.daysAgo)));
  for (const { person, daysAgo } of consents) {
    const consent = { round: opened, stance: 'consent', reason: null } as const;
    must(await takePosition(deps, consent, speaker(person), ago(daysAgo)));
  }
}

/** In whose name someone speaks for an agency. */
async function speakersAt(
  { db }: Deps,
  { personOf }: Loaded,
  at: Temporal.Instant,
): Promise<(person: string) => Speaking> {
  const holders = await currentHolders(db, ['working-group'], at);
  return (person) => {
    const held = holders.find(({ personId }) => personId === personOf.get(person));
    if (!held?.agency) throw new Error(`example/liaison.json: ${person} speaks for no agency`);
    return { personId: held.personId, office: held.office, body: held.body, agency: held.agency };
  };
}
