import { expect, test } from 'vitest';
import { hasUnseen } from './unseen.ts';

test.each(['\u202a', '\u202e', '\u2066', '\u2069', '\u200b', '\u200f', '\u2060', '\ufeff', '\u00ad'])(
  'a name with U+%# of these is not what it looks like: %j',
  (mark) => {
    expect(hasUnseen(`Ana${mark} Pérez`)).toBe(true);
  },
);

test.each(['Ana Pérez', 'منظمة אב', 'Mujeres 👩🏽\u200d🌾', 'نمی\u200cخواهم', 'L’Étoile — 2.ª'])(
  '%j is a name',
  (name) => {
    expect(hasUnseen(name)).toBe(false);
  },
);
