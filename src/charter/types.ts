import type { Language, Texts } from '../platform/reader.ts';
import type { DialogueFormat, ReportFormat } from './dialogue-types.ts';
import type { CharterRule, Discrepancy, Source, SourceDocument } from './rule-types.ts';

/**
 * A mechanism's Terms of Reference as data: what the code obeys and what the page *Rules in force* prints.
 * Read from `charters/<key>/*.json` by `readCharter`, which checks everything below before anyone relies on it.
 */
export type Charter = {
  readonly key: string;
  /** The charter's own number, `1.0`. What was decided under a version keeps it. */
  readonly version: string;
  /** The day this version came into force. */
  readonly date: Temporal.PlainDate;
  /** SHA-256 (64 hexadecimal digits) of the canonical JSON (RFC 8785) of the whole charter, this field aside. */
  readonly digest: string;
  readonly name: Texts;
  readonly shortName: Texts;
  /** The line the home page opens with. */
  readonly headline: Texts;
  /** What the mechanism is for, in one sentence. */
  readonly purpose: Texts;
  /** The first is the one every text must have and the one others fall back to. */
  readonly languages: readonly [Language, ...Language[]];
  /** Where an agenda's hours are shown, west to east. */
  readonly zones: readonly AgendaZone[];
  readonly region: Region;
  readonly compact: Compact;
  /** The stakeholder groups an organization may belong to. */
  readonly groups: readonly Named[];
  /** The answers to the voluntary question about gender. */
  readonly genders: readonly Named[];
  readonly mesas: readonly Mesa[];
  /** The agencies of the United Nations regional network, or whoever accompanies the mechanism. */
  readonly agencies: readonly Agency[];
  /** The network the agencies form. */
  readonly network: AgencyGroup & { readonly coChairs: readonly string[] };
  /** Those of the agencies that assist the mechanism (GT-SC). */
  readonly workingGroup: AgencyGroup;
  readonly offices: readonly Office[];
  readonly liaison: Liaison;
  /** The table that applies the annual plan, coordinated by the mesas in turns; null where there is none. */
  readonly technicalTable: TechnicalTable | null;
  /** What those who choose a representative are asked to look at. */
  readonly selectionCriteria: readonly Named[];
  readonly elections: ElectionRules;
  /** Null: the mechanism has no parity rule. */
  readonly parity: Parity | null;
  readonly cadence: Cadence;
  readonly dialogue: DialogueFormat;
  readonly report: ReportFormat;
  readonly membership: MembershipRules;
  /** The documents the rules stand in. */
  readonly documents: readonly SourceDocument[];
  readonly rules: readonly CharterRule[];
  /** Where the documents say different things: every reading, and the one this charter runs. */
  readonly discrepancies: readonly Discrepancy[];
};

/** A charter as its files say it: everything but the digest, which is computed. */
export type CharterContent = Omit<Charter, 'digest'>;

/** What is wrong at one place of a charter: `['mesas', 2, 'objectives', 1]` is `mesas[2].objectives[1]`. */
export type CharterProblem = { readonly path: readonly (string | number)[]; readonly message: string };

/** `key` is stable and never shown; `title` is what people read. */
export type Named = { readonly key: string; readonly title: Texts };

/** `zone` is an IANA name, `city` what people call it by. */
type AgendaZone = { readonly zone: string; readonly city: Texts };

export type Region = {
  readonly subregions: readonly Named[];
  /** ISO 3166-1 alpha-2 codes of the region's countries and territories. */
  readonly countries: readonly { readonly code: string; readonly subregion: string }[];
  /** For every other country: organizations of diasporas may be based anywhere. */
  readonly outside: Named;
};

type Compact = {
  readonly name: Texts;
  readonly symbol: string;
  /** Numbered 1 to N without a gap. `short` fits a label. */
  readonly objectives: readonly { readonly n: number; readonly title: Texts; readonly short: Texts }[];
  readonly principles: readonly Named[];
};

/** Every objective of the compact belongs to exactly one mesa. */
export type Mesa = {
  readonly n: number;
  readonly title: Texts;
  /** What it covers, in a sentence. */
  readonly summary: Texts;
  readonly objectives: readonly number[];
  readonly subMesas: readonly Named[];
  /** Objectives of its own to which it gave priority in a year, as documents tell. */
  readonly priorities: readonly {
    readonly year: number;
    readonly objectives: readonly number[];
    readonly source: Source;
  }[];
};

type Agency = { readonly key: string; readonly acronym: Texts; readonly name: Texts };
type AgencyGroup = { readonly title: Texts; readonly acronym: Texts; readonly agencies: readonly string[] };

export const bodyKinds = ['mechanism', 'mesa', 'liaison', 'working-group', 'organization', 'theme'] as const;
/** What an office belongs to. A body is referred to as `mesa:1`, `liaison`, `organization:<uuid>`, `theme:<uuid>`. */
export type BodyKind = (typeof bodyKinds)[number];

