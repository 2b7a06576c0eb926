import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  choice,
  choices,
  day,
  email,
  id,
  localTime,
  name,
  optionalChoice,
  optionalEmail,
  optionalText,
  optionalUrl,
  requiredTick,
  text,
  wholeNumber,
} from './fields.ts';
import { acrossFields, parseForm, submit } from './forms.ts';
import { accept, refuse } from './result.ts';

const form = z
  .object({ name: text(5), email: email(), seats: wholeNumber(1, 9), from: day(), note: optionalText(5) })
  .superRefine((values, context) => {
    if (values.note === null) context.addIssue({ code: 'custom', message: 'required', path: ['note'] });
  }, acrossFields)
  .transform(({ name, ...others }) => ({ ...others, title: name }));

const written = { name: 'Red', email: 'ana@ejemplo.org', seats: '3', from: '2026-11-20', note: 'sí' };
const never = () => Promise.reject(new Error('not to be asked'));

test('A form that cannot be read whole gives the fields that can, as they are read', () => {
  const read = parseForm(form, { ...written, name: '', from: 'mañana' });

  expect(read).toEqual({
    ok: false,
    reasons: [
      { code: 'required', field: 'name', params: { min: 1 } },
      { code: 'not-a-day', field: 'from' },
    ],
    readable: { email: 'ana@ejemplo.org', seats: 3, note: 'sí' },
    fields: ['name', 'email', 'seats', 'from', 'note'],
  });
});

test('A check across fields is made although one of them cannot be read', () => {
  const read = parseForm(form, { ...written, name: '', note: '' });

  expect(read).toMatchObject({
    reasons: [
      { code: 'required', field: 'name' },
      { code: 'required', field: 'note' },
    ],
  });
});

test.each([
  ['a text', text(5), 'a\u0000'],
  ['a name', name(5), 'a\u200b'],
  ['a file where a text is asked', optionalText(5), new File([], 'a')],
  ['an address', email(), 'ana'],
  ['an address that may be left out', optionalEmail(), 'ana'],
  ['a web address', optionalUrl(), 'javascript:x'],
  ['a choice', choice(['yes']), 'no'],
  ['a choice that may be left out', optionalChoice(['yes']), 'no'],
  ['choices', choices(['yes']), ['no']],
  ['a tick', requiredTick(), ''],
  ['a number', wholeNumber(1, 5), '6'],
  ['a day', day(), 'x'],
  ['a day of another age', day(), '9999-12-31'],
  ['a time', localTime(), 'x'],
  ['a time of another age', localTime(), '1949-12-31T23:59'],
  ['an id', id(), 'x'],
])('Whatever %s is faulty by, what is checked across fields is told with it', (_, field, faulty) => {
  const across = z.object({ field }).superRefine((__, context) => {
    context.addIssue({ code: 'custom', message: 'required', path: ['other'] });
  }, acrossFields);
  const read = parseForm(across, { field: faulty });

  expect(read.ok ? [] : read.reasons.map((reason) => reason.field)).toEqual(['field', 'other']);
});

test('What the state has against the readable fields is told with what is wrong with the others, in the order of the fields', async () => {
  const read = parseForm(form, { ...written, email: 'ana', from: 'mañana' });
  const seen: unknown[] = [];

  const result = await submit(read, never, (readable) => {
    seen.push(readable);
    return [{ code: 'seats-taken', field: 'seats' }, { code: 'busy' }, { code: 'already-invited', field: 'email' }];
  });

  expect(seen).toEqual([{ name: 'Red', seats: 3, note: 'sí' }]);
  expect(result).toEqual(
    refuse(
      'busy',
      { code: 'not-an-email', field: 'email' },
      { code: 'seats-taken', field: 'seats' },
      { code: 'not-a-day', field: 'from' },
    ),
  );
});

test('A form that was read whole is for the act alone, whose reasons are put in the order of the fields', async () => {
  const read = parseForm(form, written);

  expect(await submit(read, async ({ title }) => accept(title), never)).toEqual(accept('Red'));
  expect(
    await submit(
      read,
      async () => refuse({ code: 'seats-taken', field: 'seats' }, { code: 'already-invited', field: 'email' }),
      never,
    ),
  ).toEqual(refuse({ code: 'already-invited', field: 'email' }, { code: 'seats-taken', field: 'seats' }));
});
