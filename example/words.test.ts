import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCharter } from '../src/charter/read-charter.ts';
import { checkApplication } from '../src/membership/rules/application.ts';
import { findDuplicates, indexOrganizations } from '../src/membership/rules/duplicates.ts';
import { fold } from '../src/platform/fold.ts';
import { findNames, indexNames, type ReportText } from '../src/reports/rules/attribution.ts';
import { attendanceFile, attendees } from './attendance-types.ts';
import { notesFile } from './dialogue-types.ts';
import { reportFile } from './report-types.ts';
import { applicationsFile, cycleFile, organizationsFile, readExample } from './types.ts';

const charter = readCharter('pmm-lac');
const { organizations } = readExample('organizations', organizationsFile);
const { applications } = readExample('applications', applicationsFile);
const cycle = readExample('cycle', cycleFile);
const people = attendees(readExample('attendance-2023', attendanceFile));
const { notes } = readExample('notes-2023', notesFile);
const report = readExample('report-2023', reportFile);

const files = [
  'organizations',
  'applications',
  'cycle',
  'dialogue-2023',
  'attendance-2023',
  'notes-2023',
  'report-2023',
];
const read = (name: string): string => readFileSync(new URL(`${name}.json`, import.meta.url), 'utf8');

/** Every text below `value`, by its path: `themes.0.advances.3.text.es`. */
function textsIn(value: unknown, path: string): readonly ReportText[] {
  if (typeof value === 'string') return [{ id: path, language: path.split('.').at(-1) ?? '', text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, path === '' ? name : `${path}.${name}`));
}

describe('nobody is named', () => {
  const { panelAnnex, namedGovernmentInstitutions, ...body } = report;
  const texts = [...textsIn(body, ''), ...textsIn(notes, 'notes')].filter(({ language }) =>
    ['es', 'en'].includes(language),
  );
  const persons = [
    ...organizations.flatMap(({ representatives }) => representatives),
    ...cycle.people,
    ...people.flatMap(({ name, email }) => (name === null ? [] : [{ name, email }])),
  ];
  const agencies = charter.agencies.flatMap(({ acronym, name }) => [...Object.values(acronym), ...Object.values(name)]);

  test('no person and no member organization known to the example, in report or notes', () => {
    const known = [
      ...persons.map(({ name, email }, at) => ({
        kind: 'person' as const,
        id: `${at}`,
        name,
        contacts: email === null ? [] : [email],
      })),
      ...organizations.map(({ slug, name, acronym, website }) => ({
        kind: 'organization' as const,
        id: slug,
        name,
        acronym,
        formerNames: [],
        contacts: website === null ? [] : [website],
      })),
    ];
    const index = indexNames(known, agencies);
    const slip = { id: 'slip', language: 'es', text: 'Lo dijo Nahomi Castellanos, de la red repran, en la sala.' };
    expect(findNames(index, [slip]).map(({ matched }) => matched)).toEqual(['Nahomi Castellanos', 'repran']);
    const found = findNames(index, texts);
    expect(texts.length).toBeGreaterThan(300);
    expect(found.map(({ textId, matched, entities }) => [textId, matched, entities[0].id])).toEqual([]);
  });

  test('government institutions only where they present their own initiatives, each place listed', () => {
    const items = report.themes.flatMap(({ advances, challenges, recommendations }) => [
      ...advances,
      ...challenges,
      ...recommendations,
    ]);
    const rest = [...items, ...report.conclusions, ...report.nextSteps];
    for (const { name, appearsIn } of namedGovernmentInstitutions) {
      for (const language of ['es', 'en'] as const) {
        const naming = rest.filter(({ text }) => text[language].includes(name[language])).map(({ key }) => key);
        expect([name[language], naming]).toEqual([name[language], appearsIn]);
      }
    }
    const advances = new Set(report.themes.flatMap((theme) => theme.advances.map(({ key }) => key)));
    expect(
      namedGovernmentInstitutions.flatMap(({ appearsIn }) => appearsIn).filter((key) => !advances.has(key)),
    ).toEqual([]);
  });
});

