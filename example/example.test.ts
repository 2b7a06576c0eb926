import { describe, expect, test } from 'vitest';
import { readCharter } from '../src/charter/read-charter.ts';
import { applicationsFile, cycleFile, organizationsFile, readExample } from './types.ts';

const charter = readCharter('pmm-lac');
const { organizations } = readExample('organizations', organizationsFile);
const { applications } = readExample('applications', applicationsFile);
const cycle = readExample('cycle', cycleFile);

const repeated = (values: readonly string[]): readonly string[] =>
  values.filter((value, at) => values.indexOf(value) !== at);

describe('the organizations', () => {
  test('are about 150, more than 80 of them by June 2023 (factsheet 5, results report)', () => {
    expect(organizations).toHaveLength(151);
    expect(organizations.filter(({ joined }) => joined <= '2023-06-30')).toHaveLength(84);
    expect(organizations.filter(({ joined }) => joined > '2023-12-31')).toEqual([]);
  });

  test('come from 28 countries of the region and from diasporas outside it', () => {
    const region = new Set(charter.region.countries.map(({ code }) => code));
    const countries = new Set(organizations.flatMap(({ country }) => country ?? []));
    expect([...countries].filter((code) => region.has(code))).toHaveLength(28);
    expect([...countries].filter((code) => !region.has(code)).sort()).toEqual(['CA', 'ES', 'US']);
  });

  test('belong to all 13 groups and all four mesas', () => {
    expect(new Set(organizations.map(({ group }) => group))).toEqual(new Set(charter.groups.map(({ key }) => key)));
    for (const { n } of charter.mesas) {
      expect(organizations.filter(({ mesas }) => mesas.includes(n)).length).toBeGreaterThan(50);
    }
  });

  test('take part in the mesas that work on their objectives', () => {
    for (const { slug, mesas, objectives } of [...organizations, ...applications]) {
      const working = charter.mesas.filter((mesa) => mesa.objectives.some((n) => objectives.includes(n)));
      expect([slug, mesas]).toEqual([slug, working.map(({ n }) => n)]);
    }
  });

  test('have no slug, acronym, address or person twice', () => {
    const all = [...organizations, ...applications];
    const persons = [...all.flatMap(({ representatives }) => representatives), ...cycle.people];
    const addresses = [...all, ...persons].flatMap(({ email }) => email ?? []);
    expect(repeated(all.map(({ slug }) => slug))).toEqual([]);
    expect(repeated(organizations.flatMap(({ acronym }) => acronym ?? []))).toEqual([]);
    expect(repeated(addresses)).toEqual([]);
    expect(repeated(persons.map(({ name }) => name))).toEqual([]);
  });

  test('without e-mail are joined by one of their mesas', () => {
    for (const { slug, example, email, mesas, assistedBy, representatives } of organizations) {
      if (!example) continue;
      expect([slug, assistedBy !== null]).toEqual([slug, email === null]);
      if (assistedBy !== null) expect(mesas).toContain(assistedBy);
      expect(representatives.every((person) => (person.email === null) === (email === null))).toBe(true);
    }
  });
});

test('seven organizations are real; every other organization and every person is marked as an example', () => {
  const real = organizations.filter(({ example }) => !example);
  expect(real.map(({ name }) => name).sort()).toEqual([
    'Asociación Educadora de San Carlos',
    'Benemérita Universidad Autónoma de Puebla, Facultad de Derecho y Ciencias Sociales',
    'Bloque Latinoamericano sobre Migración',
    'Comisión de Acción Social Menonita',
    'Fundación Derechos Humanos',
    'Fundación Migrantes y Refugiado de Cruz Andina',
    'Panamerican and Caribbean Union for Human Rights',
  ]);
  for (const { representatives, madeUp, listed } of real) {
    expect({ representatives, listed }).toEqual({ representatives: [], listed: false });
    expect(madeUp).toContain('joined');
  }
  expect(applications.every(({ example }) => example)).toBe(true);
  expect(cycle.next.example).toBe(true);
  expect(cycle.next.themes.flatMap(({ panel }) => panel.planned).every(({ example }) => example)).toBe(true);
});
