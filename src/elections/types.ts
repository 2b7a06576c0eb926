import type { PersonId } from '../accounts/types.ts';
import type { Balance, Secrecy } from '../charter/types.ts';
import type { Body } from '../mandates/types.ts';
import type { Texts } from '../platform/reader.ts';

declare const electionId: unique symbol;
export type ElectionId = string & { readonly [electionId]: true };
declare const candidacyId: unique symbol;
export type CandidacyId = string & { readonly [candidacyId]: true };
declare const objectionId: unique symbol;
export type ObjectionId = string & { readonly [objectionId]: true };
declare const complaintId: unique symbol;
export type ComplaintId = string & { readonly [complaintId]: true };

/** Why the calendar in force is what it is. */
export type CalendarCause = 'set' | 'changed' | 'few-candidates' | 'no-quorum';

/** The moments of an election; each is the first at which the stage before it is over. */
export type Calendar = {
  readonly candidaciesUntil: Temporal.Instant;
  /** The list of candidates and the roll are published from here on. */
  readonly objectionsUntil: Temporal.Instant;
  readonly votingFrom: Temporal.Instant;
  /** A vote at this very moment is late. */
  readonly votingUntil: Temporal.Instant;
  readonly complaintsUntil: Temporal.Instant;
  readonly cause: CalendarCause;
};

/** How the vote ended: counted, or what the rules do instead. */
export type Outcome = 'counted' | 'uncontested' | 'no-quorum' | 'infeasible' | 'no-candidates';

/** A seat that an election fills; `until`: where its mandate ends before a whole term, with the rest of one left. */
export type SeatToFill = { readonly office: string; readonly until: Temporal.Instant | null };

export type Election = {
  readonly id: ElectionId;
  readonly slug: string;
  readonly body: Body;
  /** A key of the charter's contests. */
  readonly contest: string;
  readonly charterVersion: string;
  readonly secrecy: Secrecy;
  readonly seats: number;
  readonly termFrom: Temporal.PlainDate;
  /** What a by-election fills; null where all seats of the contest are filled for a whole term. */
  readonly fills: readonly SeatToFill[] | null;
  readonly note: Texts | null;
  readonly example: boolean;
  readonly calendar: Calendar;
  /** Calendars that were in force before, the first first. */
  readonly earlierCalendars: readonly Calendar[];
  readonly convenedAt: Temporal.Instant | null;
  readonly cancelled: { readonly at: Temporal.Instant; readonly reason: Texts } | null;
  readonly listedAt: Temporal.Instant | null;
  readonly closed: {
    readonly at: Temporal.Instant;
    readonly outcome: Outcome;
    readonly entitled: number;
    readonly voted: number;
  } | null;
  readonly proclaimedAt: Temporal.Instant | null;
};

/** What an election is doing at a moment; pages and acts ask `rules/stage.ts`. */
export type Stage =
  | 'preparing'
  | 'candidacies'
  | 'objections'
  /** Objections are over; the list is not published yet. */
  | 'listing'
  /** The list is published, voting has not begun. */
  | 'listed'
  | 'voting'
  /** Voting is over, nobody has closed it yet. */
  | 'closing'
  | 'complaints'
  /** Complaints are over; whoever was elected is not proclaimed yet. */
  | 'proclaiming'
  | 'proclaimed'
  | 'void'
  | 'cancelled';

/** Where a candidacy stands: `proposed` waits for the candidate, `accepted` for the decision. */
export type CandidacyState = 'proposed' | 'accepted' | 'admitted' | 'refused' | 'withdrawn' | 'ineligible';

/** Where a candidacy stands at a stage: `lapsed` was proposed, and not accepted before candidacies closed. */
export type CandidacyStanding = CandidacyState | 'lapsed';

export type Candidacy = {
  readonly id: CandidacyId;
  readonly electionId: ElectionId;
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string | null;
  readonly language: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly country: string;
  readonly sector: string;
  /** The candidate's own voluntary answer, given with the acceptance. */
  readonly gender: string | null;
  readonly nominatedBy: PersonId | null;
  readonly acceptedAt: Temporal.Instant | null;
  /** By the key of the charter's selection criteria, by language: the last words of the candidate. */
  readonly statements: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly withdrawn: { readonly cause: 'withdrawn' | 'ineligible'; readonly reason: string | null } | null;
  readonly decision: {
    readonly outcome: 'admitted' | 'refused';
    readonly reason: string | null;
    readonly explanation: string | null;
    readonly at: Temporal.Instant;
  } | null;
};

/** A limit on how many of a group may and must be elected. */
export type Bound = {
  readonly category: Balance;
  readonly group: string;
  readonly min: number;
  readonly max: number;
};

/** A candidate as frozen on the published list; `n` is what a ballot holds. */
export type ListedCandidate = {
  readonly n: number;
  readonly candidacyId: CandidacyId;
  readonly name: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly groups: Readonly<Partial<Record<Balance, string>>>;
  /** Withdrawn or found ineligible after the list was published: preferences pass over. */
  readonly gone: boolean;
};

/** What was frozen when the list was published. */
export type PublishedList = {
  readonly electionId: ElectionId;
  readonly at: Temporal.Instant;
  readonly digest: string;
  readonly candidates: readonly ListedCandidate[];
  readonly bounds: readonly Bound[];
  /** Balances given up beforehand, since no set of candidates could keep them. */
  readonly relaxed: readonly Balance[];
  readonly lotCommitment: string;
  readonly roll: readonly { readonly organizationId: string; readonly name: string; readonly country: string }[];
};