describe('what the example says to the rules of joining', () => {
  const identity = ({
    slug,
    name,
    acronym,
    country,
    email,
    website,
  }: (typeof organizations)[number] | (typeof applications)[number]) => ({
    id: slug,
    names: [name],
    acronym,
    countries: country === null ? [] : [country],
    emails: email === null ? [] : [email],
    people: [],
    website,
  });

  test('every made-up organization sends a complete application', () => {
    const consents = charter.membership.consents.map(({ key }) => key);
    for (const one of [...organizations, ...applications]) {
      if (!one.example) continue;
      const countries = one.country === null ? [] : [one.country];
      expect([
        one.slug,
        checkApplication({ ...one, countries, consents, assistedByMesa: one.assistedBy }, charter).ok,
      ]).toEqual([one.slug, true]);
    }
  });

  test('no member looks like another; the application that does is recognised', () => {
    const index = indexOrganizations(organizations.map(identity));
    const likenesses = (one: Parameters<typeof identity>[0]) =>
      findDuplicates(identity(one), index)
        .filter(({ id, verdict }) => id !== one.slug && verdict !== 'possible')
        .map(({ id }) => id);
    expect(organizations.flatMap((one) => likenesses(one).map((id) => [one.slug, id]))).toEqual([]);
    for (const one of applications) {
      expect([one.slug, likenesses(one)]).toEqual([one.slug, one.resembles === null ? [] : [one.resembles]]);
    }
  });
});

test('every text is said in both languages, names aside', () => {
  const pairs = (value: unknown): readonly (readonly [string, string])[] => {
    if (typeof value !== 'object' || value === null) return [];
    const { es, en } = Object.fromEntries(Object.entries(value));
    return typeof es === 'string' && typeof en === 'string' ? [[es, en]] : Object.values(value).flatMap(pairs);
  };
  const names = new Set(organizations.map(({ name }) => name));
  const all = files.flatMap((name) => pairs(JSON.parse(read(name))));
  expect(all.length).toBeGreaterThan(300);
  expect(all.filter(([es, en]) => es === en && !names.has(es) && !es.startsWith('https://'))).toEqual([]);
});

test('addresses are of reserved domains, or the public pages of the United Nations', () => {
  const raw = files.map(read).join('\n');
  const hosts = [...raw.matchAll(/@([\w.-]+)|https:\/\/([\w.-]+)/g)].map(([, mail, page]) => mail ?? page ?? '');
  const foreign = hosts.filter((host) => !host.endsWith('.example'));
  expect([...new Set(foreign)].sort()).toEqual([
    'migrationnetwork.un.org',
    'robuenosaires.iom.int',
    'rosanjose.iom.int',
  ]);
});

// The Mechanism's own documents as text, where a copy stands beside the repository.
const documents = new URL('../../shared/seeds/', import.meta.url);

describe.skipIf(!existsSync(documents))('beside the documents the facts come from', () => {
  const run = 8;
  /** Names and official titles, which are the same in any wording. */
  const official = [
    'Alianzas estratégicas para potenciar la gobernanza migratoria en América Latina y el Caribe',
    'Pacto Mundial para la Migración Segura, Ordenada y Regular',
    'Grupo de Trabajo sobre Sociedad Civil',
    'Foro de Examen de la Migración Internacional',
    'Red de las Naciones Unidas sobre la Migración',
    'Consejo Nacional para la Igualdad de Género',
  ].map(fold);
  const wordsOf = (text: string) => official.reduce((left, name) => left.replaceAll(name, '·'), fold(text)).split(' ');
  const runsOf = (text: string) => {
    const words = wordsOf(text);
    return words.slice(run - 1).map((_, at) => words.slice(at, at + run).join(' '));
  };

  test('no eight words in a row are theirs', () => {
    const theirs = new Set(
      readdirSync(documents).flatMap((name) =>
        runsOf(readFileSync(new URL(name, documents), 'utf8').replaceAll('-\n', '')),
      ),
    );
    const ours = files
      .flatMap((name) => textsIn(JSON.parse(read(name)), name))
      .filter(({ text }) => !text.startsWith('https://'));
    expect(theirs.size).toBeGreaterThan(10_000);
    expect(
      ours.flatMap(({ id, text }) =>
        runsOf(text)
          .filter((words) => theirs.has(words))
          .map((words) => `${id}: ${words}`),
      ),
    ).toEqual([]);
  });
});
