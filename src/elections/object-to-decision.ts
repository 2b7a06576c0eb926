import type { PersonId } from '../accounts/types.ts';
import { officeKeysWith } from '../charter/rules/offices.ts';
import type { Deps } from '../deps.ts';
import { officeHolders } from '../membership/store/people.ts';
import { transact } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { objectionWaitsMail } from './mail.tsx';
import { decideObjection } from './rules/admission.ts';
import { stageOf } from './rules/stage.ts';
import { findCandidacy, insertObjection, objectionsOf } from './store/candidacies.ts';
import { lockElection } from './store/elections.ts';
import { membersOf } from './store/members.ts';
import type { CandidacyId } from './types.ts';

/**
 * Objects to an admission or a refusal; those who answer are told. Sent twice, it is one objection. Refusals:
 * `no-longer-there` and those of `decideObjection`.
 */
export const objectToDecision = (
  deps: Pick<Deps, 'db' | 'charter' | 'baseUrl'>,
  id: CandidacyId,
  { text, once }: { readonly text: string; readonly once: string },
  by: { readonly personId: PersonId; readonly organizations: readonly string[] },
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx): Promise<Result<null>> => {
    const known = await findCandidacy(tx, id);
    const election = known && (await lockElection(tx, known.electionId));
    const candidacy = election && (await findCandidacy(tx, id));
    if (!candidacy) return refuse('no-longer-there');
    const open = (await objectionsOf(tx, election.id)).filter((one) => one.candidacyId === id && one.answer === null);
    if (open.some((one) => one.by === by.personId && one.text === text)) return accept(null);
    const members = await membersOf(tx, election.body);
    const organizationId = members.find((one) => by.organizations.includes(one.id))?.id ?? null;
    const decision = decideObjection({
      stage: stageOf(election, at),
      candidacy,
      speaksForMember: organizationId !== null,
      isCandidate: candidacy.personId === by.personId,
      hasOpenObjection: open.some((one) => one.by === by.personId),
    });
    if (!decision.ok) return decision;
    await insertObjection(tx, { candidacyId: id, organizationId, text, by: by.personId, once }, at);
    const offices = officeKeysWith(deps.charter, 'oversee-election');
    const overseers = await officeHolders(tx, { offices, bodies: null }, at);
    await queueMail(
      tx,
      overseers.map((to) => objectionWaitsMail(deps, to, election, candidacy)),
      at,
    );
    return accept(null);
  });
