import type { PersonId } from '../accounts/types.ts';
import type { Power } from '../charter/types.ts';
import type { Database, Transaction } from '../platform/database.ts';
import type { Texts } from '../platform/reader.ts';

declare const mandateId: unique symbol;
export type MandateId = string & { readonly [mandateId]: true };

/** `mechanism`, `mesa:1`, `liaison`, `working-group`, `organization:<uuid>`, `theme:<uuid>`. */
export type Body =
  | 'mechanism'
  | 'liaison'
  | 'working-group'
  | `mesa:${number}`
  | `organization:${string}`
  | `theme:${string}`;

/** How a mandate came about. */
export type MandateSource = {
  readonly kind: 'election' | 'consensus' | 'appointment' | 'own-organization' | 'operator';
  readonly text: Texts;
};

/** A person's mandate as it stands at the moment of the request, with what its office allows. */
export type HeldMandate = {
  readonly id: MandateId;
  readonly office: string;
  readonly body: Body;
  readonly organizationId: string | null;
  /** The key of the agency it is held for. */
  readonly agency: string | null;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant | null;
  readonly powers: readonly Power[];
  readonly secondFactor: boolean;
};

/** Whether an organization of this name, or this acronym, takes part in a mesa: the rooms above this one know. */
export type TakesPart = (db: Database | Transaction, mesa: number, name: string) => Promise<boolean>;

/** Who makes a request: a signed-in person and the mandates valid at this moment. */
export type Actor = {
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string | null;
  readonly language: string;
  readonly zone: string | null;
  readonly mandates: readonly HeldMandate[];
  /** When this session passed a second factor. */
  readonly secondFactorAt: Temporal.Instant | null;
};

/** In whose name an act is done: the person and the mandate that allows it. What acts take as `by`. */
export type Acting = {
  readonly personId: PersonId;
  readonly office: string;
  readonly body: Body;
};
