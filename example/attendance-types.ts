import { z } from 'zod';
import { country, email, key, language, line, texts } from './atoms.ts';

export const columns = [
  'name',
  'email',
  'gender',
  'sector',
  'country',
  'organization',
  'agency',
  'role',
  'mode',
  'language',
  'themes',
] as const;

/** One row a person, whichever themes they attended. Panellists carry neither name nor institution. */
const attendanceRow = z.tuple([
  line.nullable(),
  email.nullable(),
  key,
  key,
  country,
  key.nullable(),
  key.nullable(),
  z.enum(['participant', 'panellist', 'host']),
  z.enum(['online', 'in-person']),
  language,
  z.array(z.int()).min(1),
]);

export const attendanceFile = z.strictObject({
  note: texts,
  dialogue: key,
  example: z.literal(true),
  columns: z.array(z.enum(columns)),
  rows: z.array(attendanceRow),
});

export type Attendee = Readonly<{
  name: string | null;
  email: string | null;
  gender: string;
  sector: string;
  country: string;
  organization: string | null;
  agency: string | null;
  role: 'participant' | 'panellist' | 'host';
  mode: 'online' | 'in-person';
  language: 'es' | 'en';
  themes: readonly number[];
}>;

export const attendees = (file: z.infer<typeof attendanceFile>): readonly Attendee[] =>
  file.rows.map(([name, email, gender, sector, country, organization, agency, role, mode, language, themes]) => ({
    name,
    email,
    gender,
    sector,
    country,
    organization,
    agency,
    role,
    mode,
    language,
    themes,
  }));
