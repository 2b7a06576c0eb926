import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type House, openHouse } from '../../testing/house.ts';
import { notesOf } from '../store/numbers.ts';
import { conveneTwoThemes, type TwoThemes } from './two-themes.ts';

/** Where the notes of the first theme are written. */
export const page = '/es/conversatorios/2026/relatoria/1';

/** A note of the first theme that nothing is wrong with. */
export const draftOf = ({ questions: [question] }: TwoThemes) => ({
  text: 'Ampliar las vías de regularización.',
  kind: 'recommendation',
  question,
  language: 'es',
  objectives: ['7'],
  once: crypto.randomUUID(),
});

/** Someone who takes the notes of a theme, signed in. */
export const rapporteurOf = (house: House, name: string, theme: string, ends: { endsAt?: string } = {}) =>
  house.signIn({ name, mandates: [{ office: 'rapporteur', body: `theme:${theme}`, ...ends }] });

/** The notes of the first theme, as they are kept. */
const storedOf = ({ deps }: House, { first }: TwoThemes) => notesOf(deps.db, [first]);

/** A dialogue of two themes, half an hour after it began: without a note before each test of the file that calls. */
export function noting() {
  let house: House;
  let themes: TwoThemes;
  beforeAll(async () => {
    house = await openHouse({ at: '2026-11-20T12:00:00Z' });
    themes = await conveneTwoThemes(house.deps);
  });
  afterAll(() => house.close());
  beforeEach(async () => {
    house.setTime('2026-11-20T12:30:00Z');
    await sql`truncate note cascade`.execute(house.deps.db);
  });
  return {
    get house() {
      return house;
    },
    get themes() {
      return themes;
    },
    rapporteur: (name: string, themeId = themes.first, ends: { endsAt?: string } = {}) =>
      rapporteurOf(house, name, themeId, ends),
    draft: () => draftOf(themes),
    q: (n: 1 | 2 | 3): string => themes.questions[n - 1] ?? '',
    stored: () => storedOf(house, themes),
  };
}
