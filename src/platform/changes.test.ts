import { setImmediate as soon } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { newChanges, noteReading, readsDuring, tablesIn } from './changes.ts';

test.each([
  ['select "id" from "person" where "id" = $1', ['person']],
  [
    'select "p"."id" from "person" as "p" inner join "mandate" as "m" on "m"."person_id" = "p"."id"',
    ['person', 'mandate'],
  ],
  ['select * from person p left join only public.session s on true', ['person', 'session']],
  ['select "p"."id" from "person", "mandate" as "m" where "p"."x" = "m"."x"', ['person', 'mandate']],
  [
    'select (select count(*) from "seat" where "seat"."theme_id" = "theme"."id") as "n" from "theme"',
    ['seat', 'theme'],
  ],
  ['with "open" as (select "id" from "dialogue") select "open"."id" from "open"', ['dialogue', 'open']],
  ['select "x"."n" from (select 1 as "n" from "note" where true) as "x", "report" where true', ['note', 'report']],
  ['insert into "seat" ("a") select "b" from "invitation" union select "c" from "theme"', ['invitation', 'theme']],
  ['update "mandate" set "ends_at" = $1 from "person" where true', ['person']],
  ['select "a"."x", "a"."y" from "attendance" as "a" join lateral unnest($1::int[]) as "n" on true', ['attendance']],
  ['select current_setting($1)', []],
])('%s reads %j', (statement, tables) => {
  expect(tablesIn(statement)).toEqual(tables);
});

test('a bare column may be taken for a table, never a table for nothing', () => {
  expect(tablesIn('select "id", "name" from "person"')).toEqual(['name', 'person']);
});

test('what was read before a change is stale, what is read after it is not', () => {
  const changes = newChanges();
  const before = changes.tick;
  changes.publish(['person']);
  expect(changes.changedSince(before, ['theme', 'person'])).toBe(true);
  expect(changes.changedSince(before, ['theme'])).toBe(false);
  expect(changes.changedSince(changes.tick, ['person'])).toBe(false);
});

test('after a lost line everything is stale', () => {
  const changes = newChanges();
  const before = changes.tick;
  changes.publish('everything');
  expect(changes.changedSince(before, ['theme'])).toBe(true);
  expect(changes.changedSince(changes.tick, ['theme'])).toBe(false);
});

test('listeners hear each change in order, until they stop listening', () => {
  const changes = newChanges();
  const heard: unknown[] = [];
  const end = changes.listen((changed) => heard.push(changed));
  changes.publish(['a', 'b']);
  changes.publish('everything');
  end();
  changes.publish(['c']);
  expect(heard).toEqual([['a', 'b'], 'everything']);
});

test('two renderings at once each see their own reading, and an outer one sees the inner', async () => {
  const render = (table: string) =>
    readsDuring(async () => {
      await soon();
      noteReading(`select from "${table}"`);
      return table;
    });
  const outer = await readsDuring(async () => {
    noteReading('select from "theme"');
    return Promise.all([render('person'), render('mandate')]);
  });
  expect(outer.value.map(({ value, tables }) => [value, ...tables])).toEqual([
    ['person', 'person'],
    ['mandate', 'mandate'],
  ]);
  expect([...outer.tables].sort()).toEqual(['mandate', 'person', 'theme']);
});
