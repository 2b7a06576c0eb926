import { expect, test } from 'vitest';
import { compareHeld, type NamedSeat } from './panel-held.ts';

const seat = (sector: string, institution: string, organizationId: string | null = null): NamedSeat => ({
  sector,
  institution,
  organizationId,
});
const order = ['civil-society', 'national-government', 'local-government'];

test('theme 1 of 2023: a municipality was planned, a third ministry came', () => {
  const planned = [
    seat('civil-society', 'Cruz Andina'),
    seat('national-government', 'Ministerio de Inclusión'),
    seat('national-government', 'Superintendencia Nacional'),
    seat('local-government', 'Municipalidad de Tarapacá'),
  ];
  const held = [
    seat('civil-society', 'CRUZ ANDINA'),
    seat('national-government', 'Ministerio de Inclusión'),
    seat('national-government', 'Superintendencia Nacional'),
    seat('national-government', 'Ministerio de Inmigración'),
  ];
  expect(compareHeld(planned, held, order)).toEqual({
    sectors: [
      { sector: 'civil-society', planned: 1, held: 1 },
      { sector: 'national-government', planned: 2, held: 3 },
      { sector: 'local-government', planned: 1, held: 0 },
    ],
    changes: [
      { code: 'kept', institution: 'Cruz Andina', sector: 'civil-society' },
      { code: 'kept', institution: 'Ministerio de Inclusión', sector: 'national-government' },
      { code: 'kept', institution: 'Superintendencia Nacional', sector: 'national-government' },
      { code: 'absent', institution: 'Municipalidad de Tarapacá', sector: 'local-government' },
      { code: 'added', institution: 'Ministerio de Inmigración', sector: 'national-government' },
    ],
    asPlanned: false,
  });
});

test('held as planned', () => {
  const panel = [seat('civil-society', 'Red'), seat('local-government', 'Quilmes')];
  expect(compareHeld(panel, panel.toReversed(), order)).toMatchObject({
    changes: [{ code: 'kept' }, { code: 'kept' }],
    asPlanned: true,
  });
});

test('another institution of the same sector took the seat', () => {
  expect(compareHeld([seat('civil-society', 'Red')], [seat('civil-society', 'Casa')], order).changes).toEqual([
    { code: 'replaced', institution: 'Red', sector: 'civil-society', by: 'Casa' },
  ]);
});

test('one seat is replaced by one seat', () => {
  const planned = [seat('civil-society', 'A'), seat('civil-society', 'B')];
  expect(compareHeld(planned, [seat('civil-society', 'C')], order).changes).toEqual([
    { code: 'replaced', institution: 'A', sector: 'civil-society', by: 'C' },
    { code: 'absent', institution: 'B', sector: 'civil-society' },
  ]);
});

test('a member that changed its name in between is the same member', () => {
  expect(
    compareHeld([seat('civil-society', 'Red', '7')], [seat('civil-society', 'Red Sur', '7')], order),
  ).toMatchObject({
    asPlanned: true,
  });
});

test('who was seated for another sector than planned', () => {
  expect(compareHeld([seat('civil-society', 'Red')], [seat('other', 'Red')], order)).toEqual({
    sectors: [
      { sector: 'civil-society', planned: 1, held: 0 },
      { sector: 'other', planned: 0, held: 1 },
    ],
    changes: [{ code: 'other-sector', institution: 'Red', sector: 'civil-society', held: 'other' }],
    asPlanned: false,
  });
});

test('nothing planned and nothing held is as planned', () => {
  expect(compareHeld([], [], order)).toEqual({ sectors: [], changes: [], asPlanned: true });
});
