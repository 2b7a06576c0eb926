import { isBefore } from '../../platform/moments.ts';
import { type Reason, type Result, unless } from '../../platform/result.ts';
import type { Interval } from './agenda.ts';
import type { Answer, Invitation } from './invitations.ts';

/** `opens` and `closes` as the person's door page shows them. */
export type DoorTimes = { readonly opens: Temporal.Instant; readonly closes: Temporal.Instant };

export type DoorMinutes = { readonly before: number; readonly after: number };

/** A theme's door opens some minutes before it starts and closes some minutes after it ends. */
export const doorTimes = ({ startsAt, endsAt }: Interval, minutes: DoorMinutes): DoorTimes => ({
  opens: startsAt.subtract({ minutes: minutes.before }),
  closes: endsAt.add({ minutes: minutes.after }),
});

/** Where a person is inside now: which theme's room, by which browser. */
export type Presence = {
  readonly themeId: string;
  /** What identifies the browser that entered; entering again with it is coming back. */
  readonly device: string;
  /** When that theme's door closes: a room that is over holds nobody. */
  readonly until: Temporal.Instant;
};

export type EntryRequest = {
  readonly themeId: string;
  readonly device: string;
  /** The person said: move my seat here. */
  readonly move: boolean;
  readonly at: Temporal.Instant;
};

export type Entry = {
  /** `return`: the same browser again; `move`: the seat leaves the other place. */
  readonly kind: 'enter' | 'return' | 'move';
  readonly leaves: Presence | null;
};

/**
 * Whether a person may enter a theme's room now. The room's address is signed only after this, for this person, for
 * minutes: what was e-mailed is their own link, never the room's. One seat is in one place at a time.
 * Refusals: `invitation-revoked`, `invitation-passed-on`, `seat-not-confirmed`, `seat-withdrawn`,
 * `door-not-open` (with the minutes left), `door-closed`, `already-inside` (asks to move the seat).
 */
export function decideEntry(
  invitation: Pick<Invitation, 'ended'> & { readonly answer: Answer | null },
  times: DoorTimes,
  inside: Presence | null,
  request: EntryRequest,
): Result<Entry> {
  const present = inside !== null && isBefore(request.at, inside.until) ? inside : null;
  const returns = present?.themeId === request.themeId && present.device === request.device;
  const reasons = [...aboutSeat(invitation), ...aboutTimes(times, request.at)];
  if (present !== null && !returns && !request.move) reasons.push({ code: 'already-inside' });
  return unless(reasons, () =>
    present === null
      ? { kind: 'enter', leaves: null }
      : returns
        ? { kind: 'return', leaves: null }
        : { kind: 'move', leaves: present },
  );
}

function aboutSeat({ ended, answer }: Parameters<typeof decideEntry>[0]): Reason[] {
  if (ended === 'revoked') return [{ code: 'invitation-revoked' }];
  if (ended === 'substituted') return [{ code: 'invitation-passed-on' }];
  if (answer === 'withdrawn') return [{ code: 'seat-withdrawn' }];
  return answer === 'confirmed' ? [] : [{ code: 'seat-not-confirmed' }];
}

function aboutTimes({ opens, closes }: DoorTimes, at: Temporal.Instant): Reason[] {
  if (isBefore(at, opens)) {
    return [{ code: 'door-not-open', params: { minutes: Math.ceil(at.until(opens).total({ unit: 'minutes' })) } }];
  }
  return isBefore(at, closes) ? [] : [{ code: 'door-closed' }];
}
