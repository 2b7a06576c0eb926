import { sql } from 'kysely';
import type { PersonId } from '../../accounts/types.ts';
import type { Database, Transaction } from '../../platform/database.ts';
import type { Guest, KnownPerson } from '../rules/guest-list.ts';
import type { Answer } from '../rules/invitations.ts';
import type { DialogueId, InvitationId, SeatId } from '../types.ts';

/** An invitation as it stands: whom it asks, its last answer, its seat, and how it ended if it did. */
export type InvitationCard = Guest & {
  readonly id: InvitationId;
  readonly dialogueId: DialogueId;
  readonly list: string;
  /** Named by the person whose invitation this was. */
  readonly substituteFor: InvitationId | null;
  readonly invitedAt: Temporal.Instant;
  readonly remindedAt: Temporal.Instant | null;
  readonly answer: Answer | null;
  readonly answeredAt: Temporal.Instant | null;
  readonly ended: 'revoked' | 'substituted' | null;
  readonly endedAt: Temporal.Instant | null;
  /** The invitation of whoever they named in their place and who had one already. */
  readonly namedInstead: InvitationId | null;
  /** The seat that stands. */
  readonly seatId: SeatId | null;
  readonly attends: 'online' | 'in-person' | null;
  /** Language in which the person listens; null: the floor. */
  readonly interpretation: string | null;
  readonly needs: string | null;
};

const cards = sql`
  select i.id, i.dialogue_id as "dialogueId", i.list, i.email, i.name, i.institution,
    i.organization_id as "organizationId", i.country, i.sector, coalesce(s.gender, i.gender) as gender, i.language,
    i.substitute_for as "substituteFor", i.invited_at as "invitedAt", r.at as "remindedAt", a.answer,
    a.at as "answeredAt", e.cause as ended, e.at as "endedAt", e.named as "namedInstead",
    s.id as "seatId", s.attends, s.interpretation, s.needs
  from invitation i
  left join invitation_end e on e.invitation_id = i.id
  left join seat s on s.invitation_id = i.id and s.released_at is null
  left join lateral (
    select answer, at from invitation_answer a where a.invitation_id = i.id order by a.at desc, a.id desc limit 1) a on true
  left join lateral (select max(at) as at from invitation_reminder r where r.invitation_id = i.id) r on true`;

/** Every invitation of a dialogue, in the alphabetical order of names. */
export async function invitationsOf(db: Database | Transaction, id: DialogueId): Promise<InvitationCard[]> {
  const { rows } = await sql<InvitationCard>`
    ${cards} where i.dialogue_id = ${id} order by fold(i.name), i.id`.execute(db);
  return rows;
}

/** Which of these persons hold an invitation to which of these dialogues that has not ended. */
export async function invitedAmong(
  db: Database,
  dialogues: readonly DialogueId[],
  persons: readonly string[],
): Promise<readonly { readonly dialogueId: string; readonly personId: string }[]> {
  if (dialogues.length === 0 || persons.length === 0) return [];
  return db
    .selectFrom('invitation as i')
    .innerJoin('person as p', 'p.email', 'i.email')
    .leftJoin('invitation_end as e', 'e.invitation_id', 'i.id')
    .select(['i.dialogue_id as dialogueId', 'p.id as personId'])
    .where('i.dialogue_id', 'in', [...dialogues])
    .where('p.id', 'in', [...persons])
    .where('e.invitation_id', 'is', null)
    .execute();
}

