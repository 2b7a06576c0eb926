import { expect, test } from 'vitest';
import { readCharter } from '../../charter/read-charter.ts';
import type { Body } from '../types.ts';
import { seatsEndingWith, seatsStayingAfter } from './seats-of-offices.ts';

const charter = readCharter('pmm-lac');
const on = (day: string): Temporal.Instant => Temporal.PlainDate.from(day).toZonedDateTime('UTC').toInstant();
const held = (id: string, body: Body, office: string, from: string, until: string, agency: string | null = null) => ({
  id,
  body,
  office,
  agency,
  startsAt: on(from),
  endsAt: on(until),
});
const office = held('office', 'mesa:2', 'delegate', '2026-03-01', '2027-03-01');
const seat = held('seat', 'liaison', 'liaison-member', '2026-03-01', '2027-03-01');
const now = on('2026-06-01');
const ending = (ended: typeof office, others: readonly (typeof office)[], at = now) =>
  seatsEndingWith(charter, ended, others, at).map(({ id }) => id);

test('"quienes integren dicha Mesa de Vinculación en representación de las mesas": the seat ends with the office', () => {
  expect(ending(office, [office, seat])).toEqual(['seat']);
});

test('given up alone, the seat takes nothing with it; nor does an office that brings none', () => {
  expect(ending(seat, [office, seat])).toEqual([]);
  expect(ending(held('alternate', 'mesa:2', 'alternate-delegate', '2026-03-01', '2027-03-01'), [seat])).toEqual([]);
});

test('a seat held for an agency is not the mesa’s', () => {
  expect(ending(office, [held('seat', 'liaison', 'liaison-member', '2026-03-01', '2027-03-01', 'iom')])).toEqual([]);
});

test('whoever has an office of another mesa as well keeps the seat with it', () => {
  expect(ending(office, [office, seat, held('other', 'mesa:3', 'secretariat', '2026-03-01', '2026-09-01')])).toEqual(
    [],
  );
  expect(ending(office, [office, seat, held('other', 'mesa:3', 'secretariat', '2025-03-01', '2026-06-01')])).toEqual([
    'seat',
  ]);
});

test('only the seat of the same time ends: not one that is over, nor the one of the term after', () => {
  const before = held('before', 'liaison', 'liaison-member', '2025-03-01', '2026-03-01');
  const after = held('after', 'liaison', 'liaison-member', '2027-03-01', '2028-03-01');
  expect(ending(office, [before, office, seat, after])).toEqual(['seat']);
  const next = held('next', 'mesa:2', 'delegate', '2027-03-01', '2028-03-01');
  expect(ending(next, [office, seat, next, after])).toEqual(['after']);
});

test('a seat stays with whoever leaves the office of its agency, or one of two offices that bring it', () => {
  const staying = (ended: typeof office, others: readonly (typeof office)[]) =>
    seatsStayingAfter(charter, ended, others, now).map(({ id }) => id);
  const agencySeat = held('agency-seat', 'liaison', 'liaison-member', '2026-03-01', '2027-03-01', 'iom');
  const focal = held('focal', 'working-group', 'agency-focal-point', '2026-03-01', '2027-03-01', 'iom');
  const other = held('other', 'mesa:3', 'secretariat', '2026-03-01', '2026-09-01');
  expect(staying(focal, [focal, agencySeat])).toEqual(['agency-seat']);
  expect(staying({ ...focal, agency: 'ilo' }, [focal, agencySeat])).toEqual([]);
  expect(staying(office, [office, seat, agencySeat, other])).toEqual(['seat']);
  expect(staying(office, [office, seat])).toEqual([]);
  expect(staying(agencySeat, [focal, agencySeat])).toEqual([]);
});
