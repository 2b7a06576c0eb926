import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCharter } from '../../charter/read-charter.ts';
import { decideClosing, decideOpening, decidePosition, earliestLastDay, inTurn, lastWords } from './agency-round.ts';

const { workingGroup, liaison } = readCharter('pmm-lac');
const zone = 'America/Costa_Rica';
const moment = (text: string) => Temporal.Instant.from(text);
const day = (text: string) => Temporal.PlainDate.from(text);
const at = moment('2026-11-20T12:00:00Z');
const codes = (result: ReturnType<typeof decideOpening | typeof decidePosition | typeof decideClosing>) =>
  result.ok ? [] : result.reasons.map(({ code }) => code);

describe('"de manera rotativa" (fact sheet No. 4, "Estructura y organización")', () => {
  const volunteer = (agency: string, lastHeld: string | null, since = '2026-11-01') => ({
    agency,
    at: moment(`${since}T00:00:00Z`),
    lastHeld: lastHeld === null ? null : moment(`${lastHeld}T06:00:00Z`),
  });
  const order = (...volunteers: ReturnType<typeof volunteer>[]) =>
    inTurn(volunteers, liaison.agencyRound).map(({ agency }) => agency);

  test('those that never held a seat come first, then those that left it longest ago', () => {
    expect(order(volunteer('iom', '2026-06-01'), volunteer('ohchr', '2025-06-01'), volunteer('unaids', null))).toEqual([
      'unaids',
      'ohchr',
      'iom',
    ]);
  });

  test('the agency that has just held a seat gives way, but is proposed where no other volunteers', () => {
    expect(order(volunteer('eclac', '2026-11-01'), volunteer('ilo', '2024-06-01'))).toEqual(['ilo', 'eclac']);
    expect(order(volunteer('eclac', '2026-11-01'))).toEqual(['eclac']);
  });

  test('among equals the one that volunteered earlier, then by key', () => {
    expect(order(volunteer('iom', null, '2026-11-03'), volunteer('ilo', null, '2026-11-02'))).toEqual(['ilo', 'iom']);
    expect(order(volunteer('iom', null), volunteer('ilo', null))).toEqual(['ilo', 'iom']);
  });

  test('without rotation, in the order in which they volunteered', () => {
    const volunteers = [volunteer('ilo', null, '2026-11-09'), volunteer('iom', '2026-06-01', '2026-11-02')];
    expect(inTurn(volunteers, { rotation: false }).map(({ agency }) => agency)).toEqual(['iom', 'ilo']);
  });

  test('the order does not depend on how they are listed', () => {
    const days = fc.constantFrom(null, '2024-06-01', '2025-06-01');
    const some = fc.uniqueArray(fc.record({ agency: fc.constantFrom(...workingGroup.agencies), held: days }), {
      selector: ({ agency }) => agency,
    });
    fc.assert(
      fc.property(some, (list) => {
        const volunteers = list.map(({ agency, held }) => volunteer(agency, held));
        expect(order(...volunteers.toReversed())).toEqual(order(...volunteers));
      }),
    );
  });
});

describe('opening a round', () => {
  const asked = {
    lastDay: day('2026-11-27'),
    free: { seats: 2, freeFrom: null },
    volunteers: 1,
    isOpen: false,
  };
  const open = (changes: Partial<typeof asked> | { free: null } = {}) =>
    decideOpening(liaison.agencyRound, { ...asked, ...changes }, at, zone);

  test('it closes as its last day ends, by the mechanism’s calendar', () => {
    expect(open()).toEqual({
      ok: true,
      value: { free: asked.free, closesAt: moment('2026-11-28T06:00:00Z') },
    });
  });

  test('the charter’s seven days are given in full; a slip of the hand is none', () => {
    expect(earliestLastDay(7, at, zone).toString()).toBe('2026-11-27');
    expect(open({ lastDay: day('2026-11-26') })).toMatchObject({
      reasons: [{ code: 'round-too-short', field: 'lastDay', params: { first: '2026-11-27', days: 7 } }],
    });
    expect(codes(open({ lastDay: day('2027-02-27') }))).toEqual([]);
    expect(codes(open({ lastDay: day('2027-02-28') }))).toEqual(['round-too-long']);
  });

  test('one at a time, for seats that are to be filled, with someone who volunteers', () => {
    expect(codes(open({ isOpen: true }))).toEqual(['round-open']);
    expect(codes(open({ free: null }))).toEqual(['no-agency-seat-free']);
    expect(codes(open({ volunteers: 0, lastDay: day('2026-11-20') }))).toEqual([
      'nobody-volunteers',
      'round-too-short',
    ]);
  });
});

