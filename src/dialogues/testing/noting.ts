import type { House } from '../../testing/house.ts';
import { notesOf } from '../store/numbers.ts';
import type { TwoThemes } from './two-themes.ts';

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
export const storedOf = ({ deps }: House, { first }: TwoThemes) => notesOf(deps.db, [first]);
