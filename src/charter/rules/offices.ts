import { type BodyKind, bodyKinds, type CharterContent, type Office, type Power } from '../types.ts';

type Offices = Pick<CharterContent, 'offices'>;

/** The office with this key; null where the charter has none of that name. */
export const officeByKey = (charter: Offices, key: string): Office | null =>
  charter.offices.find((office) => office.key === key) ?? null;

/** The offices of a kind of body, in the charter's order. */
export const officesOf = (charter: Offices, body: BodyKind): readonly Office[] =>
  charter.offices.filter((office) => office.body === body);

/** The offices that carry a power, in the charter's order. */
export const officesWith = (charter: Offices, power: Power): readonly Office[] =>
  charter.offices.filter(({ powers }) => powers.includes(power));

/** The keys of the offices that carry a power, in the charter's order. */
export const officeKeysWith = (charter: Offices, power: Power): readonly string[] =>
  officesWith(charter, power).map(({ key }) => key);

/** `mesa:1` → `mesa`, `liaison` → `liaison`; null for what is no body's reference. */
export function bodyKindOf(reference: string): BodyKind | null {
  const [start, ...rest] = reference.split(':');
  const kind = bodyKinds.find((known) => known === start);
  const numbered = kind === 'mesa' || kind === 'organization' || kind === 'theme';
  return kind && rest.length === (numbered ? 1 : 0) ? kind : null;
}
