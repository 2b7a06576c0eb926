import { z } from 'zod';
import { countriesToChoose } from '../../charter/rules/subregions.ts';
import type { Charter } from '../../charter/types.ts';
import { choice, email, id, name, onceKey, optionalChoice, optionalName } from '../../platform/fields.ts';
import { panelSectors } from '../rules/panel-sectors.ts';

/** A seat: for an institution in words, or for a member organization that was found by search. */
export const seatForm = (charter: Charter) => {
  const { inside, outside } = countriesToChoose(charter.region);
  return z.object({
    organization: z.preprocess((value) => (value === '' ? undefined : value), id().optional()),
    sector: choice(panelSectors(charter).map(({ key }) => key)),
    institution: name(200),
    country: choice([...inside, ...outside]),
    person: optionalName(200),
    gender: optionalChoice(charter.genders.map(({ key }) => key)),
    once: onceKey(),
  });
};

/** Someone who facilitates or takes notes, on behalf of an agency. */
export const appointmentForm = ({ offices, agencies, languages }: Charter) =>
  z.object({
    office: choice(offices.filter(({ body }) => body === 'theme').map(({ key }) => key)),
    name: name(200),
    email: email(),
    agency: choice(agencies.map(({ key }) => key)),
    language: optionalChoice(languages),
  });
