import { type Reason, type Result, unless } from '../../platform/result.ts';
import type { MemberField } from './column-matching.ts';
import type { ListMatching } from './import-plan.ts';

/** The field of the form that says what the column at `index` holds. */
export const columnField = (index: number): string => `column.${index}`;

/**
 * Whether a list can be read so: no two columns hold the same. Refusal, beside each column but the first:
 * `import-field-repeated`, with the heading of the first.
 */
export function checkMatching<M extends Pick<ListMatching, 'fields'>>(
  matching: M,
  headings: readonly string[],
): Result<M> {
  const reasons = matching.fields.flatMap((field, index): Reason[] => {
    const first = field === null ? index : matching.fields.indexOf(field);
    if (first === index) return [];
    return [{ code: 'import-field-repeated', field: columnField(index), params: { heading: headings[first] ?? '' } }];
  });
  return unless(reasons, () => matching);
}

/** What no line can be without and neither a column nor a value for all rows says. */
export function missingIn({ fields, forAll }: Pick<ListMatching, 'fields' | 'forAll'>): readonly MemberField[] {
  const lacks = (field: MemberField, value: unknown): boolean => !fields.includes(field) && !value;
  return [
    ...(lacks('name', null) ? (['name'] as const) : []),
    ...(lacks('country', forAll.country) ? (['country'] as const) : []),
    ...(lacks('group', forAll.group) ? (['group'] as const) : []),
    ...(lacks('mesas', forAll.mesas.length) ? (['mesas'] as const) : []),
  ];
}
