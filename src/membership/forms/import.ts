import { z } from 'zod';
import { countriesToChoose } from '../../charter/rules/subregions.ts';
import type { Charter } from '../../charter/types.ts';
import { choices, onceKey, optionalChoice } from '../../platform/fields.ts';
import { memberFields } from '../rules/column-matching.ts';
import { columnField } from '../rules/import-matching.ts';

export const listForm = z.object({
  file: z.custom<File>((value) => value instanceof File && value.name !== '', { error: 'required' }),
  once: onceKey(),
});

/** What a column holds that is left out. */
export const notImported = 'none';

/** What each of `columns` holds, and what all rows share; `mesas` are those the list may be of. */
export const matchingForm = ({ region, groups }: Charter, columns: number, mesas: readonly number[]) => {
  const { inside, outside } = countriesToChoose(region);
  const fields = Array.from({ length: columns }, (_, index) => columnField(index));
  return z
    .object({
      ...Object.fromEntries(fields.map((field) => [field, optionalChoice([...memberFields, notImported])])),
      country: optionalChoice([...inside, ...outside]),
      group: optionalChoice(groups.map(({ key }) => key)),
      mesas: choices(mesas.map(String)),
    })
    .transform((values) => {
      const held: Readonly<Record<string, unknown>> = values;
      return {
        fields: fields.map((field) => memberFields.find((one) => one === held[field]) ?? null),
        forAll: { country: values.country, group: values.group, mesas: values.mesas.map(Number) },
      };
    });
};

const lines = () =>
  z.preprocess(
    (value) => (value === undefined ? [] : [value].flat()),
    z.array(z.coerce.number({ error: 'not-understood' }).int({ error: 'not-understood' })),
  );

/** Of the lines that resemble a member: those on the page, and those of them that were ticked. */
export const linesForm = z.object({ shown: lines(), chosen: lines() });
