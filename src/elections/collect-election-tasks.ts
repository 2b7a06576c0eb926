import { homeZone } from '../charter/rules/home-zone.ts';
import type { Deps } from '../deps.ts';
import { holds } from '../mandates/rules/powers.ts';
import type { Actor } from '../mandates/types.ts';
import { remembered } from '../platform/remembered.ts';
import { conveningMandate, spokenFor } from './permissions.ts';
import { lastAnnouncement } from './rules/calendar.ts';
import { candidacyState } from './rules/candidacy.ts';
import { castsFor } from './rules/casting.ts';
import { isShortOfCards } from './rules/quorum.ts';
import { stageOf } from './rules/stage.ts';
import { candidaciesOfPerson, waitingByElection } from './store/candidacies.ts';
import { listElections } from './store/elections.ts';
import { bodiesOf } from './store/members.ts';
import { type OwnVote, ownVotes, scrutinyWaiting } from './store/voter-tasks.ts';
import type { Candidacy, Election, Stage } from './types.ts';

/** What an election asks of a person, from the call to the proclamation: for the list on their own page. */
export type ElectionTask = {
  readonly kind:
    | 'accept'
    | 'propose'
    | 'announce'
    | 'decide'
    | 'answer'
    | 'publish'
    | 'calendar'
    | 'draw'
    | 'vote'
    | 'cast'
    | 'prepare-cards'
    | 'few-cards'
    | 'follow'
    | 'close'
    | 'hand-over'
    | 'complaints'
    | 'proclaim';
  readonly election: Election;
  readonly path: string;
  /** How many wait, where that is counted. */
  readonly count: number;
  /** Since when it is asked, and when it is over or has to be done. */
  readonly from?: Temporal.Instant;
  readonly until?: Temporal.Instant;
};

/** What is known of an election when its tasks are looked for. */
type Known = {
  readonly election: Election;
  readonly stage: Stage;
  readonly own: readonly Candidacy[];
  readonly votes: readonly OwnVote[];
  readonly isMember: boolean;
  readonly convenes: boolean;
  /** Until when it can be announced as it is planned. */
  readonly announcedBy: Temporal.Instant;
  /** Null for whoever does not oversee. */
  readonly waiting: Waiting | null;
  readonly at: Temporal.Instant;
};

type Waiting = {
  readonly accepted: number;
  readonly unanswered: number;
  readonly complaints: number;
  readonly unprepared: boolean;
  /** With cards: fewer were drawn than the quorum asks for, and nobody can draw one any more. */
  readonly fewCards: boolean;
};

export async function electionTasks(
  { db, charter }: Pick<Deps, 'db' | 'charter'>,
  actor: Actor,
  at: Temporal.Instant,
): Promise<readonly ElectionTask[]> {
  const represented = spokenFor(actor);
  const oversees = holds(actor, 'oversee-election');
  const elections = await remembered(db, 'elections', () => listElections(db));
  const voted = elections.filter((one) => ['listed', 'voting'].includes(stageOf(one, at))).map(({ id }) => id);
  const [own, bodies, votes, candidacies, scrutiny] = await Promise.all([
    remembered(db, `candidacies ${actor.personId}`, () => candidaciesOfPerson(db, actor.personId)),
    remembered(db, `bodies ${represented}`, () => bodiesOf(db, represented)),
    remembered(db, `own votes ${actor.personId} ${represented} ${voted}`, () =>
      ownVotes(db, voted, { personId: actor.personId, represented }),
    ),
    oversees ? remembered(db, 'candidacies waiting', () => waitingByElection(db)) : null,
    oversees ? remembered(db, 'scrutiny waiting', () => scrutinyWaiting(db)) : null,
  ]);
  const none = { accepted: 0, unanswered: 0, complaints: 0, unprepared: false, standing: 0, entitled: 0, drawn: 0 };
  const waitingOf = (election: Election, found: typeof none): Waiting => ({
    ...found,
    fewCards: election.secrecy === 'blind' && isShortOfCards(charter.elections, { ...found, seats: election.seats }),
  });
  return elections.flatMap((election) => {
    const known: Known = {
      election,
      stage: stageOf(election, at),
      own: own.filter(({ electionId }) => electionId === election.id),
      votes: votes.filter(
        (one) => one.electionId === election.id && castsFor(actor, one.organizationId, one.accreditation),
      ),
      isMember: bodies.has(election.body),
      convenes: conveningMandate(actor, election.body) !== null,
      announcedBy: lastAnnouncement(charter.elections, election.calendar, homeZone(charter)),
      waiting: oversees
        ? waitingOf(election, { ...none, ...candidacies?.get(election.id), ...scrutiny?.get(election.id) })
        : null,
      at,
    };
    return [...tasksOfVoters(known), ...tasksOfCandidates(known), ...tasksOfThoseWhoRun(known)];
  });
}

const pathOf = ({ slug }: Election, below: string): string => `/elecciones/${slug}/${below}`;

