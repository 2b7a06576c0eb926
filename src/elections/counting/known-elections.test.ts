import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { countElection } from './count-election.ts';
import type { NamedElection } from './election.ts';
import type { CountResult } from './outcome.ts';
import { readElections } from './read-elections.ts';
import { ended } from './testing/elections.ts';

// Elections with known results, where a copy stands beside the repository.
const folder = new URL('../../../../shared/data/elections/', import.meta.url);

const stages = z.array(
  z.object({
    action: z.string(),
    candidate: z.number().nullable(),
    totals: z.array(z.number()),
    nonTransferable: z.number(),
  }),
);
const counted = z.object({
  quota: z.number(),
  valid: z.number(),
  winners: z.array(z.number()),
  electedAtStage: z.array(z.number()),
  lastFilledWithoutQuota: z.array(z.number()).optional(),
  excluded: z.array(z.number()),
  doomed: z.array(z.number()).optional(),
  stages,
});
const known = z.array(
  z.object({
    expected: z.union([z.object({ infeasible: z.literal(true) }), counted]).optional(),
    needsLot: z.object({ kind: z.string(), stage: z.number(), between: z.array(z.number()) }).optional(),
    expectedBefore: counted.pick({ quota: true, valid: true, stages: true }).optional(),
  }),
);

describe.skipIf(!existsSync(folder)).each([
  ['public.json', 40],
  ['edge.json', 31],
  ['constrained.json', 30],
  ['large.json.gz', 1],
])('%s', (name, size) => {
  const elections = existsSync(folder) ? readBoth(name) : [];

  test(`holds ${size} elections`, () => expect(elections).toHaveLength(size));

  test.each(elections)('$election.id', ({ election, truth }) => {
    const outcome = countElection(election);
    const { expected, expectedBefore, needsLot } = truth;
    if (needsLot) expect(outcome).toMatchObject({ ...expectedBefore, needsLot });
    else if (!expected || 'infeasible' in expected) expect(outcome).toEqual(expected);
    else {
      const { winners, electedAtStage, lastFilledWithoutQuota, ...exactly } = expected;
      const result = ended(outcome);
      expect(result).toMatchObject(exactly);
      expect(seated(result)).toEqual(seated(expected));
      if (lastFilledWithoutQuota)
        expect(inOrder(result.lastFilledWithoutQuota)).toEqual(inOrder(lastFilledWithoutQuota));
    }
  });
});

/** Who was elected at which stage: those of one stage are in no order. */
const seated = ({ winners, electedAtStage }: Pick<CountResult, 'winners' | 'electedAtStage'>) =>
  inOrder(winners).map((winner) => [winner, electedAtStage[winners.indexOf(winner)]]);
const inOrder = (candidates: readonly number[]) => candidates.toSorted((a, b) => a - b);

function readBoth(name: string) {
  const bytes = readFileSync(new URL(name, folder));
  const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  const reading = readElections(text);
  const elections: readonly NamedElection[] = reading.ok ? reading.elections : [];
  const truths = known.parse(JSON.parse(text));
  return elections.flatMap((election, index) => {
    const truth = truths[index];
    return truth ? [{ election, truth }] : [];
  });
}
