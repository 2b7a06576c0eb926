import { expect, test } from 'vitest';
import type { NamedResolution } from './naming-checks.ts';
import { namingChecks } from './naming-checks.ts';
import { namingGroups } from './naming-groups.ts';
import type { Settled } from './resolutions.ts';

const found = (
  textId: string,
  language: string,
  id: string,
  resolution: NamedResolution['resolution'] | null = null,
): Settled<NamedResolution> => {
  const entity = `government-institution:${id}`;
  const finding = {
    textId,
    language,
    start: 0,
    end: 3,
    matched: id,
    how: 'full-name' as const,
    entities: [{ kind: 'government-institution' as const, id }] as const,
  };
  const stands = { textHash: 'h', start: 0, end: 3, entity, office: 'liaison-member', body: 'liaison' as const };
  return { finding, textHash: 'h', entity, resolution: resolution && { ...stands, resolution } };
};

test('one text that names one institution in both languages is judged once', () => {
  const settled = [
    found('a', 'es', 'PE'),
    found('a', 'en', 'PE'),
    found('a', 'es', 'EC'),
    found('b', 'es', 'PE'),
    found('c', 'es', 'PE', 'not-a-name'),
  ];
  const { open, resolved } = namingGroups(settled);
  expect(open.map(({ textId, entity, places }) => `${textId} ${entity} ${places.length}`)).toEqual([
    'a government-institution:PE 2',
    'a government-institution:EC 1',
    'b government-institution:PE 1',
  ]);
  expect(resolved.map(({ textId }) => textId)).toEqual(['c']);
});

test('what is published of the check: figures, and institutions of governments with the office that approved', () => {
  const settled = [
    found('a', 'es', 'PE', 'government-initiative'),
    found('a', 'en', 'PE', 'government-initiative'),
    found('b', 'es', 'PE', 'not-a-name'),
  ];
  const governments = [{ id: 'PE', name: { es: 'Ministerio de Puentes' }, country: 'PE' }];
  expect(namingChecks(512, settled, governments)).toEqual({
    known: 512,
    found: 3,
    notNames: 1,
    approved: [
      {
        institution: { es: 'Ministerio de Puentes' },
        country: 'PE',
        places: 2,
        office: 'liaison-member',
        body: 'liaison',
      },
    ],
  });
});