export const powers = [
  'grant-mandates',
  'review-applications',
  'assist-joining',
  'import-members',
  'decide-objections',
  'convene-dialogue',
  'invite',
  'host-session',
  'take-notes',
  'edit-report',
  'approve-naming',
  'release-report',
  'represent-organization',
  'see-members',
  'convene-election',
  'oversee-election',
  'represent-agency',
] as const;
/** What a mandate allows its holder to do, within the mandate's body. */
export type Power = (typeof powers)[number];

export const choices = ['election', 'consensus', 'appointment', 'own-organization'] as const;
/** How the holder of an office is found: a vote, a consensus, a named decision, or by the organization itself. */
type Choice = (typeof choices)[number];

export type Office = {
  readonly key: string;
  readonly body: BodyKind;
  readonly title: Texts;
  /** What the office is for, in a sentence. */
  readonly summary: Texts;
  readonly powers: readonly Power[];
  readonly chosenBy: Choice;
  /** Length of one mandate in months; null: until replaced, or for as long as its body lasts. */
  readonly termMonths: number | null;
  /** Immediate re-elections at most; null: no limit. */
  readonly reelections: number | null;
  /** Holders at the same time in one body; null: no limit. */
  readonly seats: number | null;
  /** Holders sign in with a second factor. */
  readonly secondFactor: boolean;
};

type Liaison = {
  readonly title: Texts;
  readonly seatsPerMesa: number;
  /** The offices of a mesa whose holders take its seats: one office for each seat. */
  readonly mesaOffices: readonly string[];
  readonly agencySeats: number;
  readonly agencyRound: AgencyRound;
};

/** How agencies that volunteer are named by consensus. */
export type AgencyRound = {
  /** The least time, in days, in which an agency of the working group may object; silence is consent. */
  readonly consentDays: number;
  /** Those that held a seat longest ago go before; otherwise those that volunteered first. */
  readonly rotation: boolean;
};

/** `firstTurn`: which mesa coordinated first, from which day; the others follow by number, `turnMonths` each. */
export type TechnicalTable = {
  readonly title: Texts;
  readonly turnMonths: number;
  readonly firstTurn: { readonly mesa: number; readonly from: Temporal.PlainDate };
};

/** Among the holders of `offices` in one body, taken together, the two genders differ by at most `maxDifference` persons. */
export type Parity = {
  readonly genders: readonly [string, string];
  readonly maxDifference: number;
  readonly offices: readonly string[];
};

export const secrecies = ['separated', 'blind'] as const;
/**
 * `separated`: the roll and the ballots are kept apart, without times. `blind`: ballots are cast with cards that were
 * signed unseen (RFC 9474), so that not even the platform can tell whose they are.
 */
export type Secrecy = (typeof secrecies)[number];

export const balances = ['gender', 'subregion', 'sector'] as const;
/** What those elected together may be balanced by; `sector` is the stakeholder group of their organization. */
export type Balance = (typeof balances)[number];

export type ElectionRules = {
  /** What is elected together, with one ballot for each organization. */
  readonly contests: readonly [Contest, ...Contest[]];
  readonly secrecy: Secrecy;
  /** Which balance is given up first where no set of candidates can keep them all; what is not listed never is. */
  readonly relaxation: readonly Balance[];
  /** Of the organizations on the roll, how many in a hundred must have voted; with fewer the vote is extended, once. */
  readonly quorumPercent: number;
  /** Candidates there must be for each seat; with fewer candidacies are extended, once. */
  readonly candidatesPerSeat: number;
  /** The least length of each stage, in days. */
  readonly days: {
    readonly candidacies: number;
    readonly objections: number;
    readonly voting: number;
    readonly complaints: number;
    readonly extension: number;
  };
};

export type Contest = Named & {
  readonly body: 'mesa';
  /** The offices filled, in the order in which those elected take them; the seats add up to the seats of the count. */
  readonly offices: readonly [ContestOffice, ...ContestOffice[]];
  /** The office filled by countback after them; null for none. */
  readonly alternate: string | null;
  /** How many of those elected may come from one subregion or one sector. Gender follows from the parity rule. */
  readonly balance: readonly { readonly category: 'subregion' | 'sector'; readonly max: number }[];
};

type ContestOffice = { readonly office: string; readonly seats: number };

/** At least one meeting every so many months. */
type Cadence = {
  readonly mesaMonths: number;
  readonly liaisonMonths: number;
  /** Exchanges with governments and other actors, facilitated by the network. */
  readonly exchangeMonths: number;
  readonly dialogueMonths: number;
};

type MembershipRules = {
  /** Mesas an organization may choose; null: as many as it wants. */
  readonly maxMesas: number | null;
  readonly principles: readonly (Named & { readonly text: Texts })[];
  /** The only reasons for which an application may be refused. */
  readonly refusalReasons: readonly Named[];
  readonly consents: readonly Consent[];
  /** Days in which a refusal may be objected to. */
  readonly objectionDays: number;
};

type Consent = { readonly key: string; readonly text: Texts; readonly required: boolean };
