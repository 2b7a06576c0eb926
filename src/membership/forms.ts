import { z } from 'zod';
import type { Charter } from '../charter/types.ts';
import {
  choice,
  choices,
  email,
  id,
  optionalChoice,
  optionalEmail,
  optionalText,
  optionalUrl,
  text,
} from '../platform/fields.ts';
import { readCities } from './rules/cities.ts';

/** Longest answers, in characters. */
export const longest = { name: 200, acronym: 40, cities: 300, about: 2000, objection: 3000 } as const;

/** The secret of the page the form is begun on, as `newToken` makes it: begun twice, it is one application. */
export const startForm = z.object({ once: z.string({ error: 'not-understood' }).regex(token(), 'not-understood') });

/** As `newToken` makes them. */
function token(): RegExp {
  return /^[\w-]{32}$/;
}

const cities = () => optionalText(longest.cities).transform((value) => readCities(value ?? ''));

/** How the answers about an organization are written. Which are missing, and which choices exist, the rules say. */
export const organizationForm = z.object({
  name: optionalText(longest.name),
  acronym: optionalText(longest.acronym),
  cities: cities(),
  email: optionalEmail(),
  website: optionalUrl(),
  about: optionalText(longest.about),
});

/** The same of the persons it names; `fields` are the names of its fields by person: name, e-mail. */
export const peopleForm = (fields: readonly (readonly [name: string, email: string, ...string[]])[]) =>
  z.object(
    Object.fromEntries(
      fields.flatMap(([nameField, emailField]) => [
        [nameField, optionalText(longest.name)],
        [emailField, optionalEmail()],
      ]),
    ),
  );

export const confirmationAgainForm = z.object({ email: email() });

/** A mesa's answer. What a refusal needs, `decideAdmission` says. */
export const decisionForm = (mesas: readonly number[]) =>
  z.object({
    mesa: choice(mesas.map(String)).transform(Number),
    outcome: choice(['admitted', 'refused']),
    reason: optionalText(100),
    explanation: optionalText(longest.objection),
  });

export const objectionForm = (mesas: readonly number[]) =>
  z.object({ mesa: choice(mesas.map(String)).transform(Number), text: optionalText(longest.objection) });

export const objectionDecisionForm = z.object({
  outcome: choice(['upheld', 'rejected']),
  // Said together with a missing outcome: the rule is asked only where there is one.
  explanation: optionalText(longest.objection).refine((words) => words !== null, 'objection-answer-missing'),
});

export const assistForm = (mesas: readonly number[]) =>
  z.object({
    mesa: choice(mesas.map(String)).transform(Number),
    once: z.string({ error: 'not-understood' }).regex(token(), 'not-understood'),
  });
export const assistAgainForm = z.object({ application: id() });

/** Changes to what is kept of a member: nothing may be missing here but what may be left empty. */
export const memberForm = (charter: Charter, countries: readonly string[]) =>
  z.object({
    name: text(longest.name),
    acronym: optionalText(longest.acronym),
    group: choice(charter.groups.map(({ key }) => key)),
    country: choice(countries),
    cities: cities(),
    email: optionalEmail(),
    website: optionalUrl(),
    about: optionalText(longest.about),
    objectives: choices(
      charter.compact.objectives.map(({ n }) => String(n)),
      1,
    ).transform((picked) => picked.map(Number)),
  });

export const furtherMesasForm = (charter: Pick<Charter, 'mesas'>) =>
  z.object({ mesas: choices(charter.mesas.map(({ n }) => String(n))).transform((picked) => picked.map(Number)) });

export const leaveForm = z.object({ understood: text(10) });

/** `slot`: which of the offices an organization fills. */
export const representativeForm = (slots: number, charter: Pick<Charter, 'genders'>) =>
  z.object({
    slot: choice(Array.from({ length: slots }, (_, index) => String(index))).transform(Number),
    name: text(longest.name),
    email: email(),
    gender: optionalChoice(charter.genders.map(({ key }) => key)),
  });
export const endRepresentationForm = z.object({ mandate: id() });

export const consentForm = (charter: Pick<Charter, 'membership'>) =>
  z.object({
    consent: choice(charter.membership.consents.filter(({ required }) => !required).map(({ key }) => key)),
    given: choice(['yes', 'no']),
  });
