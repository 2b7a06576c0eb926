import type { Constraint } from './election.ts';
import { grouped } from './field.ts';
import { type Complain, candidatesIn, isAbsent, isList, isObject, isWhole, textIn } from './json-values.ts';

/** `[{category, group, min, max, members}]`: the groups of one category share out all `known` candidates. */
export function constraintsIn(value: unknown, known: number, complain: Complain): readonly Constraint[] {
  if (isAbsent(value)) return [];
  if (!isList(value)) complain(['constraints'], 'constraints');
  const items = isList(value) ? value : [];
  const constraints = items.flatMap((item, index) => constraintIn(item, known, aboutItem(index, complain)) ?? []);
  if (constraints.length === items.length) checkShares(constraints, known, complain);
  return constraints;
}

const aboutItem =
  (index: number, complain: Complain): Complain =>
  (path, code, params) =>
    complain(['constraints', index, ...path], code, params);

function constraintIn(item: unknown, known: number, complain: Complain): Constraint | null {
  const { min, max, members } = isObject(item) ? item : {};
  if (!isObject(item) || !isList(members)) {
    complain([], 'constraint');
    return null;
  }
  const constraint = {
    category: textIn(item, 'category', '', complain),
    group: textIn(item, 'group', '', complain),
    members: candidatesIn(members, known, ['members'], complain),
  };
  if (isWhole(max, 0, 1e9) && isWhole(min, 0, max)) return { ...constraint, min, max };
  complain([], 'limits');
  return null;
}

function checkShares(constraints: readonly Constraint[], known: number, complain: Complain): void {
  for (const [category, groups] of grouped(constraints, (one) => one.category)) {
    for (let candidate = 0; candidate < known; candidate += 1) {
      const [first, second] = groups.filter(({ members }) => members.includes(candidate));
      if (!first) complain(['constraints'], 'in-no-group', { category, candidate });
      else if (second) complain(['constraints', constraints.indexOf(second)], 'in-two-groups', { category, candidate });
    }
  }
}
