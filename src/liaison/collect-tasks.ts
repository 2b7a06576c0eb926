import type { Charter } from '../charter/types.ts';
import type { Deps } from '../deps.ts';
import { scrutinyPath } from '../elections/pages/ScrutinyPage.tsx';
import { holds } from '../mandates/rules/powers.ts';
import type { Actor } from '../mandates/types.ts';
import type { Reader } from '../platform/reader.ts';
import { remembered } from '../platform/remembered.ts';
import type { Task } from '../ui/components/TaskList.tsx';
import { collectFillings } from './collect-fillings.ts';
import { collectVolunteers } from './collect-volunteers.ts';
import { lastDayBefore, placeTitle } from './pages/titles.ts';
import { electingMesas, speakingMandate } from './permissions.ts';
import { isOpenAt, lastWords } from './rules/agency-round.ts';
import { seatingAt } from './rules/seating.ts';
import { openSeats } from './rules/vacancies.ts';
import { lastRounds } from './store/rounds.ts';
import { seatMandates } from './store/seats.ts';
import type { Filling, Place } from './types.ts';

type Needs = Pick<Deps, 'db' | 'charter'>;

/** What the seats ask of a person: of whoever speaks for an agency, and of whoever sees a mesa's seats filled. */
export async function liaisonTasks(
  deps: Needs,
  reader: Reader,
  actor: Actor,
  at: Temporal.Instant,
): Promise<readonly Task[]> {
  const speaks = speakingMandate(actor, deps.charter);
  const [ofAgencies, ofMesas] = await Promise.all([
    speaks && deps.charter.liaison.agencySeats > 0 ? agencyTasks(deps, reader, speaks.agency, at) : [],
    mesaTasks(deps, reader, actor, at),
  ]);
  return [...ofAgencies, ...ofMesas];
}

async function agencyTasks({ db, charter }: Needs, reader: Reader, agency: string, at: Temporal.Instant) {
  const task = (title: string, when: Pick<Task, 'detail' | 'from' | 'until'> = {}): Task => ({
    title,
    detail: reader.text(charter.liaison.title),
    href: reader.to('/mesa-de-vinculacion/agencias'),
    action: reader.t('liaison.task.see'),
    ...when,
  });
  const [round] = await lastRounds(db, at, 1);
  if (round && !round.ended) {
    if (!isOpenAt(round, at)) return [];
    const day = lastDayBefore(reader, charter, round.closesAt);
    const open = {
      detail: reader.t('liaison.task.position.detail', { day }),
      from: round.at,
      until: round.closesAt,
    };
    const words = lastWords(round.positions);
    const unanswered = words.filter(({ stance, answers }) => stance === 'object' && answers.length === 0);
    const others = unanswered.filter((word) => word.agency !== agency).length;
    return [
      ...(words.some((word) => word.agency === agency) ? [] : [task(reader.t('liaison.task.position'), open)]),
      ...(others > 0 ? [task(reader.t('liaison.task.answer', { n: others }), open)] : []),
    ];
  }
  const { free, candidates, seating } = await collectVolunteers(db, charter, at);
  const ready = candidates.some(({ hindrance }) => hindrance === null);
  const sits = seating.seats.some(({ holder }) => holder?.agency === agency);
  if (!free || (sits && !ready)) return [];
  return [task(ready ? reader.t('liaison.task.open') : reader.t('liaison.task.offer', { n: free.seats }))];
}

/**
 * Seats of mesas that are vacant or soon will be, and that no election is called for: of those who may convene one; where
 * the ballots of the last one fill it, of those who oversee it.
 */
async function mesaTasks({ db, charter }: Needs, reader: Reader, actor: Actor, at: Temporal.Instant): Promise<Task[]> {
  const mesas = electingMesas(actor, charter);
  const oversees = holds(actor, 'oversee-election');
  if (mesas.length === 0 && !oversees) return [];
  const mandates = await remembered(db, 'seats of the liaison table', () => seatMandates(db, charter));
  const places = openSeats(seatingAt(charter, mandates, at).seats, at).flatMap(({ place }) =>
    place.kind === 'mesa' ? [place] : [],
  );
  if (places.length === 0) return [];
  const fillingOf = await collectFillings(db, charter, at);
  const open = places.filter((place) => mesas.includes(place.mesa) && fillingOf(place).by !== 'election').length;
  const fromPapers = oversees ? places.flatMap((place) => paperTask(reader, charter, place, fillingOf(place))) : [];
  return [
    ...fromPapers,
    ...(open > fromPapers.length
      ? [
          {
            title: reader.t('liaison.task.vacant', { n: open }),
            detail: reader.text(charter.liaison.title),
            href: `${reader.to('/mesa-de-vinculacion')}#vacantes`,
            action: reader.t('liaison.task.see'),
          },
        ]
      : []),
  ];
}

const paperTask = (reader: Reader, charter: Charter, place: Place, filling: Filling): readonly Task[] =>
  filling.by === 'papers'
    ? [
        {
          title: reader.t('liaison.task.papers'),
          detail: placeTitle(reader, charter, place),
          href: `${reader.to(scrutinyPath(filling.election))}#vacantes`,
          action: reader.t('liaison.task.see'),
        },
      ]
    : [];
