import type { Deps } from '../deps.ts';
import { type Database, type Transaction, transact } from '../platform/database.ts';
import { accept, type Result, refuse } from '../platform/result.ts';
import { barriersOf, registerFor } from './collect-standing.ts';
import { decideAcceptance } from './rules/candidacy.ts';
import { stageOf } from './rules/stage.ts';
import { findCandidacy, insertStatements, upsertAcceptance } from './store/candidacies.ts';
import { lockElection } from './store/elections.ts';
import type { Candidacy, CandidacyId, Election } from './types.ts';

/** What a candidate says: the voluntary answer about gender, and words on each criterion, by language. */
type Acceptance = { readonly gender: string | null; readonly statements: Candidacy['statements'] };

/**
 * The candidate accepts, or changes what was written while candidacies are open: the last words count.
 * Refusals: `no-longer-there` and those of `decideAcceptance`.
 */
export const acceptCandidacy = (
  { db, charter }: Pick<Deps, 'db' | 'charter'>,
  id: CandidacyId,
  { gender, statements }: Acceptance,
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(db, async (tx): Promise<Result<null>> => {
    const known = await findCandidacy(tx, id);
    const election = known && (await lockElection(tx, known.electionId));
    const candidacy = election && (await findCandidacy(tx, id));
    if (!candidacy) return refuse('no-longer-there');
    const decision = await mayAccept({ db: tx, charter }, { election, candidacy }, at);
    if (!decision.ok) return decision;
    await upsertAcceptance(tx, id, gender, at);
    await insertStatements(tx, id, statements, at);
    return accept(null);
  });

/** Whether the candidate may accept now, whatever they say. Refusals: those of `decideAcceptance`. */
export async function mayAccept(
  { db, charter }: { readonly db: Database | Transaction; readonly charter: Deps['charter'] },
  { election, candidacy }: { readonly election: Election; readonly candidacy: Candidacy },
  at: Temporal.Instant,
): Promise<Result<null>> {
  const barriers = barriersOf(charter, election, await registerFor(db, charter, election), candidacy.personId);
  return decideAcceptance(stageOf(election, at), candidacy, barriers);
}
