import { expect, test } from 'vitest';
import { checkMatching, missingIn } from './import-matching.ts';

const nothing = { country: null, group: null, mesas: [] };

test('no two columns hold the same; those left out do not count', () => {
  const fields = [null, 'name', 'country', null, 'name', 'country'] as const;
  expect(checkMatching({ fields }, ['A', 'B', 'C', 'D', 'E', 'F'])).toEqual({
    ok: false,
    reasons: [
      { code: 'import-field-repeated', field: 'column.4', params: { heading: 'B' } },
      { code: 'import-field-repeated', field: 'column.5', params: { heading: 'C' } },
    ],
  });
  const apart = { fields: [null, 'name', null, 'country'] as const };
  expect(checkMatching(apart, ['A', 'B', 'C', 'D'])).toEqual({ ok: true, value: apart });
});

test.each([
  ['nothing is known', [], nothing, ['name', 'country', 'group', 'mesas']],
  ['a column says it', ['mesas', 'group', 'country', 'name'], nothing, []],
  ['one value stands for all', ['name'], { country: 'PE', group: 'academia', mesas: [2] }, []],
  ['a name is each line’s own', [], { country: 'PE', group: 'academia', mesas: [2] }, ['name']],
] as const)('what is missing when %s', (_case, fields, forAll, missing) => {
  expect(missingIn({ fields, forAll })).toEqual(missing);
});
