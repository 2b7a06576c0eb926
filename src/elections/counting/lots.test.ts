import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { lotOrder } from './lots.ts';

test('lots fall in the order of the hashes of election, seed and candidate', async () => {
  const ids = ['ana', 'luz', 'tomás', 'zoé'];
  const hash = (id: string) =>
    createHash('sha256')
      .update(JSON.stringify(['e1', 'seed', id]))
      .digest('hex');
  const expected = ids.map((_, at) => at).sort((a, b) => (hash(ids[a] ?? '') < hash(ids[b] ?? '') ? -1 : 1));
  expect(await lotOrder('e1', 'seed', ids)).toEqual(expected);
});

test('as printf and sha256sum have it: 2932… for ana, 5240… for luz', async () => {
  expect(await lotOrder('e1', 'seed', ['ana', 'luz'])).toEqual([0, 1]);
  expect(await lotOrder('e1', 'seed', ['luz', 'ana'])).toEqual([1, 0]);
});

test('a lot is bound to its election, its seed and the candidate, not to the place on the ballot paper', async () => {
  const ids = Array.from({ length: 12 }, (_, index) => `candidate-${index}`);
  const order = await lotOrder('e1', 'seed', ids);
  const named = order.map((at) => ids[at]);
  const reversed = ids.toReversed();
  expect((await lotOrder('e1', 'seed', reversed)).map((at) => reversed[at])).toEqual(named);
  expect(await lotOrder('e2', 'seed', ids)).not.toEqual(order);
  expect(await lotOrder('e1', 'other', ids)).not.toEqual(order);
});
