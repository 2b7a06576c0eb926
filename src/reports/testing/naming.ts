import { findNames, indexNames } from '../rules/attribution.ts';
import type { KnownBody, KnownEntity, KnownPerson } from '../rules/entities.ts';

export const organization = (id: string, name: string, more: Partial<KnownBody> = {}): KnownBody => ({
  kind: 'organization',
  id,
  name,
  acronym: null,
  formerNames: [],
  contacts: [],
  ...more,
});

export const person = (id: string, name: string, contacts: readonly string[] = []): KnownPerson => ({
  kind: 'person',
  id,
  name,
  contacts,
});

/** What is found in a text in Spanish, as `matched (how: who)`. */
export function found(known: readonly KnownEntity[], text: string, allowed: readonly string[] = []): readonly string[] {
  return findNames(indexNames(known, allowed), [{ id: 'text', language: 'es', text }]).map(
    ({ matched, how, entities }) => `${matched} (${how}: ${entities.map((entity) => entity.id).join(', ')})`,
  );
}
