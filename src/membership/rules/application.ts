import { isoCountries } from '../../charter/rules/iso-countries.ts';
import type { Charter } from '../../charter/types.ts';
import { type Reason, type Result, unless } from '../../platform/result.ts';

/** What a form to join says, as it was filled in: anything may be missing. */
export type Application = {
  readonly name: string;
  /** ISO 3166-1 alpha-2 codes, where it is based first. Any country: diasporas organize outside the region too. */
  readonly countries: readonly string[];
  /** Key of a stakeholder group. */
  readonly group: string | null;
  readonly objectives: readonly number[];
  readonly mesas: readonly number[];
  /** Where the organization is reached; null for one without e-mail, which a mesa assists. */
  readonly email: string | null;
  readonly representatives: readonly Representative[];
  /** Keys of the consents given. */
  readonly consents: readonly string[];
  /** The mesa that fills it in for a group without e-mail; null: the organization itself. */
  readonly assistedByMesa: number | null;
};

export type Representative = {
  readonly name: string;
  readonly email: string | null;
  /** Key of one of the charter's answers; null: not answered, which is always allowed. */
  readonly gender: string | null;
};

export type JoiningRules = {
  readonly groups: Keyed;
  readonly genders: Keyed;
  readonly mesas: readonly Pick<Charter['mesas'][number], 'n'>[];
  readonly compact: { readonly objectives: readonly Pick<Charter['compact']['objectives'][number], 'n'>[] };
  readonly membership: Pick<Charter['membership'], 'maxMesas'> & {
    readonly consents: readonly { readonly key: string; readonly required: boolean }[];
  };
};
type Keyed = readonly { readonly key: string }[];

/**
 * Whether an application can be sent to the mesas: complete, and its choices among the charter's.
 * The call is open to every sector, country and subregion, and an organization joins as many mesas as it wants
 * (Terms of Reference, "Principios generales" and "Arquitectura"): nothing here weighs who applies, only whether
 * the answers are there. What else an application carries (its size, its age) is passed through unread.
 *
 * Refusals, all at once, each beside its field: `name-missing`, `country-missing`, `country-unknown`, `group-missing`,
 * `group-unknown`, `objective-missing`, `objective-unknown`, `mesa-missing`, `mesa-unknown`, `too-many-mesas`,
 * `email-missing`, `representative-missing`, `representative-name-missing`, `representative-email-missing`,
 * `representative-email-repeated`, `gender-unknown`, `consent-missing`.
 */
export function checkApplication<A extends Application>(application: A, charter: JoiningRules): Result<A> {
  const assisted = application.assistedByMesa !== null;
  return unless(
    [
      ...(application.name.trim() === '' ? [beside('name', 'name-missing')] : []),
      ...chosen('countries', application.countries, isoCountries, 'country-missing', 'country-unknown'),
      ...aboutGroup(application.group, charter.groups),
      ...chosen(
        'objectives',
        application.objectives,
        charter.compact.objectives.map(({ n }) => n),
        'objective-missing',
        'objective-unknown',
      ),
      ...chosen(
        'mesas',
        application.mesas,
        charter.mesas.map(({ n }) => n),
        'mesa-missing',
        'mesa-unknown',
      ),
      ...aboutMesaLimit(application.mesas, charter.membership.maxMesas),
      ...(application.email === null && !assisted ? [beside('email', 'email-missing')] : []),
      ...aboutRepresentatives(application.representatives, charter.genders, assisted),
      ...charter.membership.consents
        .filter(({ key, required }) => required && !application.consents.includes(key))
        .map(({ key }): Reason => ({ code: 'consent-missing', field: `consents.${key}` })),
    ],
    () => application,
  );
}

const beside = (field: string, code: Reason['code']): Reason => ({ code, field });

/** At least one, and each among `options`. */
function chosen<T extends string | number>(
  field: string,
  picked: readonly T[],
  options: readonly T[],
  missing: Reason['code'],
  unknown: Reason['code'],
): readonly Reason[] {
  if (picked.length === 0) return [beside(field, missing)];
  const foreign = picked.filter((one) => !options.includes(one));
  return foreign.map((value) => ({ code: unknown, field, params: { value } }));
}

function aboutGroup(group: string | null, groups: Keyed): readonly Reason[] {
  if (group === null || group === '') return [beside('group', 'group-missing')];
  return groups.some(({ key }) => key === group)
    ? []
    : [{ code: 'group-unknown', field: 'group', params: { value: group } }];
}

function aboutMesaLimit(mesas: readonly number[], max: number | null): readonly Reason[] {
  return max !== null && mesas.length > max ? [{ code: 'too-many-mesas', field: 'mesas', params: { max } }] : [];
}

function aboutRepresentatives(
  representatives: readonly Representative[],
  genders: Keyed,
  assisted: boolean,
): readonly Reason[] {
  if (representatives.length === 0) return [beside('representatives', 'representative-missing')];
  return representatives.flatMap(({ name, email, gender }, index) => {
    const field = (part: string) => `representatives.${index}.${part}`;
    const earlier = representatives.slice(0, index).some((other) => email !== null && other.email === email);
    return [
      ...(name.trim() === '' ? [beside(field('name'), 'representative-name-missing')] : []),
      ...(email === null && !assisted ? [beside(field('email'), 'representative-email-missing')] : []),
      ...(earlier ? [beside(field('email'), 'representative-email-repeated')] : []),
      ...(gender !== null && !genders.some(({ key }) => key === gender)
        ? [beside(field('gender'), 'gender-unknown')]
        : []),
    ];
  });
}