export async function findInvitation(db: Database | Transaction, id: InvitationId): Promise<InvitationCard | null> {
  const { rows } = await sql<InvitationCard>`${cards} where i.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** The invitation that a personal link opens, by the link's digest. */
export async function findInvitationByLink(db: Database, digest: Buffer): Promise<InvitationCard | null> {
  const { rows } = await sql<InvitationCard>`
    ${cards} join invitation_link l on l.invitation_id = i.id where l.digest = ${digest}`.execute(db);
  return rows[0] ?? null;
}

/** Invitations to an address, the latest first. */
export async function invitationsTo(db: Database | Transaction, email: string): Promise<InvitationCard[]> {
  const { rows } = await sql<InvitationCard>`
    ${cards} where i.email = ${email} order by i.invited_at desc, i.id`.execute(db);
  return rows;
}

/**
 * Takes a person out of the invitations to their address: those that stand end, their seats are free, links open
 * nothing. What is counted (country, sector, gender, presence) stays, with nothing that tells whose it was.
 */
export async function forgetInvited(tx: Transaction, email: string, at: Temporal.Instant): Promise<void> {
  const theirs = sql`select id from invitation where email = ${email}`;
  await sql`
    insert into invitation_end (invitation_id, cause, by, at) select i.id, 'revoked', null, ${at} from invitation i
    where i.email = ${email} and exists (
      select from theme t where t.dialogue_id = i.dialogue_id and t.ends_at > ${at})
    on conflict do nothing`.execute(tx);
  await sql`
    update seat set released_at = ${at} where released_at is null and invitation_id in (
      select e.invitation_id from invitation_end e where e.invitation_id in (${theirs}))`.execute(tx);
  await sql`
    update seat set email = 'erased-' || invitation_id || '@invalid', needs = null
    where invitation_id in (${theirs})`.execute(tx);
  await sql`delete from invitation_link where invitation_id in (${theirs})`.execute(tx);
  await sql`
    update invitation set email = 'erased-' || id || '@invalid', name = '—', institution = '—', organization_id = null
    where email = ${email}`.execute(tx);
}

/** The invitation as it stands, its row locked. Lock the dialogue first where others' seats are counted. */
export async function lockInvitation(tx: Transaction, id: InvitationId): Promise<InvitationCard | null> {
  await tx.selectFrom('invitation').select('id').where('id', '=', id).forUpdate().execute();
  return findInvitation(tx, id);
}

/** The invitation that the form with this key made. */
export async function invitationMadeBy(tx: Transaction, once: string): Promise<InvitationId | null> {
  const row = await tx.selectFrom('invitation').select('id').where('once', '=', once).executeTakeFirst();
  return (row?.id as InvitationId | undefined) ?? null;
}

export type NewInvitation = Guest & {
  readonly list: string;
  readonly substituteFor: InvitationId | null;
  readonly importId: string | null;
  readonly once: string | null;
};

/** Inserts invitations and tells their ids, in the same order. */
export async function insertInvitations(
  tx: Transaction,
  dialogueId: DialogueId,
  invitations: readonly NewInvitation[],
  by: PersonId | null,
  at: Temporal.Instant,
): Promise<InvitationId[]> {
  const rows = await tx
    .insertInto('invitation')
    .values(
      invitations.map((one) => ({
        dialogue_id: dialogueId,
        list: one.list,
        email: one.email,
        name: one.name,
        institution: one.institution,
        organization_id: one.organizationId,
        country: one.country,
        sector: one.sector,
        gender: one.gender,
        language: one.language,
        substitute_for: one.substituteFor,
        import_id: one.importId,
        invited_by: by,
        invited_at: at,
        once: one.once,
      })),
    )
    .returning(['id', 'email'])
    .execute();
  const byEmail = new Map(rows.map(({ id, email }) => [email, id as InvitationId]));
  return invitations.flatMap(({ email }) => byEmail.get(email) ?? []);
}

export async function insertLinks(
  tx: Transaction,
  links: readonly { readonly digest: Buffer; readonly invitationId: InvitationId }[],
  at: Temporal.Instant,
): Promise<void> {
  if (links.length === 0) return;
  await tx
    .insertInto('invitation_link')
    .values(links.map(({ digest, invitationId }) => ({ digest, invitation_id: invitationId, created_at: at })))
    .execute();
}

export const insertAnswer = (
  tx: Transaction,
  id: InvitationId,
  answer: Answer,
  attends: 'online' | 'in-person' | null,
  at: Temporal.Instant,
): Promise<unknown> => tx.insertInto('invitation_answer').values({ invitation_id: id, answer, attends, at }).execute();

export const insertEnd = (
  tx: Transaction,
  id: InvitationId,
  end: { readonly cause: 'revoked' | 'substituted'; readonly named?: string | null },
  by: PersonId | null,
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .insertInto('invitation_end')
    .values({ ...end, invitation_id: id, by, at })
    .execute();

export const insertReminders = (
  tx: Transaction,
  ids: readonly InvitationId[],
  by: PersonId | null,
  at: Temporal.Instant,
): Promise<unknown> =>
  tx
    .insertInto('invitation_reminder')
    .values(ids.map((id) => ({ invitation_id: id, by, at })))
    .execute();

/** Until when changes of the dialogue were told to those invited. */
export async function toldAt(db: Database | Transaction, id: DialogueId): Promise<Temporal.Instant | null> {
  const row = await db
    .selectFrom('invitation_notice')
    .select((select) => select.fn.max('at').as('at'))
    .where('dialogue_id', '=', id)
    .executeTakeFirst();
  return row?.at ?? null;
}

export const insertNotice = (tx: Transaction, id: DialogueId, by: PersonId, at: Temporal.Instant): Promise<unknown> =>
  tx.insertInto('invitation_notice').values({ dialogue_id: id, by, at }).execute();

/** What the house knows of persons with these addresses, and the organization each represents at `at`. */
export async function personsKnown(
  db: Database | Transaction,
  emails: readonly string[],
  offices: readonly string[],
  at: Temporal.Instant,
): Promise<ReadonlyMap<string, KnownPerson & { readonly zone: string | null }>> {
  if (emails.length === 0) return new Map();
  const { rows } = await sql<KnownPerson & { readonly zone: string | null }>`
    select distinct on (p.id) p.email, p.name, p.language, p.gender, p.zone,
      case when o.id is not null then json_build_object('id', o.id, 'name', o.name, 'country', o.country,
        'group', o.stakeholder_group) end as organization
    from person p
    left join mandate m on m.person_id = p.id and m.office = any(${[...offices]}::text[])
      and m.starts_at <= ${at} and m.ends_at > ${at}
      and not exists (select from mandate_end e where e.mandate_id = m.id and e.at <= ${at})
    left join organization o on m.body = 'organization:' || o.id
    where p.email = any(${[...emails]}::text[])
    order by p.id, o.id nulls last`.execute(db);
  return new Map(rows.map((row) => [row.email, row]));
}

/** Dialogues to which somebody is invited and that are not over at `at`. */
export async function dialoguesAhead(db: Database, at: Temporal.Instant): Promise<DialogueId[]> {
  const { rows } = await sql<{ id: DialogueId }>`
    select d.id from dialogue d
    where exists (select from theme t where t.dialogue_id = d.id and t.ends_at > ${at})
      and exists (select from invitation i where i.dialogue_id = d.id)
      and not exists (select from dialogue_cancellation x where x.dialogue_id = d.id)
    order by d.held_on, d.id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Links to dialogues that were over before `before`. */
export async function forgetLinks(db: Database, before: Temporal.Instant): Promise<void> {
  await sql`
    delete from invitation_link l using invitation i where l.invitation_id = i.id
      and not exists (select from theme t where t.dialogue_id = i.dialogue_id and t.ends_at >= ${before})
      and exists (select from theme t where t.dialogue_id = i.dialogue_id)`.execute(db);
}

/** What people needed to take part in dialogues that were over before `before`. */
export async function forgetNeeds(db: Database, before: Temporal.Instant): Promise<void> {
  await sql`
    update seat s set needs = null where s.needs is not null
      and not exists (select from theme t where t.dialogue_id = s.dialogue_id and t.ends_at >= ${before})
      and exists (select from theme t where t.dialogue_id = s.dialogue_id)`.execute(db);
}
