import { z } from 'zod';
import { country, key, numbers, texts } from './atoms.ts';

const item = z.strictObject({ key, text: texts, objectives: numbers, principles: z.array(key), notes: z.array(key) });

export const reportFile = z.strictObject({
  note: texts,
  dialogue: key,
  example: z.literal(false),
  title: texts,
  /** Two or three sentences for the home page and the fact sheet. */
  factsheet: texts,
  introduction: z.strictObject({ context: z.array(texts), objectives: z.array(texts), method: z.array(texts) }),
  themes: z.array(
    z.strictObject({
      n: z.int(),
      framing: z.array(texts),
      advances: z.array(item),
      challenges: z.array(item),
      recommendations: z.array(item),
    }),
  ),
  conclusions: z.array(item),
  nextSteps: z.array(item),
  /** Institutions named where they present their own initiatives: each place needs a named approval. */
  namedGovernmentInstitutions: z.array(z.strictObject({ key, country, name: texts, appearsIn: z.array(key).min(1) })),
  /** Who took part in the panels, by role. Non-attribution is about what was said, not about who was there. */
  panelAnnex: z.array(
    z.strictObject({
      theme: z.int(),
      role: z.enum(['presentation-and-facilitation', 'panellist']),
      sector: key,
      institution: texts,
      country: country.nullable(),
      organization: key.nullable(),
    }),
  ),
  resources: z.array(z.strictObject({ title: texts, url: texts })),
  conceptNote: z.array(texts),
});

export type Report = z.infer<typeof reportFile>;
export type ReportItem = z.infer<typeof item>;
