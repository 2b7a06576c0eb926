import { expect, test } from 'vitest';
import { newLog } from './log.ts';

function logged(fault: unknown): Record<string, unknown> {
  const lines: string[] = [];
  newLog('info', { write: (line) => void lines.push(line) }).error({ fault }, 'it failed');
  return JSON.parse(lines.join('')).fault;
}

test('a fault keeps what it is called, says, its code and where it was thrown', () => {
  const fault = Object.assign(new TypeError('no such thing'), { code: 'ENOENT' });
  expect(logged(fault)).toEqual({
    name: 'TypeError',
    message: 'no such thing',
    code: 'ENOENT',
    at: expect.arrayContaining([expect.stringContaining('log.test.ts')]),
  });
});

test("what PostgreSQL and mail servers say of people's data stays out", () => {
  const refused = Object.assign(new Error('duplicate key value violates unique constraint "person_email_key"'), {
    code: '23505',
    constraint: 'person_email_key',
    detail: 'Key (email)=(ana@example.org) already exists.',
  });
  const rejected = Object.assign(new Error('all recipients were rejected: 550 <ana@example.org> is unknown', {}), {
    code: 'EENVELOPE',
    response: '550 <ana@example.org> is unknown',
    rejected: ['ana@example.org'],
  });
  expect(logged(refused)).toMatchObject({ code: '23505', constraint: 'person_email_key' });
  expect(logged(rejected)).toMatchObject({ message: 'all recipients were rejected: 550 <…@…> is unknown' });
  expect(JSON.stringify([logged(refused), logged(rejected)])).not.toContain('ana');
});

test('the causes of a fault are told too, and what is thrown without being an error', () => {
  const fault = new Error('outer', { cause: new AggregateError([new Error('one'), new Error('other')], 'both') });
  expect(logged(fault)).toMatchObject({
    message: 'outer',
    cause: { name: 'AggregateError', message: 'both', errors: [{ message: 'one' }, { message: 'other' }] },
  });
  expect(logged('just words')).toEqual({ name: 'string', message: 'just words' });
  const copied = { message: 'the line broke', code: 'ECONNREFUSED', stack: 'Error: x\n    at there.js:1:1' };
  expect(logged(copied)).toEqual({
    name: 'Error',
    message: 'the line broke',
    code: 'ECONNREFUSED',
    at: ['at there.js:1:1'],
  });
});
