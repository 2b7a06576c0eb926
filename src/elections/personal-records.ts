import type { PersonalRecords } from '../accounts/types.ts';
import { candidacyState, mayWithdraw } from './rules/candidacy.ts';
import { stageOf } from './rules/stage.ts';
import { candidaciesOfPerson, forgetCandidate, insertWithdrawal } from './store/candidacies.ts';
import { lockElection } from './store/elections.ts';

/**
 * Candidacies of a person. That they stood, and what came of it, is a public act of the mechanism and stays without
 * their words and without their name; who is still a candidate withdraws with the account.
 */
export const candidacyRecords: PersonalRecords = {
  name: 'candidacies',
  what: 'elections.records.what',
  why: 'elections.records.why',
  read: async (db, personId) =>
    (await candidaciesOfPerson(db, personId)).map((one) => ({
      election: one.electionId,
      organization: one.organizationName,
      state: candidacyState(one),
      acceptedAt: one.acceptedAt?.toString() ?? null,
      gender: one.gender,
      statements: one.statements,
      decision: one.decision && { ...one.decision, at: one.decision.at.toString() },
    })),
  async erase(tx, personId, at) {
    for (const candidacy of await candidaciesOfPerson(tx, personId)) {
      const election = await lockElection(tx, candidacy.electionId);
      if (election && mayWithdraw(stageOf(election, at), candidacy)) {
        await insertWithdrawal(tx, candidacy.id, { cause: 'withdrawn', reason: null, by: personId }, at);
      }
    }
    await forgetCandidate(tx, personId);
  },
};
