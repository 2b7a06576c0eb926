import { createHash } from 'node:crypto';

/**
 * A name that stands in the record without being written there: in its place the entry holds a commitment,
 * SHA-256 over a random salt of 32 bytes followed by the name in UTF-8. Whoever has the opening (salt and name)
 * can check it; once the opening is erased, the name can neither be read nor guessed and tried.
 */
export type Committed = { readonly committed: string };

/** A name on its way into the record: what it says, and whose it is, to find it when it must be erased. */
export type Personal = { readonly personal: string; readonly about: Owner };
export type Owner = `person:${string}` | `organization:${string}`;

export type Opening = { readonly commitment: string; readonly salt: string; readonly value: string };

export const personal = (name: string, about: Owner): Personal => ({ personal: name, about });

/** `salt` and the answer in hexadecimal digits. */
export const commitmentOf = (salt: string, value: string): string =>
  createHash('sha256').update(salt, 'hex').update(value, 'utf8').digest('hex');

export const opens = ({ commitment, salt, value }: Opening): boolean => commitmentOf(salt, value) === commitment;

/** `newSalt` gives 32 unpredictable bytes in hexadecimal digits at each call. */
export function closeNames(
  facts: unknown,
  newSalt: () => string,
): { readonly facts: unknown; readonly openings: readonly (Opening & { readonly about: Owner })[] } {
  const openings: (Opening & { readonly about: Owner })[] = [];
  const close = (value: unknown): unknown => {
    if (isPersonal(value)) {
      const salt = newSalt();
      const commitment = commitmentOf(salt, value.personal);
      openings.push({ commitment, salt, value: value.personal, about: value.about });
      return { committed: commitment };
    }
    if (Array.isArray(value)) return value.map(close);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, close(inner)]));
  };
  return { facts: close(facts), openings };
}

const isPersonal = (value: unknown): value is Personal =>
  typeof value === 'object' && value !== null && 'personal' in value && 'about' in value;

/** The commitments in an entry's canonical text; quotes inside a JSON string are escaped, so none can be faked there. */
export const commitmentsIn = (canonical: string): readonly string[] =>
  [...canonical.matchAll(/\{"committed":"([0-9a-f]{64})"\}/g)].map(([, commitment = '']) => commitment);
