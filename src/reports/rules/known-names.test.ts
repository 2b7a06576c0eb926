import { describe, expect, test } from 'vitest';
import { readCharter } from '../../charter/read-charter.ts';
import { findNames, indexNames } from './attribution.ts';
import { allowedNames, type KnownNames, knownEntities } from './known-names.ts';

const nobody: KnownNames = { persons: [], organizations: [], governments: [], institutions: [] };
const found = (names: KnownNames, text: string, allowed: readonly string[] = []) =>
  findNames(indexNames(knownEntities(names), allowed), [{ id: 'x', language: 'es', text }]).map(
    ({ matched, entities }) => [matched, entities.map(({ kind }) => kind).join()],
  );
const ministry = {
  id: 'm',
  name: { es: 'Ministerio de Puentes', en: 'Ministry of Bridges' },
  acronym: null,
  country: 'PE',
};

describe('everyone whom a report could name, each once', () => {
  test('people of one name are one, with all their addresses', () => {
    const persons = [
      { id: '1', name: 'Ana Pérez', email: 'ana@casa.example' },
      { id: 'guest:2', name: 'ANA PEREZ', email: 'aperez@otra.example' },
      { id: 'present:3', name: 'Ana  Pérez', email: null },
      { id: '4', name: '', email: null },
    ];
    expect(knownEntities({ ...nobody, persons })).toEqual([
      { kind: 'person', id: '1', name: 'Ana Pérez', contacts: ['ana@casa.example', 'aperez@otra.example'] },
    ]);
  });

  test('an institution of a government is found in every language', () => {
    const names = { ...nobody, governments: [ministry] };
    expect(found(names, 'El Ministerio de Puentes (Ministry of Bridges)')).toEqual([
      ['Ministerio de Puentes', 'government-institution'],
      ['Ministry of Bridges', 'government-institution'],
    ]);
  });

  test('an institution in words is sought like an organization, unless it is a member or a government’s', () => {
    const member = {
      id: 'o',
      name: 'Casa Refugio del Sur',
      acronym: 'CRS',
      formerNames: ['Posada del Sur'],
      website: null,
      email: null,
    };
    const institutions = [
      'casa-refugio-del-sur',
      'Posada del Sur',
      'H. Ministerio de Puentes, Lima',
      'Colectivo Andariego',
      '—',
    ];
    const known = knownEntities({ ...nobody, organizations: [member], governments: [ministry], institutions });
    expect(known.map(({ name }) => name)).toEqual([
      'Casa Refugio del Sur',
      'Ministerio de Puentes',
      'Colectivo Andariego',
    ]);
  });
});

describe('what may stand in a report', () => {
  const allowed = allowedNames(readCharter('pmm-lac'), ['Perú', 'Peru']);

  test('agencies, the network, the Mechanism and its bodies, the compact, countries, in every language', () => {
    for (const name of ['OIM', 'IOM', 'CEPAL', 'ECLAC', 'Mesa de Vinculación', 'Perú', 'Peru', 'un.org']) {
      expect(allowed).toContain(name);
    }
    expect(new Set(allowed).size).toBe(allowed.length);
  });

  test('but no common word: a member called like a mesa is found', () => {
    const member = { id: 'o', name: 'Inclusión', acronym: null, formerNames: [], website: null, email: null };
    expect(found({ ...nobody, organizations: [member] }, 'la Fundación Inclusión lo dijo', allowed)).toHaveLength(1);
  });
});
