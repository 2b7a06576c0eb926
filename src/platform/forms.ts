import type { z } from 'zod';
import type { ReasonCode } from './messages.ts';
import type { Reason, Result } from './result.ts';

/** What a form shows again after a refusal: the input as it came, and every reason against it. */
export type FormState = {
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly reasons: readonly Reason[];
};

export const emptyForm: FormState = { values: {}, reasons: [] };

/** A form's body as Hono parses it with `{ all: true }`. */
export type FormBody = Record<string, string | File | (string | File)[]>;

/** The text fields of a body, as `FormState.values` keeps them; files and secrets are not kept. */
export function valuesOf(body: FormBody): FormState['values'] {
  const values: Record<string, string | readonly string[]> = {};
  for (const [name, value] of Object.entries(body)) {
    if (Array.isArray(value)) values[name] = value.filter((item) => typeof item === 'string');
    else if (typeof value === 'string') values[name] = value;
  }
  return values;
}

/**
 * Reads a form by its schema. Every fault becomes a reason beside its field, all at once.
 * Schemas are made of the fields in `fields.ts`, whose messages are reason codes.
 */
export function parseForm<S extends z.ZodType>(schema: S, body: FormBody): Result<z.output<S>> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return { ok: true, value: parsed.data };
  const [first, ...rest] = reasonsOf(parsed.error.issues);
  if (!first) throw new Error('zod refused without an issue');
  return { ok: false, reasons: [first, ...rest] };
}

export const formAgain = (body: FormBody, reasons: readonly Reason[]): FormState => ({
  values: valuesOf(body),
  reasons,
});

function reasonsOf(issues: readonly z.core.$ZodIssue[]): Reason[] {
  const seen = new Set<string>();
  return issues.flatMap((issue) => {
    const field = String(issue.path[0] ?? '');
    const params = paramsOf(issue);
    const reason: Reason = { code: codeOf(issue), ...(field && { field }), ...(params && { params }) };
    const key = `${reason.field}:${reason.code}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [reason];
  });
}

/** Fields name their reason code as zod's message; what has none is simply not understood. */
const codeOf = (issue: z.core.$ZodIssue): ReasonCode =>
  (/^[a-z][a-z-]*$/.test(issue.message) ? issue.message : 'not-understood') as ReasonCode;

function paramsOf(issue: z.core.$ZodIssue): Record<string, number> | undefined {
  if (issue.code === 'too_big') return { max: Number(issue.maximum) };
  if (issue.code === 'too_small') return { min: Number(issue.minimum) };
  return undefined;
}