/** Only what is counted and waits. */
const task = (
  { election }: Known,
  kind: ElectionTask['kind'],
  path: string,
  rest: Partial<Pick<ElectionTask, 'count' | 'from' | 'until'>> = {},
): readonly ElectionTask[] => {
  const { count = 1 } = rest;
  return count > 0 ? [{ kind, election, path, ...rest, count }] : [];
};

/** One organization leads to its own ballot, several to their list. */
function tasksOfVoters(known: Known): readonly ElectionTask[] {
  const { election, stage, votes } = known;
  const { votingFrom, votingUntil } = election.calendar;
  if (election.secrecy === 'separated') {
    const left = stage === 'voting' ? votes.filter(({ hasVoted }) => !hasVoted) : [];
    const [only] = votes.length === 1 ? left : [];
    const path = pathOf(election, only ? `papeleta/${only.organizationId}` : 'papeleta');
    return task(known, 'vote', path, { count: left.length, from: votingFrom, until: votingUntil });
  }
  const undrawn = stage === 'listed' ? votes.filter((one) => one.isPrepared && !one.hasDrawn) : [];
  const drawn = stage === 'voting' ? votes.filter(({ hasDrawn }) => hasDrawn) : [];
  return [
    ...task(known, 'draw', pathOf(election, 'tarjeta'), {
      count: undrawn.length,
      from: election.listedAt ?? votingFrom,
      until: votingFrom,
    }),
    ...task(known, 'cast', pathOf(election, 'urna'), { count: drawn.length, from: votingFrom, until: votingUntil }),
  ];
}

function tasksOfCandidates(known: Known): readonly ElectionTask[] {
  const { election, stage, own, isMember } = known;
  if (stage !== 'candidacies') return [];
  const { candidaciesUntil: until } = election.calendar;
  const from = election.convenedAt ?? until;
  const proposed = own.find((one) => candidacyState(one) === 'proposed');
  return [
    ...(proposed ? task(known, 'accept', `/mis-candidaturas/${proposed.id}`, { from, until }) : []),
    ...(isMember ? task(known, 'propose', pathOf(election, 'proponer'), { from, until }) : []),
  ];
}

/** Those who convene, and those who oversee. */
function tasksOfThoseWhoRun(known: Known): readonly ElectionTask[] {
  const { election, stage, waiting, convenes, announcedBy, at } = known;
  const manage = pathOf(election, 'gestion');
  const { votingFrom: from } = election.calendar;
  const late = stage === 'listing' && Temporal.Instant.compare(from, at) <= 0;
  return [
    ...(stage === 'preparing' && convenes ? task(known, 'announce', manage, { from: at, until: announcedBy }) : []),
    ...(late && convenes ? task(known, 'calendar', `${manage}/calendario`, { from }) : []),
    ...(waiting ? [...tasksBeforeVoting(known, waiting, late), ...tasksOfScrutiny(known, waiting)] : []),
  ];
}

function tasksBeforeVoting(known: Known, waiting: Waiting, late: boolean): readonly ElectionTask[] {
  const { election, stage } = known;
  const manage = pathOf(election, 'gestion');
  const isPast = stage === 'objections' || stage === 'listing';
  if (!isPast && stage !== 'candidacies') return [];
  const { accepted, unanswered } = waiting;
  const { objectionsUntil, votingFrom: until } = election.calendar;
  const from = election.convenedAt ?? until;
  return [
    ...task(known, 'decide', manage, { count: accepted, from, until }),
    ...task(known, 'answer', manage, { count: unanswered, from, until }),
    ...(stage === 'listing' && !late && accepted + unanswered === 0
      ? task(known, 'publish', manage, { from: objectionsUntil, until })
      : []),
  ];
}

function tasksOfScrutiny(known: Known, { complaints, unprepared, fewCards }: Waiting): readonly ElectionTask[] {
  const { election, stage } = known;
  const scrutiny = pathOf(election, 'escrutinio');
  const withCards = election.secrecy === 'blind';
  const { votingFrom, votingUntil, complaintsUntil } = election.calendar;
  const overSince = { from: votingUntil };
  const whileVoting = { from: votingFrom, until: votingUntil };
  switch (stage) {
    case 'listed':
      return withCards && unprepared
        ? task(known, 'prepare-cards', pathOf(election, 'tarjetas/preparar'), {
            from: election.listedAt ?? votingFrom,
            until: votingFrom,
          })
        : [];
    case 'voting':
      return task(
        known,
        fewCards ? 'few-cards' : 'follow',
        withCards ? pathOf(election, 'tarjetas') : scrutiny,
        whileVoting,
      );
    case 'closing':
      return withCards
        ? task(known, 'hand-over', pathOf(election, 'tarjetas/cierre'), overSince)
        : task(known, 'close', scrutiny, overSince);
    case 'complaints':
    case 'proclaiming':
      return [
        ...task(known, 'complaints', scrutiny, { count: complaints, ...overSince }),
        ...(stage === 'proclaiming' && complaints === 0
          ? task(known, 'proclaim', scrutiny, { from: complaintsUntil })
          : []),
      ];
    default:
      return [];
  }
}
