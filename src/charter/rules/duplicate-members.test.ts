import fc from 'fast-check';
import { expect, test } from 'vitest';
import { duplicateMembers } from './duplicate-members.ts';

test.each([
  ['{"a": 1, "a": 2}', ['a']],
  ['{"a": [{"b": 1}, {"b": 1, "c": {}, "b": 2}]}', ['a[1].b']],
  ['{"a": {"x": 1}, "b": {"x": 1}}', []],
  ['{"a": [["x", "x"], {"x": ["x"]}]}', []],
  ['{"a": "\\"a\\": {", "b": "}"}', []],
  ['[[{}, {"k": {"k": {"k": 0, "k": 0}}}]]', ['[0][1].k.k.k']],
])('%s', (json, expected) => {
  expect(duplicateMembers(json)).toEqual(expected);
});

test('what JavaScript writes never has a member twice', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => duplicateMembers(JSON.stringify(value)).length === 0));
});
