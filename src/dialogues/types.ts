import type { Texts } from '../platform/reader.ts';

declare const dialogueId: unique symbol;
export type DialogueId = string & { readonly [dialogueId]: true };
declare const themeId: unique symbol;
export type ThemeId = string & { readonly [themeId]: true };
declare const invitationId: unique symbol;
export type InvitationId = string & { readonly [invitationId]: true };
declare const seatId: unique symbol;
export type SeatId = string & { readonly [seatId]: true };
declare const noteId: unique symbol;
export type NoteId = string & { readonly [noteId]: true };

/** A Conversatorio as its pages show it. `convenedAt` null: still being prepared, not yet public. */
export type Dialogue = {
  readonly id: DialogueId;
  readonly slug: string;
  readonly title: Texts;
  readonly summary: Texts;
  readonly heldOn: Temporal.PlainDate;
  readonly venue: Texts | null;
  readonly charterVersion: string;
  readonly example: boolean;
  readonly convenedAt: Temporal.Instant | null;
  /** When it was called off after it was announced, and why, in words that are public; null: it was not. */
  readonly cancelledAt: Temporal.Instant | null;
  readonly cancelledFor: Texts | null;
};

export type GuidingQuestion = { readonly id: string; readonly n: number; readonly text: Texts };

export const panelStages = ['planned', 'held'] as const;
/** The plan, and what took place. */
export type PanelStage = (typeof panelStages)[number];

/** Who sits on a panel: always an institution, sometimes a person of it. */
export type SeatData = {
  /** A sector of the charter's panel. */
  readonly sector: string;
  readonly institution: string;
  readonly organizationId: string | null;
  readonly personName: string | null;
  readonly gender: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
};

export type PanelSeat = SeatData & { readonly id: string; readonly stage: PanelStage; readonly position: number };

export type Theme = {
  readonly id: ThemeId;
  readonly dialogueId: DialogueId;
  readonly n: number;
  readonly title: Texts;
  readonly introduction: Texts;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  readonly objectives: readonly number[];
  readonly questions: readonly GuidingQuestion[];
  readonly panel: readonly PanelSeat[];
  /** How long the parts of the charter's order last here, where that was set. */
  readonly minutes: Readonly<Record<string, number>>;
  /** The panels that are on the public site. */
  readonly published: readonly PanelStage[];
};

/** Where the interpretation into a language is heard: a channel of the room, or a link of its own. */
export type InterpretationChannel = { readonly language: string; readonly label: string; readonly url: string | null };

export const roomKinds = ['external', 'jitsi', 'bigbluebutton'] as const;
export type RoomKind = (typeof roomKinds)[number];

/** What the server needs to bring one person into the room; kept whole in `theme_room.settings`, `kind` beside it. */
export type RoomSettings =
  | { readonly kind: 'external'; readonly url: string }
  | {
      readonly kind: 'jitsi';
      readonly url: string;
      readonly appId: string;
      readonly secret: string;
      readonly room: string;
    }
  | { readonly kind: 'bigbluebutton'; readonly url: string; readonly secret: string; readonly meetingId: string };

export type Room = {
  readonly settings: RoomSettings;
  /** Minutes before the start at which the door opens. */
  readonly opensMinutes: number;
  readonly setAt: Temporal.Instant;
};

/** A rapporteur's bullet in its last wording. Who said it is nowhere. */
export type Note = {
  readonly id: NoteId;
  readonly themeId: ThemeId;
  readonly questionId: string | null;
  readonly version: number;
  /** A key of the charter's note kinds. */
  readonly kind: string;
  readonly text: string;
  readonly language: string;
  readonly objectives: readonly number[];
  readonly principles: readonly string[];
  readonly updatedAt: Temporal.Instant;
};

/** One person at one theme, as far as numbers need it. */
export type Attendance = {
  readonly themeId: ThemeId;
  /** The same for the same person in several themes of a dialogue. */
  readonly person: string;
  readonly country: string;
  readonly sector: string;
  readonly gender: string | null;
  readonly mode: 'online' | 'in-person';
};
