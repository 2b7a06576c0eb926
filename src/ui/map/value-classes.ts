import { scaleThreshold } from 'd3-scale';

/** Where a class begins, for the largest value it must hold: round numbers that a legend can say. */
const ladders = [
  [2, 3, 4],
  [2, 4, 8],
  [2, 5, 10],
  [5, 10, 20],
  [10, 25, 50],
  [20, 50, 100],
  [50, 100, 250],
  [100, 500, 1000],
] as const;

/**
 * Classes from `least` on that spread these values best: the ladder whose top step is the last below half the maximum
 * or so.
 */
export function classesFor(values: readonly number[], least = 1) {
  const most = Math.max(least, ...values);
  const steps = ladders.findLast((ladder) => ladder[2] <= Math.max(4, most / 1.5)) ?? ladders[0];
  const starts = values.length === 0 ? [] : [least, ...steps.filter((step) => least < step && step <= most)];
  const of = scaleThreshold<number, number>(starts, [0, 1, 2, 3, 4].slice(0, starts.length + 1));
  const labels = starts.map((from, index) => {
    const to = (starts[index + 1] ?? most + 1) - 1;
    return from === to ? `${from}` : `${from}–${to}`;
  });
  return { of: (value: number) => of(value), labels };
}
