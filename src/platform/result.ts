import type { ReasonCode } from './messages.ts';

/**
 * Why something was refused. `code` names the sentence shown to the reader (`reason.<code>` in a room's
 * message file), `field` the form field it belongs beside, `params` the figures in the sentence.
 */
export type Reason = {
  readonly code: ReasonCode;
  readonly field?: string;
  readonly params?: Readonly<Record<string, string | number>>;
};

/** What was decided: a value, or every reason against it at once. Faults throw; refusals are returned. */
export type Result<T> = Accepted<T> | Refused;
type Accepted<T> = { readonly ok: true; readonly value: T };
export type Refused = { readonly ok: false; readonly reasons: readonly [Reason, ...Reason[]] };

export const accept = <T>(value: T): Accepted<T> => ({ ok: true, value });

export const refuse = (first: Reason | ReasonCode, ...rest: (Reason | ReasonCode)[]): Refused => ({
  ok: false,
  reasons: [asReason(first), ...rest.map(asReason)],
});

/** Accepts when nothing speaks against it, otherwise refuses with all of `reasons`. */
export function unless<T>(reasons: readonly Reason[], value: () => T): Result<T> {
  const [first, ...rest] = reasons;
  return first ? { ok: false, reasons: [first, ...rest] } : accept(value());
}

/** What speaks against it: nothing where it was accepted. */
export const against = (result: Result<unknown>): readonly Reason[] => (result.ok ? [] : result.reasons);

/** The second's value where both were accepted, otherwise every reason against either. */
export const both = <T>(first: Result<unknown>, second: Result<T>): Result<T> =>
  first.ok ? second : refuse(...first.reasons, ...against(second));

const asReason = (reason: Reason | ReasonCode): Reason => (typeof reason === 'string' ? { code: reason } : reason);
