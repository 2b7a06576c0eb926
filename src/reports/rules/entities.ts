/** Someone or something the system knows by name, and every address under which it could be recognised. */
export type KnownEntity = KnownPerson | KnownBody;

export type KnownPerson = {
  readonly kind: 'person';
  readonly id: string;
  /** As written on the form: `María José Núñez Cabrera`, or inverted with a comma. */
  readonly name: string;
  /** E-mail and web addresses, telephone numbers, `@handles`, in any order. */
  readonly contacts: readonly string[];
};

/** A member organization, or an institution of a government. */
export type KnownBody = {
  readonly kind: 'organization' | 'government-institution';
  readonly id: string;
  readonly name: string;
  readonly acronym: string | null;
  readonly formerNames: readonly string[];
  readonly contacts: readonly string[];
};

/** `unknown`: an e-mail address or an international telephone number that nobody is known by, but somebody has. */
export type EntityRef = { readonly kind: KnownEntity['kind'] | 'unknown'; readonly id: string };

export const waysToBeNamed = [
  'full-name',
  'inverted',
  'initials',
  'titled-surname',
  'titled-given-name',
  'surname',
  'former-name',
  'short-name',
  'acronym',
  'e-mail',
  'phone',
  'handle',
  'web-address',
] as const;
/** How somebody was named; where one span can be read in several ways, the first of this list. */
export type How = (typeof waysToBeNamed)[number];

/**
 * A place of one text that names somebody: UTF-16 offsets, end excluded. `entities` is everyone the words could
 * name, nobody where naming is allowed.
 */
export type Match = {
  readonly start: number;
  readonly end: number;
  readonly entities: readonly EntityRef[];
  readonly how: How;
};
