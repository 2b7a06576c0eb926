import { expect, test } from 'vitest';
import type { PersonId } from '../../accounts/types.ts';
import { decideFiling, decideRuling } from './complaints.ts';

test('those who took part complain while there is time', () => {
  expect(decideFiling('complaints', true).ok).toBe(true);
  expect(decideFiling('proclaiming', false)).toEqual({
    ok: false,
    reasons: [{ code: 'complaint-not-open' }, { code: 'complaint-not-yours' }],
  });
});

test('nobody decides their own case, nothing is decided twice, nor once all is over', () => {
  const [ana, beto] = ['a', 'b'] as unknown as readonly [PersonId, PersonId];
  const deciding = { stage: 'complaints', isDecided: false, parties: [beto, null], personId: ana } as const;
  expect(decideRuling(deciding).ok).toBe(true);
  expect(decideRuling({ ...deciding, stage: 'proclaiming' }).ok).toBe(true);
  expect(decideRuling({ stage: 'proclaimed', isDecided: true, parties: [ana], personId: ana })).toEqual({
    ok: false,
    reasons: [{ code: 'complaint-election-over' }, { code: 'complaint-decided' }, { code: 'complaint-own-case' }],
  });
});
