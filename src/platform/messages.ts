import type accounts from '../../locales/es/accounts.json';
import type ballots from '../../locales/es/ballots.json';
import type cards from '../../locales/es/cards.json';
import type charter from '../../locales/es/charter.json';
import type dialogues from '../../locales/es/dialogues.json';
import type elections from '../../locales/es/elections.json';
import type liaison from '../../locales/es/liaison.json';
import type mandates from '../../locales/es/mandates.json';
import type membership from '../../locales/es/membership.json';
import type mesas from '../../locales/es/mesas.json';
import type platform from '../../locales/es/platform.json';
import type record from '../../locales/es/record.json';
import type reports from '../../locales/es/reports.json';
import type site from '../../locales/es/site.json';
import type ui from '../../locales/es/ui.json';

/**
 * Every message the house can say, one file a room and language (`locales/<language>/<room>.json`).
 * Spanish is the source: a key that is missing there does not type-check. Keys are `<room>.<key>`.
 */
type Sources = {
  platform: typeof platform;
  ui: typeof ui;
  charter: typeof charter;
  record: typeof record;
  accounts: typeof accounts;
  mandates: typeof mandates;
  membership: typeof membership;
  mesas: typeof mesas;
  elections: typeof elections;
  ballots: typeof ballots;
  cards: typeof cards;
  liaison: typeof liaison;
  dialogues: typeof dialogues;
  reports: typeof reports;
  site: typeof site;
};

type MessageRoom = keyof Sources;
export const messageRooms = [
  'platform',
  'ui',
  'charter',
  'record',
  'accounts',
  'mandates',
  'membership',
  'mesas',
  'elections',
  'ballots',
  'cards',
  'liaison',
  'dialogues',
  'reports',
  'site',
] as const satisfies readonly MessageRoom[];

export type MessageKey = { [R in MessageRoom]: `${R}.${keyof Sources[R] & string}` }[MessageRoom];

/** The codes a refusal may carry: every `reason.<code>` key of every room. */
export type ReasonCode = {
  [R in MessageRoom]: keyof Sources[R] extends infer K ? (K extends `reason.${infer Code}` ? Code : never) : never;
}[MessageRoom];
