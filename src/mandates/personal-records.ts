import type { PersonalRecords } from '../accounts/types.ts';
import { forgetOnBehalfOf, mandatesOfPerson } from './store/mandates.ts';

/**
 * The offices a person held. They are the mechanism's public acts and stay: an erased account takes the name out of
 * them, and whom the person acted for.
 */
export const mandateRecords: PersonalRecords = {
  name: 'mandates',
  what: 'mandates.records.what',
  why: 'mandates.records.why',
  read: async (db, personId) =>
    (await mandatesOfPerson(db, personId)).map(({ office, body, onBehalfOf, startsAt, endsAt, source }) => ({
      office,
      body,
      onBehalfOf,
      startsAt,
      endsAt,
      source,
    })),
  erase: forgetOnBehalfOf,
};
