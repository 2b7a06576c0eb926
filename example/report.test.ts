import { describe, expect, test } from 'vitest';
import { readCharter } from '../src/charter/read-charter.ts';
import { dialogueFile, notesFile } from './dialogue-types.ts';
import { reportFile } from './report-types.ts';
import { applicationsFile, cycleFile, organizationsFile, readExample } from './types.ts';

const charter = readCharter('pmm-lac');
const { organizations } = readExample('organizations', organizationsFile);
const { applications } = readExample('applications', applicationsFile);
const cycle = readExample('cycle', cycleFile);
const dialogue = readExample('dialogue-2023', dialogueFile);
const { notes } = readExample('notes-2023', notesFile);
const report = readExample('report-2023', reportFile);
const items = [
  ...report.themes.flatMap(({ advances, challenges, recommendations }) => [
    ...advances,
    ...challenges,
    ...recommendations,
  ]),
  ...report.conclusions,
  ...report.nextSteps,
];

const keysOf = (named: readonly { readonly key: string }[]): ReadonlySet<string> =>
  new Set(named.map(({ key }) => key));
const repeated = (values: readonly string[]): readonly string[] =>
  values.filter((value, at) => values.indexOf(value) !== at);

describe('notes and report', () => {
  test('10 and 11 recommendations, 14 and 12 advances, 8 and 9 challenges and lessons', () => {
    const counts = report.themes.map((theme) => [
      theme.recommendations.length,
      theme.advances.length,
      theme.challenges.length,
    ]);
    expect(counts).toEqual([
      [10, 14, 8],
      [11, 12, 9],
    ]);
  });

  test('every note stands in one item of the report, those of a section in that section', () => {
    expect(items.flatMap((item) => item.notes).sort()).toEqual(notes.map(({ key }) => key).sort());
    const kinds = new Map(notes.map(({ key, kind, theme }) => [key, `${theme} ${kind}`]));
    const kindsIn = (list: readonly { readonly notes: readonly string[] }[]) =>
      [...new Set(list.flatMap((item) => item.notes.map((key) => kinds.get(key))))].sort();
    for (const { n, advances, challenges, recommendations } of report.themes) {
      expect(kindsIn(advances)).toEqual([`${n} advance`]);
      expect(kindsIn(challenges)).toEqual([`${n} challenge`, `${n} lesson`]);
      expect(kindsIn(recommendations)).toEqual([`${n} recommendation`]);
    }
    expect(kindsIn(report.conclusions)).toEqual(['1 synergy', '2 synergy']);
  });

  test('every note answers a guiding question, within its session, by a rapporteur of the theme', () => {
    for (const note of notes) {
      const theme = dialogue.themes.find(({ n }) => n === note.theme);
      expect(theme?.questions.map(({ n }) => n)).toContain(note.question);
      expect(theme?.rapporteurs).toContain(note.by);
      expect(theme && theme.startsAt < note.at && note.at < theme.endsAt).toBe(true);
    }
    expect(new Set(notes.map(({ by }) => by)).size).toBe(4);
  });

  test('every tag is one of the 23 objectives and 10 principles, every kind the charter’s', () => {
    const objectives = charter.compact.objectives.map(({ n }) => n);
    expect(objectives).toHaveLength(23);
    const tagged = [...notes, ...items, ...organizations, ...applications, ...dialogue.themes, ...cycle.next.themes];
    expect(tagged.flatMap((one) => one.objectives).filter((n) => !objectives.includes(n))).toEqual([]);
    const principles = keysOf(charter.compact.principles);
    expect([...notes, ...items].flatMap((one) => one.principles).filter((one) => !principles.has(one))).toEqual([]);
    expect(new Set(notes.map(({ kind }) => kind))).toEqual(keysOf(charter.dialogue.noteKinds));
    expect(items.filter(({ objectives: tags }) => tags.length === 0)).toEqual([]);
  });

  test('keys are unique', () => {
    expect(repeated([...items, ...notes].map(({ key }) => key))).toEqual([]);
  });

  test('the annex lists the institutions of the panels as they were held', () => {
    const annexed = report.panelAnnex.filter(({ role }) => role === 'panellist').map(({ institution }) => institution);
    expect(annexed).toEqual(dialogue.themes.flatMap(({ panel }) => panel.held.map(({ institution }) => institution)));
  });
});
