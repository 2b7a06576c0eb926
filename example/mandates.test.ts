import { describe, expect, test } from 'vitest';
import { readCharter } from '../src/charter/read-charter.ts';
import { dialogueFile } from './dialogue-types.ts';
import { cycleFile, organizationsFile, readExample } from './types.ts';

const charter = readCharter('pmm-lac');
const { organizations } = readExample('organizations', organizationsFile);
const cycle = readExample('cycle', cycleFile);
const dialogue = readExample('dialogue-2023', dialogueFile);

const terms = cycle.terms.filter(({ to }) => to !== null);
const genders = new Map(
  [...organizations.flatMap(({ representatives }) => representatives), ...cycle.people].map((person) => [
    person.email,
    person.gender,
  ]),
);
const holders = (office: string, body: string, term: string): readonly string[] =>
  cycle.mandates
    .filter((mandate) => mandate.office === office && mandate.body === body && mandate.term === term)
    .map(({ person }) => person);

describe('mandates', () => {
  test('last one year (Terms of Reference, "Arquitectura")', () => {
    const { termMonths } = charter.offices.find(({ key }) => key === 'secretariat') ?? {};
    for (const { from, to } of terms) {
      expect(
        Temporal.PlainDate.from(from)
          .add({ months: termMonths ?? 0 })
          .toString(),
      ).toBe(to);
    }
    expect(terms.map(({ from }) => from)).toEqual([
      '2022-06-01',
      '2023-06-01',
      '2024-06-01',
      '2025-06-01',
      '2026-06-01',
    ]);
  });

  test('every mesa has its secretariat, delegate and alternate in every term', () => {
    for (const { key: term } of terms) {
      for (const { n } of charter.mesas) {
        const office = ['secretariat', 'delegate', 'alternate-delegate'].map(
          (key) => holders(key, `mesa:${n}`, term).length,
        );
        expect([term, n, ...office]).toEqual([term, n, 1, 1, 1]);
      }
    }
  });

  test('are held with gender parity, in each mesa and over the Liaison Mesa', () => {
    const difference = (persons: readonly string[]) => {
      const all = persons.map((person) => genders.get(person));
      return Math.abs(all.filter((one) => one === 'woman').length - all.filter((one) => one === 'man').length);
    };
    const most = charter.parity?.maxDifference;
    for (const { key: term } of terms) {
      const pairs = charter.mesas.map(({ n }) =>
        (charter.parity?.offices ?? []).flatMap((key) => holders(key, `mesa:${n}`, term)),
      );
      for (const pair of pairs) expect([pair.length, difference(pair) <= (most ?? -1)]).toEqual([2, true]);
      expect(difference(pairs.flat()) <= (most ?? -1)).toBe(true);
    }
  });

  test('allow one immediate re-election, which three persons had', () => {
    const inMesas = cycle.mandates.filter(({ body }) => body.startsWith('mesa:'));
    const again = [...Map.groupBy(inMesas, ({ person }) => person).values()].filter((held) => held.length > 1);
    expect(again.map((held) => held.map(({ office, body, term, source }) => ({ office, body, term, source })))).toEqual(
      [
        [
          { office: 'secretariat', body: 'mesa:3', term: '2022', source: 'designation' },
          { office: 'secretariat', body: 'mesa:3', term: '2023', source: 're-election' },
        ],
        [
          { office: 'secretariat', body: 'mesa:2', term: '2023', source: 'vote' },
          { office: 'secretariat', body: 'mesa:2', term: '2024', source: 're-election' },
        ],
        [
          { office: 'delegate', body: 'mesa:1', term: '2025', source: 'vote' },
          { office: 'delegate', body: 'mesa:1', term: '2026', source: 're-election' },
        ],
      ],
    );
  });

  test('belong to representatives of members of that mesa, who had joined before', () => {
    for (const { body, person, organization, term } of cycle.mandates) {
      const member = organizations.find(({ slug }) => slug === organization);
      if (!member) continue;
      expect(member.representatives.map(({ email }) => email)).toContain(person);
      if (body.startsWith('mesa:')) expect(member.mesas).toContain(Number(body.slice('mesa:'.length)));
      expect(member.joined < (cycle.terms.find(({ key }) => key === term)?.from ?? '')).toBe(true);
    }
  });

  test('the Liaison Mesa: secretariat and delegate of each mesa and two agencies of the working group', () => {
    for (const { key: term } of terms) {
      const seats = cycle.mandates.filter((mandate) => mandate.office === 'liaison-member' && mandate.term === term);
      const elected = charter.mesas.flatMap(({ n }) =>
        ['secretariat', 'delegate'].flatMap((key) => holders(key, `mesa:${n}`, term)),
      );
      const agencies = seats.flatMap(({ agency }) => agency ?? []);
      expect(seats.filter(({ agency }) => agency === null).map(({ person }) => person)).toEqual(elected);
      expect(agencies).toHaveLength(charter.liaison.agencySeats);
      expect(charter.workingGroup.agencies).toEqual(expect.arrayContaining(agencies));
    }
  });

  test('name offices, bodies, sources and persons that exist', () => {
    const sources = new Set(cycle.mandateSources.map(({ key }) => key));
    for (const { office, body, source, person } of cycle.mandates) {
      const kind = charter.offices.find(({ key }) => key === office)?.body;
      expect([office, kind]).toEqual([office, body.split(':')[0]]);
      expect(sources).toContain(source);
      expect(genders.has(person)).toBe(true);
    }
    for (const { person } of cycle.signIn) expect(genders.has(person)).toBe(true);
  });
});

test('facilitators and rapporteurs are United Nations staff, the facilitator of the agency that presents', () => {
  for (const { presentedBy, facilitators, rapporteurs } of [...dialogue.themes, ...cycle.next.themes]) {
    const agencyOf = (address: string) => cycle.people.find(({ email }) => email === address)?.agency;
    expect(facilitators.map(agencyOf)).toEqual([presentedBy]);
    expect(charter.workingGroup.agencies).toEqual(expect.arrayContaining(rapporteurs.map(agencyOf)));
    expect(rapporteurs).toHaveLength(2);
  }
  expect(dialogue.themes.map(({ presentedBy }) => presentedBy)).toEqual(['ohchr', 'unaids']);
  expect(dialogue.hosts).toEqual(charter.network.coChairs);
});

test('milestones from February 2022 to after September 2023, in order, each with its document', () => {
  const documents = charter.documents.map(({ key }) => key);
  const days = cycle.milestones.map(({ sortDate }) => sortDate);
  expect(days).toEqual(days.toSorted());
  expect(days[0]).toBe('2022-02-11');
  expect(documents).toEqual(expect.arrayContaining(cycle.milestones.flatMap(({ source }) => source)));
});
