import { expect, test } from 'vitest';
import { excerptAround } from './excerpt.ts';

const around = (text: string, name: string) => {
  const start = text.indexOf(name);
  return excerptAround(text, 'es', start, start + name.length);
};

test('a name in its sentence, and no other sentence', () => {
  expect(around('Antes. En Lima lo dijo FMÑ con calma. Después.', 'FMÑ')).toEqual({
    before: 'En Lima lo dijo ',
    matched: 'FMÑ',
    after: ' con calma.',
  });
});

test('at both ends, over two sentences, and in a text without sentences', () => {
  expect(around('FMÑ', 'FMÑ')).toEqual({ before: '', matched: 'FMÑ', after: '' });
  expect(around('Lo dijo A. B. Pérez ayer.', 'A. B. Pérez')).toMatchObject({ matched: 'A. B. Pérez', after: ' ayer.' });
  const long = around(`${'a '.repeat(400)}FMÑ${' b'.repeat(400)}`, 'FMÑ');
  expect([long.before[0], long.after.at(-1)]).toEqual(['…', '…']);
  expect(long.before.length + long.after.length).toBeLessThan(500);
});
