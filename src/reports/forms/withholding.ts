import { z } from 'zod';
import type { Charter } from '../../charter/types.ts';
import { onOneLine, textFields, textsIn } from '../../platform/text-fields.ts';

const reasonLength = 500;

/** Why an edition is withheld, for everyone: in one language at least, so that nothing is waited for. */
export const withholdingForm = ({ languages }: Charter) =>
  z
    .object(textFields('reason', languages, reasonLength, 'first'))
    .transform((values) => ({ reason: onOneLine(textsIn(values, 'reason', languages) ?? {}) }));
