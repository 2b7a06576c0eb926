import { describe, expect, test } from 'vitest';
import { readCharter } from '../read-charter.ts';
import { mesaOfAll, mesaOfObjective, mesasOfObjectives, objectivesOfMesa } from './objectives.ts';

const charter = readCharter('pmm-lac');

describe('Terms of Reference, "Arquitectura": the round tables of the Review Forum', () => {
  test.each([
    [1, [2, 5, 6, 12, 18]],
    [2, [4, 8, 9, 10, 11, 13, 21]],
    [3, [14, 15, 16, 19, 20, 22]],
    [4, [1, 3, 7, 17, 23]],
  ])('mesa %i', (n, objectives) => {
    const mesa = charter.mesas[n - 1];
    expect(mesa?.n).toBe(n);
    expect(mesa && objectivesOfMesa(charter, mesa).map((objective) => objective.n)).toEqual(objectives);
    for (const objective of objectives) expect(mesaOfObjective(charter, objective)?.n).toBe(n);
  });

  test.each([
    [[15, 16], [3], 3],
    [[7, 8, 15], [2, 3, 4], null],
    [[], [], null],
  ])('%j belong to the mesas %j, and all of them to %j', (objectives, mesas, all) => {
    expect(mesasOfObjectives(charter, objectives).map(({ n }) => n)).toEqual(mesas);
    expect(mesaOfAll(charter, objectives)?.n ?? null).toBe(all);
  });

  test('there is no objective 24', () => {
    expect(mesaOfObjective(charter, 24)).toBeNull();
  });
});
