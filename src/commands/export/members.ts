import { homeZone } from '../../charter/rules/home-zone.ts';
import type { Charter } from '../../charter/types.ts';
import { type ListedMember, listMembers } from '../../membership/store/member-list.ts';
import type { Reader } from '../../platform/reader.ts';
import type { OpenedHouse } from '../with-house.ts';
import type { ExportTable } from './tables.ts';

type MembersAsked = { readonly listed: boolean; readonly people: boolean };

export async function collectMembers(house: OpenedHouse, { listed }: MembersAsked): Promise<readonly ListedMember[]> {
  const members = await listMembers(house.db, house.clock());
  return listed ? members.filter(({ listedSince }) => listedSince !== null) : members;
}

/** With the headings that the import of a member list knows, in the reader's language. */
export function membersTable(
  members: readonly ListedMember[],
  charter: Charter,
  reader: Reader,
  { people }: MembersAsked,
): ExportTable {
  const fields = ['name', 'acronym', 'country', 'city', 'group', 'mesas', 'objectives', 'email', 'website'] as const;
  const ofPeople = people ? (['representative', 'representative-email'] as const) : [];
  const groups = new Map(charter.groups.map(({ key, title }) => [key, reader.text(title)]));
  const day = dayIn(charter);
  return {
    name: 'members',
    headings: [
      ...[...fields, ...ofPeople].map((field) => reader.t(`membership.import.field.${field}`)),
      reader.t('membership.export.since'),
      reader.t('membership.export.listed'),
    ],
    rows: members.map((member) => [
      member.name,
      member.acronym,
      reader.country(member.country),
      member.cities.join('; '),
      groups.get(member.group) ?? member.group,
      member.mesas.join(', '),
      member.objectives.join(', '),
      member.email,
      member.website,
      ...(people
        ? [
            member.representatives.map(({ name }) => name).join('; '),
            member.representatives.map(({ email }) => email ?? '').join('; '),
          ]
        : []),
      day(member.since),
      member.listedSince && day(member.listedSince),
    ]),
  };
}

/** As data: keys and codes instead of titles. */
export const membersAsData = (members: readonly ListedMember[], charter: Charter, { people }: MembersAsked) => ({
  mechanism: charter.key,
  members: members.map(({ representatives, since, listedSince, ...member }) => ({
    ...member,
    since: dayIn(charter)(since),
    listedSince: listedSince && dayIn(charter)(listedSince),
    ...(people && { representatives }),
  })),
});

const dayIn =
  (charter: Charter) =>
  (at: Temporal.Instant): string =>
    at.toZonedDateTimeISO(homeZone(charter)).toPlainDate().toString();
