import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DoorVisit, mergeAttendance, minutesOf, type Seated } from './attendance.ts';
import type { Stay } from './zoom-report.ts';

const at = (time: string) => Temporal.Instant.from(`2023-08-08T${time}:00-06:00`);
const seat = (seatId: string, name: string): Seated => ({ seatId, name, email: `${seatId}@red.org` });
const ana = seat('ana', 'Ana Pérez');
const luis = seat('luis', 'Luis Gómez Díaz');
const eva = seat('eva', 'Eva Ñancupil');
const seats = [ana, luis, eva];

let row = 1;
const stay = (name: string, email: string | null, times?: string, minutes = 0): Stay => {
  const [from, to] = times?.split('–').map(at) ?? [];
  row += 1;
  return { number: row, names: [name], email, joinedAt: from ?? null, leftAt: to ?? null, minutes };
};
const door = (seatId: string): DoorVisit => ({ seatId, enteredAt: at('08:00') });

const merge = (parts: {
  visits?: DoorVisit[];
  marks?: string[];
  stays?: Stay[];
  resolved?: [string, string | null][];
}) => mergeAttendance(seats, parts.visits ?? [], parts.marks ?? [], parts.stays ?? [], new Map(parts.resolved));

test('a click at the door is presence, its length unknown', () => {
  expect(merge({ visits: [door('ana'), door('ana')] })).toEqual({
    present: [{ seatId: 'ana', mode: 'online', sources: ['door'], minutes: null, told: [] }],
    unmatched: [],
  });
});

test("the host's list is presence in the room", () => {
  expect(merge({ marks: ['eva'] }).present).toEqual([
    { seatId: 'eva', mode: 'in-person', sources: ['host'], minutes: null, told: [] },
  ]);
});

test('door, list and report of one person are one presence, in the room if they were there', () => {
  const stays = [stay('Ana', 'ana@red.org', '08:00–09:00')];
  expect(merge({ visits: [door('ana')], marks: ['ana'], stays }).present).toEqual([
    {
      seatId: 'ana',
      mode: 'in-person',
      sources: ['host', 'import', 'door'],
      minutes: 60,
      told: [{ key: 'ana@red.org', names: ['Ana'], by: 'email' }],
    },
  ]);
});

test('who left and came back: total minutes, a second device at the same time counted once', () => {
  const stays = [
    stay('Ana', 'ana@red.org', '08:00–08:30'),
    stay('Ana', 'ana@red.org', '09:00–09:20'),
    stay('iPhone', 'ANA@red.org', '08:10–08:40'),
    stay('Ana', 'ana@red.org', '08:15–08:20'),
  ];
  expect(merge({ stays }).present).toMatchObject([{ seatId: 'ana', minutes: 60 }]);
});

test('a report of totals is added up', () => {
  expect(minutesOf([stay('Ana', null, undefined, 20), stay('Ana', null, undefined, 25)])).toBe(45);
});

test.each([
  ['as it is', 'Ana Pérez'],
  ['without accents, in capitals', 'ANA PEREZ'],
  ['last name first', 'Pérez, Ana'],
  ['with the organization behind', 'Ana Pérez (Red Sur)'],
  ['with the organization in front', 'Red Sur | Ana Pérez'],
  ['with a country', 'Perú - Ana Pérez'],
  ['with an agency, as Zoom users do', 'Ana Perez_ACNUR'],
])('a name is matched %s', (_fact, name) => {
  expect(merge({ stays: [stay(name, null, '08:00–08:10')] }).present).toMatchObject([{ seatId: 'ana' }]);
});

test('the address decides before the name', () => {
  expect(merge({ stays: [stay('Luis Gómez Díaz', 'ana@red.org', '08:00–08:10')] }).present).toMatchObject([
    { seatId: 'ana' },
  ]);
});

test('a registered name counts as much as the one shown', () => {
  const shown = { ...stay('Anita', null, '08:00–08:10'), names: ['Anita', 'Ana Pérez'] };
  expect(merge({ stays: [shown] }).present).toMatchObject([{ seatId: 'ana' }]);
});

