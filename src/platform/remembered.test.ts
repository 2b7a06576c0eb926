import { beforeEach, expect, test } from 'vitest';
import { type Changes, newChanges, noteReading, readsDuring } from './changes.ts';
import { connect, type Database } from './database.ts';
import { remembered } from './remembered.ts';

let changes: Changes;
let db: Database;
let worked: number;

beforeEach(() => {
  changes = newChanges();
  db = connect('postgres://nobody@localhost/none', { changes });
  worked = 0;
});

const work = async (): Promise<number> => {
  noteReading('select text from report_item');
  worked += 1;
  return worked;
};

test('worked out once, and again when a table it read has changed', async () => {
  expect([await remembered(db, 'a', work), await remembered(db, 'a', work)]).toEqual([1, 1]);
  changes.publish(['mandate']);
  expect(await remembered(db, 'a', work)).toBe(1);
  changes.publish(['report_item']);
  expect([await remembered(db, 'a', work), await remembered(db, 'a', work)]).toEqual([2, 2]);
  changes.publish('everything');
  expect(await remembered(db, 'a', work)).toBe(3);
});

test('each key and each database has its own', async () => {
  const other = connect('postgres://nobody@localhost/none', { changes });
  expect([
    await remembered(db, 'a', work),
    await remembered(db, 'b', work),
    await remembered(other, 'a', work),
  ]).toEqual([1, 2, 3]);
});

test('a change while it is worked out makes it stale from the beginning', async () => {
  const meanwhile = async () => {
    const value = await work();
    changes.publish(['report_item']);
    return value;
  };
  expect([await remembered(db, 'a', meanwhile), await remembered(db, 'a', work)]).toEqual([1, 2]);
});

test('whoever uses what is remembered has read its tables too', async () => {
  await remembered(db, 'a', work);
  expect((await readsDuring(() => remembered(db, 'a', work))).tables).toEqual(new Set(['report_item']));
});

test('a fault is not remembered', async () => {
  await expect(remembered(db, 'a', () => Promise.reject(new Error('broke')))).rejects.toThrow('broke');
  expect(await remembered(db, 'a', work)).toBe(1);
});

test('at most 1000 are kept, the oldest go', async () => {
  for (let n = 0; n <= 1000; n += 1) await remembered(db, `${n}`, work);
  expect([await remembered(db, '1000', work), await remembered(db, '0', work)]).toEqual([1001, 1002]);
});
