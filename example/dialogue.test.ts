import { describe, expect, test } from 'vitest';
import { readCharter } from '../src/charter/read-charter.ts';
import { attendanceFile, attendees, columns } from './attendance-types.ts';
import { dialogueFile } from './dialogue-types.ts';
import { cycleFile, organizationsFile, readExample } from './types.ts';

const charter = readCharter('pmm-lac');
const { organizations } = readExample('organizations', organizationsFile);
const cycle = readExample('cycle', cycleFile);
const dialogue = readExample('dialogue-2023', dialogueFile);
const attendance = readExample('attendance-2023', attendanceFile);
const people = attendees(attendance);

const repeated = (values: readonly string[]): readonly string[] =>
  values.filter((value, at) => values.indexOf(value) !== at);
const tally = (values: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...Map.groupBy(values, (value) => value)].map(([value, all]) => [value, all.length]));

describe('the Conversatorio', () => {
  test('theme 1 on objectives 7, 8 and 15 with 5 questions, theme 2 on 6, 16, 18 and 19 with 6', () => {
    expect(dialogue.themes.map(({ objectives, questions }) => [objectives, questions.length])).toEqual([
      [[7, 8, 15], 5],
      [[6, 16, 18, 19], 6],
    ]);
  });

  test('panels: three, two and one by the rule; 3-3-0 and 3-1-2 as held', () => {
    const sectors = charter.dialogue.panel.map(({ sector, seats }) => ({ sector, seats }));
    const held = dialogue.themes.map(({ panel }) =>
      sectors.map(({ sector }) => panel.held.filter((s) => s.sector === sector).length),
    );
    for (const { panel } of [...dialogue.themes, ...cycle.next.themes]) expect(panel.rule).toEqual(sectors);
    expect(held).toEqual([
      [3, 3, 0],
      [3, 1, 2],
    ]);
  });

  test('08:00 to 10:00 and 13:00 to 15:00 in San José, three hours later in Buenos Aires', () => {
    const hours = (zone: string) =>
      dialogue.themes.flatMap(({ startsAt, endsAt }) =>
        [startsAt, endsAt].map((at) => Temporal.Instant.from(at).toZonedDateTimeISO(zone).hour),
      );
    expect(dialogue.zones).toEqual(charter.zones.map(({ zone }) => zone));
    expect(dialogue.zones.map(hours)).toEqual([
      [8, 10, 13, 15],
      [9, 11, 14, 16],
      [10, 12, 15, 17],
      [11, 13, 16, 18],
    ]);
  });

  test('the agenda fills the two hours with six talks of five minutes', () => {
    const { talks, minutesEach, sessionMinutes } = charter.dialogue;
    expect(dialogue.agenda.find(({ key }) => key === 'talks')?.minutes).toBe(talks * minutesEach);
    expect(dialogue.agenda.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(sessionMinutes);
  });
});

describe('attendance on 8 August 2023', () => {
  test('has its columns in the order rows are read in', () => {
    expect(attendance.columns).toEqual([...columns]);
  });

  test.each([
    [1, 181, 28],
    [2, 141, 27],
  ])('theme %i: %i people from %i countries of Latin America and the Caribbean', (n, participants, countries) => {
    const present = people.filter(({ themes }) => themes.includes(n));
    const from = new Set(present.map(({ country }) => country));
    expect([present.length, from.size]).toEqual([participants, countries]);
    const region = new Set(charter.region.countries.map(({ code }) => code));
    expect([...from].filter((code) => !region.has(code))).toEqual([]);
    expect(dialogue.themes.find((theme) => theme.n === n)).toMatchObject({ participants, countries });
  });

  test.each([
    [1, { woman: 107, man: 66, 'non-binary': 3, undisclosed: 5 }],
    [2, { woman: 83, man: 51, 'non-binary': 3, undisclosed: 4 }],
  ])('theme %i by gender', (n, genders) => {
    const present = people.filter(({ themes }) => themes.includes(n));
    expect(tally(present.map(({ gender }) => gender))).toEqual(genders);
  });

  test.each([
    [1, { 'civil-society': 92, 'national-government': 34, 'local-government': 12, un: 31, other: 12 }],
    [2, { 'civil-society': 74, 'national-government': 22, 'local-government': 13, un: 24, other: 8 }],
  ])('theme %i by sector', (n, sectors) => {
    const present = people.filter(({ themes }) => themes.includes(n));
    expect(tally(present.map(({ sector }) => sector))).toEqual(sectors);
  });

  test('one seat an address, and panellists without a name: six a theme, of the sectors the panel had', () => {
    expect(repeated(people.flatMap(({ email }) => email ?? []))).toEqual([]);
    for (const { n, panel } of dialogue.themes) {
      const seated = people.filter(({ role, themes }) => role === 'panellist' && themes.includes(n));
      expect(seated.every(({ name, email, organization }) => (name ?? email ?? organization) === null)).toBe(true);
      expect(tally(seated.map(({ sector }) => sector))).toEqual(tally(panel.held.map(({ sector }) => sector)));
    }
    expect(people.filter(({ role, name }) => role !== 'panellist' && name === null)).toEqual([]);
  });

  test('members are those who represent an organization that had joined', () => {
    const bySlug = new Map(organizations.map((organization) => [organization.slug, organization]));
    for (const { name, email, gender, country, organization, sector } of people) {
      if (organization === null) continue;
      const member = bySlug.get(organization);
      expect(member?.joined && member.joined <= '2023-08-08').toBe(true);
      expect(member?.representatives).toContainEqual(expect.objectContaining({ name, email, gender }));
      expect({ country, sector }).toEqual({ country: member?.country, sector: 'civil-society' });
    }
  });
});