const round = {
  closesAt: moment('2026-11-28T06:00:00Z'),
  ended: null,
  seats: 2,
  proposals: [
    { agency: 'ohchr', place: 1, stands: true },
    { agency: 'ilo', place: 2, stands: true },
    { agency: 'iom', place: 3, stands: true },
  ],
  positions: [] as { agency: string; stance: 'consent' | 'object' }[],
};

describe('consenting and objecting', () => {
  const objection = { stance: 'object', reason: 'Falta una agencia del Caribe.' } as const;

  test('until the second before the close', () => {
    expect(codes(decidePosition(round, objection, moment('2026-11-28T05:59:59Z')))).toEqual([]);
    expect(codes(decidePosition(round, objection, round.closesAt))).toEqual(['round-closed']);
    expect(codes(decidePosition({ ...round, ended: {} }, objection, at))).toEqual(['round-closed']);
  });

  test('an objection says why; with a consent no reason is kept', () => {
    expect(codes(decidePosition(round, { stance: 'object', reason: null }, at))).toEqual(['objection-reason-missing']);
    expect(decidePosition(round, { stance: 'consent', reason: 'Sí' }, at)).toEqual({
      ok: true,
      value: { stance: 'consent', reason: null },
    });
  });

  test('the last word of each agency counts', () => {
    const words = ['iom', 'ilo', 'iom'].map((agency, n) => ({ agency, n }));
    expect(lastWords(words).map(({ n }) => n)).toEqual([0, 1]);
  });
});

describe('"la denominación será por consenso del GT-SC" (Terms of Reference, "Arquitectura")', () => {
  const close = (changes: Partial<typeof round> = {}, moment = round.closesAt, group = workingGroup.agencies) =>
    decideClosing({ ...round, ...changes }, group, moment);

  test('not before its time is over', () => {
    expect(codes(close({}, moment('2026-11-28T05:59:59Z')))).toEqual(['round-still-open']);
  });

  test('silence is consent: as many are named as there are seats, in their order', () => {
    expect(close()).toEqual({ ok: true, value: { outcome: 'named', named: ['ohchr', 'ilo'] } });
  });

  test('one objection is enough, unless the agency consents after it', () => {
    const objects = { agency: 'unfpa', stance: 'object' } as const;
    expect(close({ positions: [objects] })).toMatchObject({ value: { outcome: 'objected', named: [] } });
    expect(close({ positions: [{ agency: 'unfpa', stance: 'consent' }, objects] })).toMatchObject({
      value: { outcome: 'named' },
    });
  });

  test('an agency that left the working group is heard no longer, nor named', () => {
    const group = workingGroup.agencies.filter((agency) => agency !== 'ohchr');
    expect(close({ positions: [{ agency: 'ohchr', stance: 'object' }] }, round.closesAt, group)).toMatchObject({
      value: { outcome: 'named', named: ['ilo'] },
    });
  });

  test('one that took its word back is passed over, and nobody takes its place without being proposed', () => {
    const [first, ...rest] = round.proposals;
    const left = first ? [{ ...first, stands: false }, ...rest] : [];
    expect(close({ proposals: left })).toMatchObject({ value: { outcome: 'named', named: ['ilo'] } });
    expect(close({ proposals: left.map((one) => ({ ...one, stands: false })) })).toMatchObject({
      value: { outcome: 'nobody', named: [] },
    });
  });
});
