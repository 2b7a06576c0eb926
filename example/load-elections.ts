import type { PersonId } from '../src/accounts/types.ts';
import { homeZone } from '../src/charter/rules/home-zone.ts';
import type { Charter } from '../src/charter/types.ts';
import type { Deps } from '../src/deps.ts';
import { announceElection } from '../src/elections/announce-election.ts';
import { recipientOf } from '../src/elections/blind/ballot.ts';
import { prepareCards } from '../src/elections/prepare-cards.ts';
import { prepareElection } from '../src/elections/prepare-election.ts';
import { publishList } from '../src/elections/publish-list.ts';
import { type Moments, proposedCalendar } from '../src/elections/rules/calendar.ts';
import { seatsOf } from '../src/elections/rules/convening.ts';
import { findElection } from '../src/elections/store/elections.ts';
import { tellVoters } from '../src/elections/tell-voters.ts';
import type { Election } from '../src/elections/types.ts';
import type { Acting, Body } from '../src/mandates/types.ts';
import { type ExampleElection, electionsFile } from './election-types.ts';
import { loadCandidates } from './load-candidates.ts';
import type { Loaded } from './load-organizations.ts';
import { loadVotes } from './load-votes.ts';
import { must } from './must.ts';
import { cycleFile, readExample } from './types.ts';

const hours = (at: Temporal.Instant, n: number): Temporal.Instant => at.add({ hours: n });

/**
 * Elections at every stage, through the same acts as any other: one whose term runs, whose days are those of the file;
 * the others' days are counted from the day of loading, so that they are alive whenever the demo is started.
 */
export async function loadElections(deps: Deps, loaded: Loaded): Promise<void> {
  const { elections, words, cardKey, prepared } = readExample('elections', electionsFile);
  for (const planned of elections) {
    const course = courseOf(deps, planned);
    const election = await convene(deps, planned, course, loaded);
    await loadCandidates(deps, { planned, election, words }, course.convenedAt, loaded);
    if (Temporal.Instant.compare(course.moments.objectionsUntil, course.now) > 0) continue;
    const by = acting(loaded, planned.overseer, 'agency-focal-point', 'working-group');
    const listedAt = hours(course.moments.objectionsUntil, 13);
    must(await publishList(deps, election.id, by, listedAt));
    if (planned.secrecy === 'blind') {
      const recipient = (await recipientOf(cardKey.identity)) ?? '';
      must(await prepareCards(deps, election.id, { recipient, observers: [] }, by, hours(listedAt, 3)));
    }
    const toldAt = hours(course.moments.votingFrom, 12);
    if (Temporal.Instant.compare(toldAt, course.now) <= 0) must(await tellVoters(deps, election.id, toldAt));
    await loadVotes(deps, { planned, election }, by, loaded);
  }
  await prepareOne(deps, prepared, loaded);
}

/** The moments of an election, and until when it has been followed. */
type Course = { readonly convenedAt: Temporal.Instant; readonly moments: Moments; readonly now: Temporal.Instant };

function courseOf({ clock, charter }: Deps, { firstDay, days }: ExampleElection): Course {
  const zone = homeZone(charter);
  const first = firstDay ? Temporal.PlainDate.from(firstDay) : clock().toZonedDateTimeISO(zone).toPlainDate();
  const on = (after: number, plainTime: string) =>
    first.add({ days: after }).toZonedDateTime({ timeZone: zone, plainTime }).toInstant();
  const evening = (after: number) => on(after, '18:00');
  return {
    convenedAt: on(days.convened, '09:00'),
    moments: {
      candidaciesUntil: evening(days.candidaciesUntil),
      objectionsUntil: evening(days.objectionsUntil),
      votingFrom: evening(days.votingFrom),
      votingUntil: evening(days.votingUntil),
      complaintsUntil: evening(days.complaintsUntil),
    },
    now: firstDay ? evening(days.complaintsUntil + 1) : clock(),
  };
}

async function convene(
  deps: Deps,
  { mesa, secrecy, termFrom, note, convener }: ExampleElection,
  { convenedAt, moments }: Course,
  loaded: Loaded,
): Promise<Election> {
  const by = acting(loaded, convener, 'secretariat', `mesa:${mesa}`);
  const call = {
    ...callFor(deps.charter, mesa, moments),
    note,
    ...(termFrom && { termFrom: Temporal.PlainDate.from(termFrom) }),
  };
  const charter = { ...deps.charter, elections: { ...deps.charter.elections, secrecy } };
  const slug = must(
    await prepareElection({ ...deps, charter }, { ...call, once: crypto.randomUUID() }, by, hours(convenedAt, -20)),
  );
  await deps.db.updateTable('election').set({ example: true }).where('slug', '=', slug).execute();
  const election = await found(deps, slug);
  must(await announceElection({ ...deps, charter }, election.id, by, convenedAt));
  return found(deps, slug);
}

/** What the rules propose for the next term of a mesa. */
function callFor(charter: Charter, mesa: number, moments: Moments) {
  const [contest] = charter.elections.contests;
  const over = moments.complaintsUntil.toZonedDateTimeISO(homeZone(charter)).toPlainDate().add({ days: 1 });
  const free = Temporal.PlainDate.from(
    readExample('cycle', cycleFile)
      .terms.flatMap(({ to }) => to ?? [])
      .sort()
      .at(-1) ?? over.toString(),
  );
  return {
    body: `mesa:${mesa}` as Body,
    contest: contest.key,
    seats: seatsOf(contest),
    termFrom: Temporal.PlainDate.compare(free, over) < 0 ? over : free,
    moments,
  };
}

async function prepareOne(deps: Deps, { mesa, by }: { mesa: number; by: string }, loaded: Loaded): Promise<void> {
  const at = deps.clock();
  const moments = proposedCalendar(deps.charter.elections, at, homeZone(deps.charter));
  const call = { ...callFor(deps.charter, mesa, moments), note: null, once: crypto.randomUUID() };
  const slug = must(await prepareElection(deps, call, acting(loaded, by, 'secretariat', `mesa:${mesa}`), at));
  await deps.db.updateTable('election').set({ example: true }).where('slug', '=', slug).execute();
}

async function found({ db }: Deps, slug: string): Promise<Election> {
  const election = await findElection(db, slug);
  if (!election) throw new Error(`example: there is no election ${slug}`);
  return election;
}

function acting({ personOf }: Loaded, person: string, office: string, body: Body): Acting {
  const personId: PersonId | undefined = personOf.get(person);
  if (!personId) throw new Error(`example/elections.json: nobody has the address ${person}`);
  return { personId, office, body };
}
