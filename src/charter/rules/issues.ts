import type { z } from 'zod';
import type { CharterProblem } from '../types.ts';

type Issue = z.core.$ZodIssue;

/** What the schema has against a charter, in words that name what was expected and what was found. */
export const problemsOf = (issues: readonly Issue[]): readonly CharterProblem[] =>
  issues.flatMap((issue) => {
    const path = issue.path.map((step) => (typeof step === 'symbol' ? step.toString() : step));
    if (issue.code !== 'unrecognized_keys') return [{ path, message: messageOf(issue) }];
    return issue.keys.map((name) => ({ path: [...path, name], message: 'is not a member that a charter has here' }));
  });

function messageOf(issue: Issue): string {
  if (issue.code === 'invalid_type' && issue.input === undefined) return `is missing; expected ${kind(issue.expected)}`;
  if (issue.code === 'invalid_type') return `is ${written(issue.input)}; expected ${kind(issue.expected)}`;
  if (issue.code === 'invalid_value') {
    const found = issue.input === undefined ? 'is missing' : `is ${written(issue.input)}`;
    return `${found}; expected ${issue.values.map(String).join(', ')}`;
  }
  if (issue.code === 'too_small' && issue.origin !== 'int' && issue.origin !== 'number') {
    return `has too few items; expected at least ${issue.minimum}`;
  }
  if (issue.code === 'too_small') return `is ${written(issue.input)}; expected at least ${issue.minimum}`;
  if (issue.code === 'too_big' && issue.origin === 'array') return `has too many items; expected ${issue.maximum}`;
  return `is ${written(issue.input)}; ${issue.message}`;
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  int: 'a whole number',
  number: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  tuple: 'a list',
};
const kind = (expected: string): string => kinds[expected] ?? expected;

/** The value found, short enough for one line. */
function written(value: unknown): string {
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 60 ? `${json.slice(0, 59)}…` : json;
}
