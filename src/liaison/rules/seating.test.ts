import { describe, expect, test } from 'vitest';
import type { PersonId } from '../../accounts/types.ts';
import { readCharter } from '../../charter/read-charter.ts';
import { riverBasin } from '../../charter/testing/charter-files.ts';
import type { Body, MandateId } from '../../mandates/types.ts';
import type { SeatMandate } from '../types.ts';
import { seatingAt } from './seating.ts';
import { freeAgencySeats, openSeats, stateOf } from './vacancies.ts';

const charter = readCharter('pmm-lac');
const at = Temporal.Instant.from('2026-11-20T12:00:00Z');

let given = 0;
function mandate(
  person: string,
  body: Body,
  office: string,
  [from, to]: readonly [string, string | null] = ['2026-06-01', '2027-06-01'],
  agency: string | null = null,
): SeatMandate {
  given += 1;
  return {
    id: `m${given}` as MandateId,
    personId: person as PersonId,
    name: person,
    gender: null,
    example: false,
    office,
    body,
    organizationId: null,
    onBehalfOf: null,
    agency,
    startsAt: Temporal.Instant.from(`${from}T06:00:00Z`),
    endsAt: to === null ? null : Temporal.Instant.from(`${to}T06:00:00Z`),
    source: { kind: 'operator', text: { es: 'Acta' } },
  };
}

const inLiaison = (person: string, span?: readonly [string, string | null], agency: string | null = null) =>
  mandate(person, 'liaison', 'liaison-member', span, agency);
const seating = (liaison: SeatMandate[], mesas: SeatMandate[], moment = at) =>
  seatingAt(charter, { liaison, mesas }, moment);
const names = ({ seats }: ReturnType<typeof seating>) => seats.map(({ holder }) => holder?.name ?? null);

describe('two representatives of each mesa and two agencies (Terms of Reference, "Arquitectura")', () => {
  test('ten seats, in the order of the mesas, the agencies last', () => {
    expect(seating([], []).seats.map(({ place }) => place)).toEqual([
      ...[1, 2, 3, 4].flatMap((mesa) => ['secretariat', 'delegate'].map((office) => ({ kind: 'mesa', mesa, office }))),
      { kind: 'agency', n: 1 },
      { kind: 'agency', n: 2 },
    ]);
  });

  test('whoever has a mandate here sits where her or his office in a mesa says, or for the agency', () => {
    const now = seating(
      [inLiaison('Ana'), inLiaison('Beto'), inLiaison('Celia', undefined, 'iom')],
      [mandate('Ana', 'mesa:2', 'secretariat'), mandate('Beto', 'mesa:1', 'delegate')],
    );
    expect(names(now)).toEqual([null, 'Beto', 'Ana', null, null, null, null, null, 'Celia', null]);
    expect(now.unseated).toEqual([]);
  });

  test('an office without its mandate here, and a mandate without its office, are both named', () => {
    const now = seating([inLiaison('Ana'), inLiaison('Dora')], [mandate('Eva', 'mesa:1', 'secretariat')]);
    expect(names(now).every((name) => name === null)).toBe(true);
    expect(now.seats[0]?.officeHolder?.name).toBe('Eva');
    expect(now.unseated.map(({ name }) => name)).toEqual(['Ana', 'Dora']);
  });

  test('the alternate delegate has no seat of her or his own', () => {
    expect(seating([inLiaison('Ana')], [mandate('Ana', 'mesa:1', 'alternate-delegate')]).unseated).toHaveLength(1);
  });

  test('a third agency has a mandate beyond the seats', () => {
    const three = ['iom', 'ilo', 'undp'].map((agency) => inLiaison(agency, undefined, agency));
    expect(names(seating(three, [])).slice(8)).toEqual(['iom', 'ilo']);
    expect(seating(three, []).unseated.map(({ name }) => name)).toEqual(['undp']);
  });

  test('who gives up the office leaves the seat that day, even with the mandate here still running', () => {
    const now = seating([inLiaison('Ana')], [mandate('Ana', 'mesa:1', 'secretariat', ['2026-06-01', '2026-10-01'])]);
    expect(now.seats[0]).toMatchObject({ holder: null, leftBy: { name: 'Ana' } });
    expect(now.seats[0]?.leftBy?.endsAt?.toString()).toBe('2026-10-01T06:00:00Z');
    expect(now.unseated.map(({ name }) => name)).toEqual(['Ana']);
  });

  test('another charter: one seat a mesa, of its own office', () => {
    const river = readCharter(riverBasin);
    const held = {
      liaison: [mandate('João', 'liaison', 'ford-keeper')],
      mesas: [mandate('João', 'mesa:2', 'boatman')],
    };
    expect(seatingAt(river, held, at).seats.map(({ place, holder }) => [place.kind, holder?.name])).toEqual([
      ['mesa', undefined],
      ['mesa', 'João'],
      ['agency', undefined],
    ]);
  });
});

