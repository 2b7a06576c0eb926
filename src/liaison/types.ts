import type { PersonId } from '../accounts/types.ts';
import type { Election } from '../elections/types.ts';
import type { Holder } from '../mandates/store/mandates.ts';

declare const roundId: unique symbol;
export type RoundId = string & { readonly [roundId]: true };
declare const offerId: unique symbol;
export type OfferId = string & { readonly [offerId]: true };
declare const positionId: unique symbol;
export type PositionId = string & { readonly [positionId]: true };

/** A mandate as the seats are read from it. */
export type SeatMandate = Pick<
  Holder,
  | 'id'
  | 'personId'
  | 'name'
  | 'gender'
  | 'example'
  | 'office'
  | 'body'
  | 'organizationId'
  | 'onBehalfOf'
  | 'agency'
  | 'startsAt'
  | 'endsAt'
  | 'source'
>;

/** Whose seat it is: that of an office of a mesa, or the n-th of the agencies. */
export type Place =
  | { readonly kind: 'mesa'; readonly mesa: number; readonly office: string }
  | { readonly kind: 'agency'; readonly n: number };

export type Seat = {
  readonly place: Place;
  /** Who holds it now. */
  readonly holder: SeatMandate | null;
  /** Who will hold it, by a mandate given ahead. */
  readonly next: SeatMandate | null;
  /** Who holds the mesa's office and has no mandate in the liaison table; null where the seat is held. */
  readonly officeHolder: SeatMandate | null;
  /** Who held it last, until when; null while it is held, and where nobody ever did. */
  readonly leftBy: SeatMandate | null;
};

/** The seats of the liaison table, and the mandates of it that are of none of them. */
export type Seating = { readonly seats: readonly Seat[]; readonly unseated: readonly SeatMandate[] };

/** How a seat of a mesa is about to be filled; `wasElected`: its ballots have nobody left for it. */
export type Filling =
  | { readonly by: 'election' | 'papers'; readonly election: Election }
  | { readonly by: 'call'; readonly wasElected: boolean };

/** An agency that volunteers: whoever said so would take the seat. */
export type Offer = {
  readonly id: OfferId;
  readonly agency: string;
  readonly personId: PersonId;
  readonly name: string;
  readonly example: boolean;
  readonly at: Temporal.Instant;
};

export type Stance = 'consent' | 'object';

/** `named` by consensus; `objected`: an objection stood; `nobody`: none of those proposed could take a seat any more. */
export type RoundOutcome = 'named' | 'objected' | 'nobody';

type Answer = { readonly agency: string; readonly text: string; readonly at: Temporal.Instant };

/** What an agency said of a proposal, with what others answered. */
export type Position = {
  readonly id: PositionId;
  readonly agency: string;
  readonly stance: Stance;
  readonly reason: string | null;
  readonly at: Temporal.Instant;
  readonly answers: readonly Answer[];
};

/** A volunteer in a round; `place` from 1, in the order of the charter's rule. */
export type Proposal = {
  readonly agency: string;
  readonly place: number;
  readonly offer: Offer;
  readonly stands: boolean;
};

/** A round of the working group for free seats of agencies. */
export type Round = {
  readonly id: RoundId;
  readonly seats: number;
  /** When those who hold the seats leave them; null: they are vacant. */
  readonly freeFrom: Temporal.Instant | null;
  readonly closesAt: Temporal.Instant;
  /** The agency that opened it. */
  readonly agency: string;
  readonly at: Temporal.Instant;
  readonly proposals: readonly Proposal[];
  /** Every word that was said, the latest first. */
  readonly positions: readonly Position[];
  readonly ended: {
    readonly outcome: RoundOutcome;
    readonly at: Temporal.Instant;
    readonly named: readonly string[];
  } | null;
};
