import type { Charter } from '../../charter/types.ts';
import { type FormBody, inOrder, parseForm } from '../../platform/forms.ts';
import { against, type Reason, type Result, unless } from '../../platform/result.ts';
import { organizationForm, peopleForm } from '../forms.ts';
import type { Draft, OrganizationData } from '../types.ts';
import { type Application, checkApplication, type Representative } from './application.ts';
import { fieldsOf, type JoiningStep, joiningSteps, representativeFields } from './joining-steps.ts';
import { representativeSlots } from './representative-slots.ts';

type Rules = Pick<Charter, 'groups' | 'genders' | 'mesas' | 'compact' | 'membership' | 'offices'>;

/** Most of one answer that is kept, in UTF-16 units: longer ones are refused, and kept as far as this. */
const most = { text: 5_000, values: 300 };

/** The draft with what was sent in `step`; of anything that is no field of the step nothing is kept. */
export function mergeDraft(draft: Draft, step: JoiningStep, sent: Draft, charter: Rules): Draft {
  const merged: Record<string, string | readonly string[]> = { ...draft };
  for (const field of fieldsOf(step, charter)) {
    const value = sent[field];
    if (value === undefined || value.length === 0) delete merged[field];
    else merged[field] = typeof value === 'string' ? keepable(value) : value.slice(0, most.values).map(keepable);
  }
  return merged;
}

/** As PostgreSQL can keep it: no half of a surrogate pair, and for U+0000 the substitute character, which no field takes. */
const keepable = (value: string): string => value.slice(0, most.text).replaceAll('\0', '\u001a').toWellFormed();

/** A draft as far as it can be read: anything may be missing or wrong. */
export type ReadDraft = Application & Pick<OrganizationData, 'acronym' | 'cities' | 'website' | 'about'>;

export function readDraft(draft: Draft, charter: Rules, assistedByMesa: number | null): ReadDraft {
  const organization = parseForm(organizationForm, bodyOf(draft));
  const { acronym, cities, website, about } = organization.ok ? organization.value : unread;
  return {
    name: textIn(draft, 'name'),
    countries: valuesIn(draft, 'countries').slice(0, 1),
    group: textIn(draft, 'group') || null,
    objectives: numbersIn(draft, 'objectives'),
    mesas: numbersIn(draft, 'mesas'),
    email: textIn(draft, 'email').toLowerCase() || null,
    representatives: representativesIn(draft, charter),
    consents: charter.membership.consents
      .map(({ key }) => key)
      .filter((key) => textIn(draft, `consents.${key}`) !== ''),
    assistedByMesa,
    acronym,
    cities,
    website,
    about,
  };
}

const bodyOf = (draft: Draft): FormBody =>
  Object.fromEntries(Object.entries(draft).map(([field, value]) => [field, [value].flat()]));

const unread = { acronym: null, cities: [], website: null, about: null };

/** The first is always asked for; a further one is named by a name or an address. */
function representativesIn(draft: Draft, charter: Rules): readonly Representative[] {
  return representativeSlots(charter).flatMap((_, index) => {
    const [name, email, gender] = representativeFields(index);
    const person = {
      name: textIn(draft, name),
      email: textIn(draft, email).toLowerCase() || null,
      gender: textIn(draft, gender) || null,
    };
    return index === 0 || person.name !== '' || person.email !== null ? [person] : [];
  });
}

const valuesIn = (draft: Draft, field: string): readonly string[] =>
  [draft[field] ?? []]
    .flat()
    .map((value) => value.normalize('NFC').trim())
    .filter(Boolean);

const textIn = (draft: Draft, field: string): string => valuesIn(draft, field)[0] ?? '';

/** What is no number is 0, which no list has. */
const numbersIn = (draft: Draft, field: string): readonly number[] => [
  ...new Set(valuesIn(draft, field).map((value) => (/^\d{1,4}$/.test(value) ? Number(value) : 0))),
];

/**
 * Whether a draft can be sent: well written, complete, its choices the charter's. All reasons at once, each beside its
 * field and in the order of the fields: those of `checkApplication`, and `too-long`, `control-characters`,
 * `not-an-email`, `not-a-web-address`.
 */
export function checkDraft(draft: Draft, charter: Rules, assistedByMesa: number | null): Result<ReadDraft> {
  const application = readDraft(draft, charter, assistedByMesa);
  const written = writingFaults(draft, charter);
  const checked = checkApplication(application, charter);
  const others = (checked.ok ? [] : checked.reasons).filter(
    ({ field }) => !written.some((reason) => reason.field === field),
  );
  const fields = joiningSteps.flatMap((step) => fieldsOf(step, charter));
  return unless(inOrder([...written, ...others], fields), () => application);
}

/** Why a step may not be left yet: the reasons of `checkDraft` beside its own fields, in the order of the fields. */
export function stepReasons(
  step: JoiningStep,
  draft: Draft,
  charter: Rules,
  assistedByMesa: number | null,
): readonly Reason[] {
  const fields = fieldsOf(step, charter);
  return against(checkDraft(draft, charter, assistedByMesa)).filter(({ field }) => fields.includes(field ?? ''));
}

function writingFaults(draft: Draft, charter: Rules): readonly Reason[] {
  const people = peopleForm(representativeSlots(charter).map((_, index) => representativeFields(index)));
  return [organizationForm, people].flatMap((form) => {
    const parsed = parseForm(form, bodyOf(draft));
    return parsed.ok ? [] : parsed.reasons;
  });
}
