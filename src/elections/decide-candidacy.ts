import type { Deps } from '../deps.ts';
import { recordedAs } from '../mandates/grant-mandate.ts';
import type { Acting } from '../mandates/types.ts';
import { type Database, type Transaction, transact } from '../platform/database.ts';
import { queueMail } from '../platform/mail.ts';
import { accept, type Reason, type Result, refuse } from '../platform/result.ts';
import { record } from '../record/record.ts';
import { registerFor, standingOf } from './collect-standing.ts';
import { decisionMail } from './mail.tsx';
import { linkCandidacyIn } from './propose-candidate.ts';
import { type AdmissionProposal, aboutAdmission, decideAdmission, isInvolved } from './rules/admission.ts';
import { stageOf } from './rules/stage.ts';
import { candidaciesOf, findCandidacy, insertDecision, objectionsOf } from './store/candidacies.ts';
import { lockElection } from './store/elections.ts';
import type { Candidacy, CandidacyId, Election } from './types.ts';

type Needs = Pick<Deps, 'charter' | 'random' | 'baseUrl'>;

/**
 * Admits a candidacy or refuses it, and tells the candidate; the same answer sent twice is given once. Refusals:
 * `no-longer-there` and those of `decideAdmission`.
 */
export const decideCandidacy = (
  deps: Needs & Pick<Deps, 'db'>,
  id: CandidacyId,
  proposal: AdmissionProposal,
  by: Acting,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx): Promise<Result<null>> => {
    const found = await findCandidacy(tx, id);
    const election = found && (await lockElection(tx, found.electionId));
    const candidacies = election ? await candidaciesOf(tx, election.id) : [];
    const candidacy = candidacies.find((one) => one.id === id);
    if (!election || !candidacy) return refuse('no-longer-there');
    const { decision } = candidacy;
    if (decision?.outcome === proposal.outcome && candidacy.decidedBy === by.personId) return accept(null);
    const known = await knownOf({ db: tx, charter: deps.charter }, election, candidacy, by, at);
    const decided = decideAdmission(known, proposal);
    if (!decided.ok) return decided;
    await writeDecisionIn(tx, deps, { election, candidacy, decision: decided.value }, by, at);
    return accept(null);
  });

/** What speaks against a decision on a candidacy, as far as it could be read. Reasons: those of `decideAdmission`. */
export const aboutDecision = async (
  deps: Pick<Deps, 'db' | 'charter'>,
  { election, candidacy }: { readonly election: Election; readonly candidacy: Candidacy },
  read: Partial<AdmissionProposal>,
  by: Acting,
  at: Temporal.Instant,
): Promise<readonly Reason[]> => aboutAdmission(await knownOf(deps, election, candidacy, by, at), read);

/** By what a candidacy is decided now. */
export async function knownOf(
  { db, charter }: { readonly db: Database | Transaction; readonly charter: Deps['charter'] },
  election: Election,
  candidacy: Candidacy,
  by: Acting,
  at: Temporal.Instant,
) {
  const stage = stageOf(election, at);
  const objections = await objectionsOf(db, election.id);
  const involved = isInvolved(by.personId, await candidaciesOf(db, election.id), { stage, objections });
  const standing = standingOf(charter, election, await registerFor(db, charter, election), candidacy);
  return { stage, candidacy, involved, standing };
}

/** Writes a decision, tells the candidate and records it: of an overseer, or of an answer to an objection. */
export async function writeDecisionIn(
  tx: Transaction,
  deps: Needs,
  made: { readonly election: Election; readonly candidacy: Candidacy; readonly decision: AdmissionProposal },
  by: Acting,
  at: Temporal.Instant,
): Promise<void> {
  const { election, candidacy, decision } = made;
  await insertDecision(tx, candidacy.id, decision, by.personId, at);
  const { email, name, language } = candidacy;
  if (email) {
    const token = await linkCandidacyIn(tx, deps, candidacy.id, at);
    await queueMail(tx, decisionMail(deps, { email, name, language }, { election, decision }, token), at);
  }
  await record(
    tx,
    {
      kind: 'candidacy-decided',
      by: recordedAs(by),
      subject: `election:${election.id}`,
      facts: { body: election.body, contest: election.contest, outcome: decision.outcome, reason: decision.reason },
    },
    { at, random: deps.random },
  );
}
