import { describe, expect, test } from 'vitest';
import type { Result } from '../../platform/result.ts';
import type { Stage } from '../types.ts';
import { decideDrawing, decidePreparing } from './cards.ts';

const codes = (result: Result<null>) => (result.ok ? [] : result.reasons.map(({ code }) => code));
const stages: readonly Stage[] = [
  'preparing',
  'candidacies',
  'objections',
  'listing',
  'listed',
  'voting',
  'closing',
  'complaints',
  'proclaiming',
  'proclaimed',
  'void',
  'cancelled',
];
const early = stages.slice(0, 4);
const late = stages.slice(5);

describe('cards are prepared once, between the list and the vote', () => {
  test.each(stages)('%s', (stage) => {
    const expected = early.includes(stage) ? ['cards-too-early'] : late.includes(stage) ? ['cards-too-late'] : [];
    expect(codes(decidePreparing({ stage, isPrepared: false }))).toEqual(expected);
    expect(codes(decidePreparing({ stage, isPrepared: true }))).toEqual(['cards-prepared']);
  });
});

describe('a card is drawn once they are prepared and before the vote', () => {
  test.each(stages)('%s', (stage) => {
    const of = { isOnRoll: true, casts: true };
    const expected = late.includes(stage) ? ['card-too-late'] : [];
    expect(codes(decideDrawing({ stage, isPrepared: true, ...of }))).toEqual(expected);
    expect(codes(decideDrawing({ stage, isPrepared: false, ...of }))).toEqual(
      late.includes(stage) ? ['card-too-late'] : ['card-not-yet'],
    );
  });

  test('by whoever casts the vote of an organization on the roll; all reasons at once', () => {
    const closed = { stage: 'voting', isPrepared: true } as const;
    expect(codes(decideDrawing({ ...closed, isOnRoll: false, casts: false }))).toEqual([
      'card-too-late',
      'vote-not-on-roll',
    ]);
    expect(codes(decideDrawing({ ...closed, isOnRoll: true, casts: false }))).toEqual([
      'card-too-late',
      'vote-not-yours',
    ]);
  });
});
