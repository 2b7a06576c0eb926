import type { CharterContent, CharterProblem } from '../types.ts';
import { placeOf } from './problems.ts';

/** Objectives and mesas are numbered from 1 without a gap, and every objective belongs to exactly one mesa. */
export function checkMesas({ compact, mesas, technicalTable }: CharterContent): readonly CharterProblem[] {
  const last = compact.objectives.length;
  const chosen = new Map<number, string>();
  const problems: CharterProblem[] = [
    ...checkNumbers(['compact', 'objectives'], compact.objectives),
    ...checkNumbers(['mesas'], mesas),
    ...checkFirstTurn(technicalTable, mesas.length),
    ...mesas.flatMap(checkPriorities),
  ];
  for (const [at, mesa] of mesas.entries()) {
    for (const [index, objective] of mesa.objectives.entries()) {
      const path = ['mesas', at, 'objectives', index];
      const elsewhere = chosen.get(objective);
      if (objective > last) {
        problems.push({ path, message: `objective ${objective} does not exist; the compact has 1 to ${last}` });
      } else if (elsewhere) {
        problems.push({
          path,
          message: `objective ${objective} is already at ${elsewhere}; expected in one mesa only`,
        });
      }
      chosen.set(objective, elsewhere ?? placeOf(path));
    }
  }
  const left = compact.objectives.map(({ n }) => n).filter((n) => !chosen.has(n));
  if (left.length === 0) return problems;
  const message = `no mesa has objective ${left.join(', ')}; expected every objective in exactly one mesa`;
  return [...problems, { path: ['mesas'], message }];
}

const checkPriorities = ({ priorities, objectives }: CharterContent['mesas'][number], at: number): CharterProblem[] =>
  priorities.flatMap(({ objectives: preferred }, index) =>
    preferred.flatMap((n, position) =>
      objectives.includes(n)
        ? []
        : [
            {
              path: ['mesas', at, 'priorities', index, 'objectives', position],
              message: `objective ${n} is not one of the mesa's; expected ${objectives.join(', ')}`,
            },
          ],
    ),
  );

const checkFirstTurn = (table: CharterContent['technicalTable'], last: number): CharterProblem[] =>
  table && table.firstTurn.mesa > last
    ? [
        {
          path: ['technicalTable', 'firstTurn', 'mesa'],
          message: `mesa ${table.firstTurn.mesa} does not exist; there are 1 to ${last}`,
        },
      ]
    : [];

const checkNumbers = (path: CharterProblem['path'], items: readonly { readonly n: number }[]): CharterProblem[] =>
  items.flatMap(({ n }, at) =>
    n === at + 1 ? [] : [{ path: [...path, at, 'n'], message: `${n} is out of order; expected ${at + 1}` }],
  );
