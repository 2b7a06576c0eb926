import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideEdit, type Fields } from './merge-fields.ts';

const base = { 'text.es': 'Uno', 'text.en': 'One', objectives: '7' };
const current = (fields: Fields, version = 2) => ({ version, fields, removed: false });

describe('several write at once, nobody overwrites anybody', () => {
  test.each([
    ['nobody else wrote', base, { 'text.es': 'Dos' }, { ...base, 'text.es': 'Dos' }],
    [
      'in another field',
      { ...base, 'text.en': 'Two' },
      { 'text.es': 'Dos' },
      { ...base, 'text.es': 'Dos', 'text.en': 'Two' },
    ],
    [
      'the same in one field, another beside it',
      { ...base, 'text.es': 'Dos' },
      { 'text.es': 'Dos', objectives: '8' },
      { ...base, 'text.es': 'Dos', objectives: '8' },
    ],
    ['a field taken away', base, { objectives: '' }, { ...base, objectives: '' }],
  ])('%s: saved as the next version', (_, theirs, mine, merged) => {
    expect(decideEdit(current(theirs), base, { ...base, ...mine })).toEqual({
      ok: true,
      value: { kind: 'saved', version: 3, fields: merged },
    });
  });

  test('in the same field: a conflict that shows both, what was changed elsewhere kept', () => {
    const theirs = { ...base, 'text.es': 'Tres', 'text.en': 'Three' };
    expect(decideEdit(current(theirs, 5), base, { ...base, 'text.es': 'Dos' })).toEqual({
      ok: true,
      value: {
        kind: 'conflict',
        version: 5,
        theirs,
        mine: { ...theirs, 'text.es': 'Dos' },
        conflicts: ['text.es'],
      },
    });
  });

  test('what says what is there already changes nothing, also when sent twice', () => {
    const saved = { ...base, 'text.es': 'Dos' };
    expect(decideEdit(current(saved), base, saved)).toEqual({ ok: true, value: { kind: 'unchanged', version: 2 } });
    expect(decideEdit(current(saved), saved, saved)).toEqual({ ok: true, value: { kind: 'unchanged', version: 2 } });
  });

  test('an edit is saved whole, refused whole, or shown whole: no word of either writer is lost', () => {
    const fields = fc.record({ a: fc.constantFrom('', 'x', 'y'), b: fc.constantFrom('', 'x', 'y') });
    fc.assert(
      fc.property(fields, fields, fields, (before, theirs, mine) => {
        const decision = decideEdit(current(theirs), before, mine);
        if (!decision.ok) throw new Error('refused');
        const { value } = decision;
        for (const name of ['a', 'b'] as const) {
          if (value.kind === 'saved' && mine[name] !== before[name]) expect(value.fields[name]).toBe(mine[name]);
          if (value.kind === 'saved' && mine[name] === before[name]) expect(value.fields[name]).toBe(theirs[name]);
          if (value.kind === 'conflict' && value.conflicts.includes(name)) {
            expect([value.theirs[name], value.mine[name]]).toEqual([theirs[name], mine[name]]);
          }
        }
      }),
    );
  });

  test('not on what was taken out, nor on a version that never was', () => {
    expect(decideEdit({ ...current(base), removed: true }, base, base)).toMatchObject({
      reasons: [{ code: 'item-removed' }],
    });
    expect(decideEdit(current(base), null, base)).toMatchObject({ reasons: [{ code: 'item-version-unknown' }] });
  });
});
