import { expect, test } from 'vitest';
import { keysIn, sortReport } from './report-people.ts';
import type { Stay } from './zoom-report.ts';

const seat = (seatId: string, name: string) => ({ seatId, name, email: `${seatId}@red.org` });
const seats = [seat('ana', 'Ana Pérez'), seat('luis', 'Luis Gómez'), seat('eva', 'Eva Ñancupil')];
const stay = (name: string, email: string | null, minutes: number): Stay => ({
  number: 1,
  names: [name],
  email,
  joinedAt: null,
  leftAt: null,
  minutes,
});
const stays = [
  stay('iPhone de Ana', 'ANA@red.org', 60),
  stay('EVA ÑANCUPIL', null, 50),
  stay('Lucho', 'lucho@gmail.com', 40),
  stay('Grabadora', null, 120),
  stay('Rosa', null, 10),
];

test('by address, by name, by what the host said; the rest is settled or open', () => {
  const { matched, open, settled } = sortReport(seats, [], stays, [
    { key: 'lucho@gmail.com', outcome: 'seat', seatId: 'luis' },
    { key: 'grabadora', outcome: 'left-out' },
  ]);
  expect(matched).toEqual([
    { seatId: 'ana', minutes: 60, told: [{ key: 'ANA@red.org', names: ['iPhone de Ana'], by: 'email' }] },
    { seatId: 'luis', minutes: 40, told: [{ key: 'lucho@gmail.com', names: ['Lucho'], by: 'host' }] },
    { seatId: 'eva', minutes: 50, told: [{ key: 'eva nancupil', names: ['EVA ÑANCUPIL'], by: 'name' }] },
  ]);
  expect(settled).toMatchObject([{ key: 'grabadora', minutes: 120, resolution: { outcome: 'left-out' } }]);
  expect(open).toMatchObject([{ key: 'rosa', minutes: 10 }]);
});

test('what is to be said again is open, whoever was told by address, name, invitation or host', () => {
  const again = (key: string) => sortReport(seats, [{ email: 'lucho@gmail.com' }], stays, [{ key, outcome: 'open' }]);
  for (const key of ['ANA@red.org', 'eva nancupil', 'lucho@gmail.com', 'rosa']) {
    const people = again(key);
    expect(people.open.map((one) => one.key)).toContain(key);
    expect(keysIn(people).filter((one) => one === key)).toEqual([key]);
  }
});

test('a seat that is gone leaves its person open again', () => {
  const { open } = sortReport(seats, [], stays, [{ key: 'rosa', outcome: 'seat', seatId: 'gone' }]);
  expect(open.map(({ key }) => key)).toEqual(['lucho@gmail.com', 'grabadora', 'rosa']);
});

test('an address that was invited is its person, without a seat; what the host says of them goes before', () => {
  const invitees = [{ email: 'lucho@gmail.com', name: 'Luis Ramos' }];
  const told = (outcome?: 'left-out') =>
    sortReport(seats, invitees, stays, outcome ? [{ key: 'lucho@gmail.com', outcome }] : []);
  expect(told().invited).toMatchObject([{ minutes: 40, invitee: { name: 'Luis Ramos' } }]);
  expect(told().open.map(({ key }) => key)).toEqual(['grabadora', 'rosa']);
  expect(told('left-out').invited).toEqual([]);
  expect(told('left-out').settled.map(({ key }) => key)).toEqual(['lucho@gmail.com']);
});
