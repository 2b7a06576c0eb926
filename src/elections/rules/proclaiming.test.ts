import { expect, test } from 'vitest';
import { decideProclaiming, inOrderOfElection, vacanciesAmong } from './proclaiming.ts';

const codes = (decision: ReturnType<typeof decideProclaiming>) =>
  decision.ok ? [] : decision.reasons.map(({ code }) => code);

test('proclaimed is what was counted, after complaints, once', () => {
  expect(codes(decideProclaiming('proclaiming', 0))).toEqual([]);
  expect(codes(decideProclaiming('proclaiming', 2))).toEqual(['proclaim-complaints-open']);
  expect(codes(decideProclaiming('complaints', 0))).toEqual(['proclaim-too-early']);
  expect(codes(decideProclaiming('proclaimed', 0))).toEqual(['proclaim-already']);
  expect([codes(decideProclaiming('void', 0)), codes(decideProclaiming('cancelled', 0))]).toEqual([
    ['proclaim-nothing'],
    ['proclaim-nothing'],
  ]);
});

test('of those who were level at every stage, the lot says who is first', () => {
  const stage = (totals: readonly number[]) => ({ totals }) as never;
  const counted = { winners: [2, 0, 1], electedAtStage: [1, 2, 2], stages: [stage([5, 5, 9]), stage([7, 7, 9])] };
  expect(inOrderOfElection(counted, [1, 2, 0])).toEqual([2, 1, 0]);
  expect(inOrderOfElection(counted, [0, 2, 1])).toEqual([2, 0, 1]);
  expect(inOrderOfElection({ ...counted, stages: [stage([5, 4, 9]), stage([7, 7, 9])] }, [1, 2, 0])).toEqual([2, 0, 1]);
});

test('a vacancy is a seat that ended before its term and that nobody has taken since', () => {
  const at = (day: number) => Temporal.Instant.from(`2027-01-${String(day).padStart(2, '0')}T00:00:00Z`);
  const seat = (office: string, how: 'elected' | 'alternate' | 'vacancy', ended: number | null) => ({
    office,
    how,
    termEndsAt: at(30),
    endedAt: ended === null ? null : at(ended),
  });
  const [left, filled, again] = [seat('a', 'elected', 5), seat('a', 'vacancy', null), seat('a', 'vacancy', 9)];
  expect(vacanciesAmong([left, seat('b', 'elected', null)], at(5))).toEqual([left]);
  expect(vacanciesAmong([left], at(4))).toEqual([]);
  expect(vacanciesAmong([left, filled], at(10))).toEqual([]);
  expect(vacanciesAmong([left, again], at(10))).toEqual([again]);
  expect(vacanciesAmong([left], at(30))).toEqual([]);
  expect(vacanciesAmong([seat('c', 'alternate', 5)], at(10))).toEqual([]);
});
