import { expect, test } from 'vitest';
import type { PersonId } from '../../accounts/types.ts';
import { decideFiling, decideRuling, isProposal } from './complaints.ts';

test('those who took part complain while there is time', () => {
  expect(decideFiling('complaints', true).ok).toBe(true);
  expect(decideFiling('proclaiming', false)).toEqual({
    ok: false,
    reasons: [{ code: 'complaint-not-open' }, { code: 'complaint-not-yours' }],
  });
});

test('nobody decides their own case, nothing is decided twice, nor once all is over', () => {
  const [ana, beto] = ['a' as PersonId, 'b' as PersonId];
  const free = { proposedBy: null, others: 1 };
  const deciding = { stage: 'complaints', isDecided: false, parties: [beto, null], personId: ana, ...free } as const;
  expect(decideRuling(deciding).ok).toBe(true);
  expect(decideRuling({ ...deciding, stage: 'proclaiming' }).ok).toBe(true);
  expect(decideRuling({ stage: 'proclaimed', isDecided: true, parties: [ana], personId: ana, ...free })).toEqual({
    ok: false,
    reasons: [{ code: 'complaint-election-over' }, { code: 'complaint-decided' }, { code: 'complaint-own-case' }],
  });
});

test('to annul an election takes a second overseer, where there is one; to keep it takes one', () => {
  const [ana, beto] = ['a' as PersonId, 'b' as PersonId];
  expect(isProposal({ proposedBy: null, others: 1 }, 'upheld')).toBe(true);
  expect(isProposal({ proposedBy: null, others: 0 }, 'upheld')).toBe(false);
  expect(isProposal({ proposedBy: ana, others: 1 }, 'upheld')).toBe(false);
  expect(isProposal({ proposedBy: null, others: 1 }, 'dismissed')).toBe(false);
  const waiting = { stage: 'complaints', isDecided: false, parties: [null], proposedBy: ana } as const;
  expect(decideRuling({ ...waiting, personId: ana, others: 1 })).toEqual({
    ok: false,
    reasons: [{ code: 'complaint-second-needed' }],
  });
  expect(decideRuling({ ...waiting, personId: ana, others: 0 }).ok).toBe(true);
  expect(decideRuling({ ...waiting, personId: beto, others: 1 }).ok).toBe(true);
});
