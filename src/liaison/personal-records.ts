import type { PersonalRecords } from '../accounts/types.ts';
import { endOffersOf } from './store/offers.ts';
import { wordsOf } from './store/rounds.ts';

/**
 * What a person said for an agency: that it volunteers, consents, objects and why, what it answers. It is the agency's
 * word and stays; an erased account takes the name out of it, and volunteers no longer.
 */
export const agencyRecords: PersonalRecords = {
  name: 'agencies',
  what: 'liaison.records.what',
  why: 'liaison.records.why',
  read: wordsOf,
  erase: endOffersOf,
};
