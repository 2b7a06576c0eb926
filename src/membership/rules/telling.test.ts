import { expect, test } from 'vitest';
import type { PersonId } from '../../accounts/types.ts';
import type { MesaReview } from '../types.ts';
import { untoldSince } from './telling.ts';

const on = (day: number) => Temporal.Instant.from(`2026-11-${String(day).padStart(2, '0')}T12:00:00Z`);
const by = { by: 'ana' as PersonId, byName: 'Ana' };
const refused = (at: number, answeredAt?: number): MesaReview => ({
  mesa: 2,
  decision: { outcome: 'refused', reason: 'duplicate', explanation: 'Ya está.', at: on(at), ...by },
  objection:
    answeredAt === undefined
      ? null
      : {
          text: 'No.',
          at: on(at + 1),
          decision: { outcome: 'rejected', explanation: 'Sí.', at: on(answeredAt), ...by },
        },
});
const waiting: MesaReview = { mesa: 4, decision: null, objection: null };

test.each<[string, MesaReview[], number | null, number | null]>([
  ['nothing where no mesa answered', [waiting], null, null],
  ['the first answer where it was told none', [refused(7), refused(5), waiting], null, 5],
  ['nothing once it was told of all', [refused(5)], 6, null],
  ['the answer that came after', [refused(5), refused(8)], 6, 8],
  ['the answer to its objection', [refused(5, 9)], 6, 9],
])('of a group is to be told %s', (_, reviews, told, since) => {
  expect(untoldSince(reviews, told === null ? null : on(told))).toEqual(since === null ? null : on(since));
});
