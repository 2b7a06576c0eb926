import type { Reason } from '../../platform/result.ts';
import { type Duplicate, findDuplicates, type indexOrganizations } from './duplicates.ts';
import type { Identity } from './fingerprint.ts';

/** By which an organization is known from others. */
export type Claims = {
  readonly name: string;
  readonly acronym: string | null;
  readonly email: string | null;
  readonly website: string | null;
};

type Known = ReturnType<typeof indexOrganizations>;

/** What makes a name, an acronym or an address another's; a likeness that both may have by chance does not. */
const claiming: ReadonlySet<Duplicate['evidence'][number]> = new Set([
  'same-name',
  'similar-name',
  'same-acronym',
  'same-email',
  'same-domain',
  'same-page',
] as const);

/**
 * What speaks against a member's changing from `before` to `after`: a member does not take, by itself, what another
 * member is known by (`known`: the others), as the rule that finds duplicates among those who join sees it. What stays
 * as it was, and what they had in common before, is let be. Reasons: `name-of-another`, `acronym-of-another`,
 * `address-of-another`.
 */
export function againstClaims(before: Claims, after: Claims, known: Known): readonly Reason[] {
  const fields: readonly (keyof Claims)[] = ['name', 'acronym', 'email', 'website'];
  return fields.flatMap((field): Reason[] => {
    const shared = claimed(before, field, known);
    const taken = [...claimed(after, field, known)].some((claim) => !shared.has(claim));
    return taken ? [{ code: codes[field], field }] : [];
  });
}

const codes = {
  name: 'name-of-another',
  acronym: 'acronym-of-another',
  email: 'address-of-another',
  website: 'address-of-another',
} as const;

/** What one answer alone has in common with others: `<id> <evidence>`. */
function claimed(claims: Claims, field: keyof Claims, known: Known): ReadonlySet<string> {
  return new Set(
    findDuplicates(identityOf(field, claims[field]), known).flatMap(({ id, evidence }) =>
      evidence.filter((kind) => claiming.has(kind)).map((kind) => `${id} ${kind}`),
    ),
  );
}

const identityOf = (field: keyof Claims, value: string | null): Omit<Identity, 'id'> => ({
  names: field === 'name' && value !== null ? [value] : [],
  acronym: field === 'acronym' ? value : null,
  countries: [],
  emails: field === 'email' && value !== null ? [value] : [],
  people: [],
  website: field === 'website' ? value : null,
});
