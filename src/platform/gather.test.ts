import { expect, test } from 'vitest';
import { gather } from './gather.ts';

/** A run that ends when the test says so, and what it was asked. */
function stepping(most: number) {
  const runs: { readonly asked: readonly number[]; readonly done: PromiseWithResolvers<readonly string[]> }[] = [];
  const ask = gather<number, string>((asked) => {
    const done = Promise.withResolvers<readonly string[]>();
    runs.push({ asked, done });
    return done.promise;
  }, most);
  const end = async (at: number): Promise<void> => {
    runs[at]?.done.resolve(runs[at].asked.map((one) => `answer to ${one}`));
    await new Promise(setImmediate);
  };
  return { runs, ask, end, asked: () => runs.map(({ asked }) => asked) };
}

test('what is asked while a run is under way goes together into the next, in the order asked', async () => {
  const { ask, end, asked } = stepping(10);
  const answers = [1, 2, 3, 4].map(ask);
  expect(asked()).toEqual([[1]]);
  await end(0);
  expect(asked()).toEqual([[1], [2, 3, 4]]);
  await end(1);
  expect(await Promise.all(answers)).toEqual(['answer to 1', 'answer to 2', 'answer to 3', 'answer to 4']);
  void ask(5);
  expect(asked()).toEqual([[1], [2, 3, 4], [5]]);
});

test('no run has more than the most', async () => {
  const { ask, end, asked } = stepping(2);
  for (const one of [1, 2, 3, 4]) void ask(one);
  await end(0);
  await end(1);
  expect(asked()).toEqual([[1], [2, 3], [4]]);
});

test('a run that throws, throws to each it was for, and to nobody else', async () => {
  const { runs, ask, end } = stepping(10);
  const answers = [1, 2, 3].map(ask);
  await end(0);
  runs[1]?.done.reject(new Error('the database is gone'));
  const later = answers.map((answer) => answer.catch(({ message }) => message));
  await new Promise(setImmediate);
  const next = ask(4);
  await end(2);
  expect(await Promise.all([...later, next])).toEqual([
    'answer to 1',
    'the database is gone',
    'the database is gone',
    'answer to 4',
  ]);
});

test('a run that answers more or fewer than it was asked, answers nobody', async () => {
  const ask = gather<number, string>(async () => [], 10);
  await expect(ask(1)).rejects.toThrow('0 answers to 1 asked');
});
