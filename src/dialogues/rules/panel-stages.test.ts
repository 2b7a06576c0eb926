import { describe, expect, test } from 'vitest';
import { decidePanelChange, decidePublication, decideSeat, mostHeldSeats } from './panel-stages.ts';

const instant = Temporal.Instant.from;
const theme = { startsAt: instant('2026-12-04T14:00:00Z') };
const before = instant('2026-12-04T13:59:59Z');
const begun = theme.startsAt;
const announced = { convenedAt: instant('2026-11-01T00:00:00Z') };
const preparing = { convenedAt: null };
const codes = (result: ReturnType<typeof decideSeat>) => (result.ok ? [] : result.reasons.map(({ code }) => code));

describe('the plan is the plan until the theme begins; what was held is known from then on', () => {
  test.each([
    ['planned', announced, before, []],
    ['planned', announced, begun, ['panel-plan-closed']],
    ['planned', preparing, begun, []],
    ['held', announced, before, ['panel-not-held-yet']],
    ['held', announced, begun, []],
  ] as const)('%s', (stage, dialogue, at, reasons) => {
    expect(codes(decidePanelChange(stage, dialogue, theme, at))).toEqual(reasons);
  });
});

test('a plan has as many seats as there are talks; a panel as held may have had more', () => {
  expect(codes(decideSeat('planned', 6, 5, announced, theme, before))).toEqual([]);
  expect(decideSeat('planned', 6, 6, announced, theme, before)).toEqual({
    ok: false,
    reasons: [{ code: 'panel-full', params: { seats: 6 } }],
  });
  expect(codes(decideSeat('held', 6, 7, announced, theme, begun))).toEqual([]);
  expect(codes(decideSeat('held', 6, mostHeldSeats, announced, theme, begun))).toEqual(['panel-full']);
});

test('what is published was convened, has somebody, and is a plan or was held', () => {
  expect(codes(decidePublication('planned', 1, announced, theme, before))).toEqual([]);
  expect(codes(decidePublication('planned', 6, announced, theme, begun))).toEqual([]);
  expect(codes(decidePublication('held', 0, preparing, theme, before))).toEqual([
    'dialogue-not-convened',
    'panel-not-held-yet',
    'panel-empty',
  ]);
});
