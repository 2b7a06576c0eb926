import { z } from 'zod';
import type { ReasonCode } from './messages.ts';
import { type Reason, type Refused, type Result, refuse } from './result.ts';

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

/** What somebody wrote in words, field by field: no choices, keys or codes, which say nothing to whoever sent them. */
export const writtenIn = (values: FormState['values']): readonly string[] =>
  Object.values(values)
    .flat()
    .filter((value) => /\p{L}\s+\P{Z}/u.test(value));

/** The fields of a form's schema, whatever its transformations make of them together. */
type FieldsOf<S> = S extends z.ZodPipe<infer In> ? FieldsOf<In> : S extends z.ZodObject ? z.output<S> : never;

/** A form as it was read: all of it, or every reason against its fields with those that could be read. */
type Reading<T, F> = { readonly fields: readonly string[] } & (
  | { readonly ok: true; readonly value: T }
  | (Refused & { readonly readable: Partial<F> })
);

/**
 * Reads a form by its schema. Every fault becomes a reason beside its field, all at once.
 * Schemas are made of the fields in `fields.ts`, whose messages are reason codes, in the order of the page.
 */
export function parseForm<S extends z.ZodType>(schema: S, body: FormBody): Reading<z.output<S>, FieldsOf<S>> {
  const shape = shapeOf(schema);
  const fields = Object.keys(shape);
  const parsed = schema.safeParse(body);
  if (parsed.success) return { ok: true, value: parsed.data, fields };
  const [first, ...rest] = inOrder(reasonsOf(parsed.error.issues), fields);
  if (!first) throw new Error('zod refused without an issue');
  const faulty = new Set([first, ...rest].map(({ field }) => field));
  const read = Object.entries(shape).flatMap(([name, field]) => {
    const one = faulty.has(name) ? null : z.safeParse(field, body[name]);
    return one?.success ? [[name, one.data]] : [];
  });
  return { ok: false, reasons: [first, ...rest], readable: Object.fromEntries(read) as Partial<FieldsOf<S>>, fields };
}

function shapeOf(schema: z.core.$ZodType): Readonly<Record<string, z.core.$ZodType>> {
  if (schema instanceof z.ZodPipe) return shapeOf(schema.in);
  return schema instanceof z.ZodObject ? schema.shape : {};
}

/** For a refinement across fields: made also where some of them could not be read; those hold what was sent. */
export const acrossFields = { when: () => true };

/**
 * Does `act` with a form that could be read whole. One that could not is refused with the reasons against its fields
 * and those that `look` finds against what could be read: all at once, in the order of the fields, what concerns no
 * field first. Beside a field that could not be read nothing else is said.
 */
export async function submit<T, F, R>(
  form: Reading<T, F>,
  act: (value: T) => Promise<Result<R>>,
  look: (readable: Partial<F>) => readonly Reason[] | Promise<readonly Reason[]>,
): Promise<Result<R>> {
  const result = form.ok ? await act(form.value) : together(form, await look(form.readable));
  if (result.ok) return result;
  const [first, ...rest] = inOrder(result.reasons, form.fields);
  return first ? refuse(first, ...rest) : result;
}

function together({ reasons }: Refused, others: readonly Reason[]): Refused {
  const faulty = new Set(reasons.map(({ field }) => field));
  return refuse(...reasons, ...others.filter(({ field }) => !field || !faulty.has(field)));
}

/** `reasons` in the order of `fields`: first what concerns none, last what stands beside no field of the form. */
export function inOrder(reasons: readonly Reason[], fields: readonly string[]): readonly Reason[] {
  const place = ({ field }: Reason): number => {
    if (!field) return -1;
    return fields.includes(field) ? fields.indexOf(field) : fields.length;
  };
  return reasons.toSorted((one, other) => place(one) - place(other));
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
