import { z } from 'zod';
import { choice, onceKey, text } from '../../platform/fields.ts';
import { grounds } from '../rules/complaints.ts';
import { readReceipt } from '../rules/receipt.ts';

const receipt = () =>
  z
    .preprocess((value) => (typeof value === 'string' ? value : ''), z.string())
    .transform((value, context): string => {
      const code = readReceipt(value);
      if (code !== null) return code;
      context.addIssue({ code: 'custom', message: 'receipt-not-a-code' });
      return z.NEVER;
    });

/** What goes with a reviewed ballot; its places are read by `placesIn`. */
export const castForm = z.object({ constancia: receipt() });

export const complaintForm = z.object({
  ground: choice(grounds),
  text: text(3000),
  once: onceKey(),
});

export const complaintDecisionForm = z.object({
  outcome: choice(['upheld', 'dismissed']),
  explanation: text(3000),
});

export const vacancyForm = z.object({ office: text(100) });
