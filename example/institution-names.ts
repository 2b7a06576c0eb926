import type { Charter } from '../src/charter/types.ts';
import type { Attendee } from './attendance-types.ts';
import { organizationsFile, readExample } from './types.ts';

/** For whom somebody takes part, as they would write it: their organization, or the agency's acronym; else null. */
export function institutionNames({ agencies }: Charter): (person: Attendee) => string | null {
  const { organizations } = readExample('organizations', organizationsFile);
  const named = new Map(organizations.map(({ slug, name }) => [slug, name]));
  const acronyms = new Map(agencies.map(({ key, acronym }) => [key, acronym.es ?? key]));
  return ({ organization, agency }) => named.get(organization ?? '') ?? acronyms.get(agency ?? '') ?? null;
}
