import { describe, expect, test } from 'vitest';
import { readCharter } from '../../charter/read-charter.ts';
import { accept, refuse } from '../../platform/result.ts';
import { decideEndingOthers } from './ending-others.ts';

const charter = readCharter('pmm-lac');
const first = { personId: 'rosa', office: 'representative' };
const second = { personId: 'luis', office: 'alternate-representative' };
const another = { personId: 'delia' };

describe('what ends another’s mandate through an organization', () => {
  test.each([
    ['who represents it first decides', first, [another, second], [first, second], accept(null)],
    [
      'who stands in does not, while somebody does',
      second,
      [another],
      [first, second],
      refuse('not-for-who-stands-in'),
    ],
    ['one of several is enough', second, [second, another], [first, second], refuse('not-for-who-stands-in')],
    ['who stands in alone does', second, [another], [second], accept(null)],
    ['one’s own is one’s own affair', second, [second], [first, second], accept(null)],
    ['nothing that ends asks nobody', second, [], [first, second], accept(null)],
  ] as const)('%s', (_, by, ended, holders, decided) => {
    expect(decideEndingOthers(charter, by, ended, holders)).toEqual(decided);
  });

  test('where the charter has a single office for both, each decides', () => {
    const [office] = charter.offices.filter(({ key }) => key === 'representative');
    const one = { offices: office ? [{ ...office, seats: 2 }] : [] };
    expect(decideEndingOthers(one, { ...first, personId: 'luis' }, [another], [first])).toEqual(accept(null));
  });
});
