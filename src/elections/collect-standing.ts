import { homeZone } from '../charter/rules/home-zone.ts';
import type { Charter, Contest } from '../charter/types.ts';
import { allHolders } from '../mandates/store/mandates.ts';
import type { Database, Transaction } from '../platform/database.ts';
import type { Reason } from '../platform/result.ts';
import type { Standing } from './rules/admission.ts';
import { boundsOf, type Groups, groupsOf } from './rules/bounds.ts';
import { barriersTo, candidacyState, type OfficeTerms, type Outlook, outlookOf } from './rules/candidacy.ts';
import { contestByKey, type Sitting } from './rules/convening.ts';
import { type MemberOrganization, membersOf, sittingIn } from './store/members.ts';
import type { Bound, Candidacy, Election } from './types.ts';

/** The contest an election was called for; a charter changed since must still have it. */
export function contestOf(charter: Pick<Charter, 'elections'>, election: Pick<Election, 'contest' | 'slug'>): Contest {
  const contest = contestByKey(charter, election.contest);
  if (!contest)
    throw new Error(`election ${election.slug} is of contest '${election.contest}', which the charter lacks`);
  return contest;
}

/** Everything by which it is told whether someone may be elected: mandates of the contest's offices, members. */
type Register = {
  readonly contest: Contest;
  readonly held: readonly OfficeTerms[];
  readonly members: readonly MemberOrganization[];
};

export async function registerFor(
  db: Database | Transaction,
  charter: Charter,
  election: Pick<Election, 'body' | 'contest' | 'slug'>,
): Promise<Register> {
  const contest = contestOf(charter, election);
  const members = await membersOf(db, election.body);
  const holders = await allHolders(db, election.body);
  const held = contest.offices.map(({ office }) => ({ office, terms: holders.filter((one) => one.office === office) }));
  return { contest, held, members };
}

/** What bars a person from being elected. */
export const barriersOf = (
  charter: Charter,
  election: Pick<Election, 'body' | 'termFrom' | 'fills'>,
  { contest, held }: Register,
  personId: string,
): readonly Reason[] => barriersTo(charter, contest, { ...election, personId }, held);

/** What someone is told before accepting: how the offices stand towards the limit, and what parity leaves open. */
export async function prospectsOf(
  db: Database | Transaction,
  charter: Charter,
  election: Election,
  personId: string,
): Promise<{ readonly outlook: readonly Outlook[]; readonly parity: readonly Bound[] }> {
  const { contest, held } = await registerFor(db, charter, election);
  const sitting = await sittingOn(db, charter, election.body, contest, election.termFrom);
  const count = { seats: election.seats, candidates: [], sitting: sittingGroups(charter, contest, sitting) };
  return {
    outlook: outlookOf(charter, contest, { ...election, personId }, held),
    parity: boundsOf(charter, contest, count).filter(({ category }) => category === 'gender'),
  };
}

export const standingOf = (
  charter: Charter,
  election: Pick<Election, 'body' | 'termFrom' | 'fills'>,
  register: Register,
  candidacy: Candidacy,
): Standing => ({
  isMember: register.members.some(({ id }) => id === candidacy.organizationId),
  barriers: barriersOf(charter, election, register, candidacy.personId),
  acceptedAt: candidacy.acceptedAt,
});

/** Those who hold the contest's other seats on the day the new mandates begin. */
export const sittingOn = (
  db: Database | Transaction,
  charter: Charter,
  body: Election['body'],
  contest: Contest,
  termFrom: Temporal.PlainDate,
): Promise<Sitting[]> =>
  sittingIn(
    db,
    body,
    contest.offices.map(({ office }) => office),
    termFrom.toZonedDateTime(homeZone(charter)).toInstant(),
  );

/** The groups of those who sit, where their mandate says for which organization they do. */
export const sittingGroups = (charter: Charter, contest: Contest, sitting: readonly Sitting[]): readonly Groups[] =>
  sitting.map(({ gender, country, sector }) => {
    const { gender: group, ...others } = groupsOf(charter, contest, {
      gender,
      country: country ?? '',
      sector: sector ?? '',
    });
    return { ...(group && { gender: group }), ...(country !== null && others) };
  });

/** Candidacies that stand at the close: accepted or admitted, with their groups. */
export const standingGroups = (
  charter: Charter,
  contest: Contest,
  candidacies: readonly Candidacy[],
): readonly Groups[] =>
  candidacies
    .filter((one) => ['accepted', 'admitted'].includes(candidacyState(one)))
    .map((one) => groupsOf(charter, contest, one));