test('a name that two seats have is nobody’s until the host says whose', () => {
  const twins = [ana, { ...seat('ana2', 'Ana PÉREZ') }];
  const stays = [stay('Ana Pérez', null, '08:00–08:10')];
  const merged = mergeAttendance(twins, [], [], stays, new Map());
  expect(merged.present).toEqual([]);
  expect(merged.unmatched).toMatchObject([{ key: 'ana perez', candidates: ['ana', 'ana2'] }]);
  const resolved = mergeAttendance(twins, [], [], stays, new Map([['ana perez', 'ana2']]));
  expect(resolved).toMatchObject({ present: [{ seatId: 'ana2', minutes: 10 }], unmatched: [] });
});

test('rows that are nobody’s are listed once a person, with who it might be', () => {
  const stays = [
    stay('Luis G.', 'luis@gmail.com', '08:00–08:30'),
    stay('Luis Gómez', 'luis@gmail.com', '09:00–09:10'),
    stay('Red Regional', null, '08:00–10:00'),
  ];
  expect(merge({ stays }).unmatched).toEqual([
    {
      key: 'luis@gmail.com',
      names: ['Luis G.', 'Luis Gómez'],
      email: 'luis@gmail.com',
      minutes: 40,
      rows: [stays[0]?.number, stays[1]?.number],
      candidates: ['luis'],
    },
    {
      key: 'red regional',
      names: ['Red Regional'],
      email: null,
      minutes: 120,
      rows: [stays[2]?.number],
      candidates: [],
    },
  ]);
});

test('the host resolves: this person, or none of them, though the name says one', () => {
  const stays = [stay('Lucho', 'luis@gmail.com', '08:00–08:30'), stay('Eva Ñancupil', null, '08:00–10:00')];
  expect(
    merge({
      stays,
      resolved: [
        ['luis@gmail.com', 'luis'],
        ['eva nancupil', null],
      ],
    }),
  ).toMatchObject({
    present: [{ seatId: 'luis', minutes: 30, told: [{ key: 'luis@gmail.com', names: ['Lucho'], by: 'host' }] }],
    unmatched: [{ key: 'eva nancupil', candidates: ['eva'] }],
  });
});

test('a resolution to a seat that is gone does not make anyone present', () => {
  const stays = [stay('Lucho', 'luis@gmail.com', '08:00–08:30')];
  expect(merge({ stays, resolved: [['luis@gmail.com', 'gone']] })).toMatchObject({ present: [], unmatched: [{}] });
});

const anyStay = fc.record({
  number: fc.nat(),
  names: fc.constantFrom(['Ana Pérez'], ['Luis'], ['Eva Ñancupil', 'Eva'], ['Desconocida']),
  email: fc.option(fc.constantFrom('ana@red.org', 'otra@red.org')),
  joinedAt: fc.constantFrom(at('08:00'), at('08:30'), at('09:00')),
  leftAt: fc.constantFrom(at('09:00'), at('09:30'), at('10:00')),
  minutes: fc.nat({ max: 120 }),
});

test('one presence a person, every row of the report somebody’s or listed, whatever comes together', () => {
  const visits = fc.array(fc.constantFrom('ana', 'luis', 'eva').map(door), { maxLength: 5 });
  const marks = fc.subarray(['ana', 'luis', 'eva']);
  const stays = fc.uniqueArray(anyStay, { maxLength: 10, selector: ({ number }) => number });
  fc.assert(
    fc.property(visits, marks, stays, (visits, marks, stays) => {
      const { present, unmatched } = merge({ visits, marks, stays });
      const seatIds = present.map(({ seatId }) => seatId);
      expect(new Set(seatIds).size).toBe(seatIds.length);
      const listed = unmatched.flatMap(({ rows }) => rows);
      expect(new Set(listed).size).toBe(listed.length);
      const claimed = stays.filter(({ number }) => !listed.includes(number));
      expect(claimed.length > 0).toBe(present.some(({ sources }) => sources.includes('import')));
      for (const one of present) expect(one.minutes === null || one.minutes <= 120).toBe(true);
      expect(merge({ visits, marks: marks.toReversed(), stays })).toEqual({ present, unmatched });
    }),
  );
});
