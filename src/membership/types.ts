import type { PersonId } from '../accounts/types.ts';

declare const applicationId: unique symbol;
export type ApplicationId = string & { readonly [applicationId]: true };

declare const organizationId: unique symbol;
export type OrganizationId = string & { readonly [organizationId]: true };

/** What was filled in so far, by form field, as it was typed. */
export type Draft = Readonly<Record<string, string | readonly string[]>>;

/** A request to join, from its first step on. */
export type JoiningApplication = {
  readonly id: ApplicationId;
  readonly draft: Draft;
  /** In which language it was begun: letters about it are written in it. */
  readonly language: string;
  readonly startedAt: Temporal.Instant;
  readonly savedAt: Temporal.Instant;
  /** The mesa that fills it in for a group without e-mail, and who does; both null: the organization itself. */
  readonly assistedMesa: number | null;
  readonly assistedBy: PersonId | null;
  /** Null while it is being written. */
  readonly submission: Submission | null;
};

type Submission = {
  readonly at: Temporal.Instant;
  readonly name: string;
  readonly email: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly confirmedAt: Temporal.Instant | null;
  /** Made at the first admission. */
  readonly organizationId: OrganizationId | null;
};

export type SentApplication = JoiningApplication & { readonly submission: Submission };

/** Who decided what and when, with the words that were sent. */
type Decided<Outcome extends string> = {
  readonly outcome: Outcome;
  readonly explanation: string | null;
  readonly by: PersonId;
  readonly byName: string;
  readonly at: Temporal.Instant;
};

type Objection = {
  readonly text: string;
  readonly at: Temporal.Instant;
  readonly decision: Decided<'upheld' | 'rejected'> | null;
};

/** What became of an application in one of the mesas it was sent to. */
export type MesaReview = {
  readonly mesa: number;
  readonly decision: (Decided<'admitted' | 'refused'> & { readonly reason: string | null }) | null;
  readonly objection: Objection | null;
};

/** Link in a letter that confirms an address. */
export type ConfirmationLink = {
  readonly applicationId: ApplicationId;
  readonly email: string;
  readonly expiresAt: Temporal.Instant;
};

export type Organization = {
  readonly id: OrganizationId;
  readonly slug: string;
  readonly name: string;
  readonly acronym: string | null;
  readonly group: string;
  readonly country: string;
  readonly cities: readonly string[];
  readonly website: string | null;
  readonly email: string | null;
  readonly about: string | null;
  readonly listedSince: Temporal.Instant | null;
  readonly example: boolean;
  readonly objectives: readonly number[];
};

/** What is typed of an organization, read and tidied. */
export type OrganizationData = Pick<
  Organization,
  'name' | 'acronym' | 'group' | 'country' | 'cities' | 'website' | 'email' | 'about' | 'objectives'
>;