describe('vacancies', () => {
  const last = ['2025-06-01', '2026-06-01'] as const;

  test('vacant since whoever held it left it, at the second of the end', () => {
    const held = [[inLiaison('Ana', last)], [mandate('Ana', 'mesa:1', 'secretariat', last)]] as const;
    const before = Temporal.Instant.from('2026-06-01T05:59:59Z');
    const [seat] = seating([...held[0]], [...held[1]], before).seats;
    expect([seat?.holder?.name, seat && stateOf(seat, before)]).toEqual(['Ana', 'ending']);
    const [then] = seating([...held[0]], [...held[1]], before.add({ seconds: 1 })).seats;
    expect([then?.holder, then?.leftBy?.endsAt?.toString()]).toEqual([null, '2026-06-01T06:00:00Z']);
  });

  test('a mandate that ends within 90 days is told of, unless someone has the one to follow', () => {
    const span = ['2026-02-18', '2027-02-18'] as const;
    const office = mandate('Ana', 'mesa:1', 'secretariat', span);
    const moment = Temporal.Instant.from('2026-11-20T06:00:00Z');
    const alone = seating([inLiaison('Ana', span)], [office], moment).seats;
    expect(openSeats(alone, moment).map(({ place, isVacant, from }) => [place, isVacant, from.toString()])).toEqual([
      [{ kind: 'mesa', mesa: 1, office: 'secretariat' }, false, '2027-02-18T06:00:00Z'],
    ]);
    expect(openSeats(alone, moment.subtract({ seconds: 1 }))).toEqual([]);
    const next = ['2027-02-18', '2028-02-18'] as const;
    const followed = seating(
      [inLiaison('Ana', span), inLiaison('Eva', next)],
      [office, mandate('Eva', 'mesa:1', 'secretariat', next)],
      moment,
    ).seats;
    expect([followed[0]?.next?.name, openSeats(followed, moment)]).toEqual(['Eva', []]);
  });

  test('each vacant seat of the agencies was left by another', () => {
    const agencies = [
      inLiaison('Uno', ['2025-06-01', '2026-06-01'], 'iom'),
      inLiaison('Dos', ['2025-06-01', '2026-11-01'], 'ilo'),
      inLiaison('Tres', undefined, 'undp'),
    ];
    const { seats } = seating(agencies, []);
    expect(seats.slice(8).map(({ holder, leftBy }) => [holder?.name, leftBy?.name])).toEqual([
      ['Tres', undefined],
      [undefined, 'Dos'],
    ]);
    expect(freeAgencySeats(seats, at)).toEqual({ seats: 1, freeFrom: null });
  });

  test('with none vacant, a round is for those that end first; far off, for none', () => {
    const until = (day: string) => ['2026-01-01', day] as const;
    const agencies = [inLiaison('Uno', until('2027-02-01'), 'iom'), inLiaison('Dos', until('2027-02-01'), 'ilo')];
    expect(freeAgencySeats(seating(agencies, []).seats, at)).toEqual({
      seats: 2,
      freeFrom: Temporal.Instant.from('2027-02-01T06:00:00Z'),
    });
    const later = [inLiaison('Uno', until('2027-02-01'), 'iom'), inLiaison('Dos', until('2027-02-10'), 'ilo')];
    expect(freeAgencySeats(seating(later, []).seats, at)).toMatchObject({ seats: 1 });
    const far = ['iom', 'ilo'].map((agency) => inLiaison(agency, undefined, agency));
    expect(freeAgencySeats(seating(far, []).seats, at)).toBeNull();
  });

  test('a mandate that was ended before it began counts for nothing', () => {
    const never = inLiaison('Ana', ['2026-12-01', '2026-11-20'], 'iom');
    const { seats } = seating([never], []);
    expect(seats.at(-2)).toMatchObject({ holder: null, next: null, leftBy: null });
  });
});
