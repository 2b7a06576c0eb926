import { nameOf } from '../accounts/store.ts';
import type { PersonId } from '../accounts/types.ts';
import { homeZone } from '../charter/rules/home-zone.ts';
import { officeByKey } from '../charter/rules/offices.ts';
import type { Deps } from '../deps.ts';
import type { Transaction } from '../platform/database.ts';
import { accept, type Result } from '../platform/result.ts';
import { record } from '../record/record.ts';
import { personal } from '../record/rules/commitments.ts';
import type { RecordBy } from '../record/types.ts';
import { decideGrant } from './rules/granting.ts';
import { insertMandate, lockBody, termsOf } from './store/mandates.ts';
import type { Acting, Body, MandateId, MandateSource } from './types.ts';

export type Grant = {
  readonly personId: PersonId;
  readonly office: string;
  readonly body: Body;
  readonly organizationId?: string | null;
  /** For which organization or agency, in words, where that is no member. */
  readonly onBehalfOf?: string | null;
  /** A key of the charter's agencies: for which of them the person speaks. Its acronym stands for words not given. */
  readonly agency?: string | null;
  readonly startsAt: Temporal.Instant;
  /** Earlier than the charter's term, or where the charter sets none: a facilitator serves until the session is over. */
  readonly endsAt?: Temporal.Instant;
  readonly source: MandateSource;
  /** Whether whoever gives it wrote the source: the record then holds those words, to be erased with the holder's name. */
  readonly inWords?: boolean;
  /** A key of the form's sending: the same key twice is one mandate. */
  readonly once?: string | null;
};

type Needs = Pick<Deps, 'charter' | 'random'>;

/**
 * Gives a person an office within an act that is more than that: an appointment with its letter, an admission, a
 * convening. `by` is the office in whose name it is done, or the operator's console, or the software itself (the first
 * set-up). Refusals: those of `decideGrant`.
 */
export async function grantMandateIn(
  tx: Transaction,
  deps: Needs,
  grant: Grant,
  by: Acting | 'console' | 'system',
  at: Temporal.Instant,
): Promise<Result<MandateId>> {
  await lockBody(tx, grant.body);
  const terms = await termsOf(tx, grant.body, grant.office);
  const decision = decideGrant(deps.charter, { ...grant, until: grant.endsAt ?? null }, terms, homeZone(deps.charter));
  if (!decision.ok) return decision;
  const { endsAt } = decision.value;
  const onBehalfOf = grant.onBehalfOf ?? acronymOf(deps.charter, grant.agency);
  const id = await insertMandate(tx, {
    ...grant,
    organizationId: grant.organizationId ?? null,
    onBehalfOf,
    once: grant.once ?? null,
    endsAt,
    grantedBy: typeof by === 'string' ? null : by.personId,
    grantedAt: at,
  });
  await recordGrant(tx, deps, { ...grant, onBehalfOf, id, endsAt }, by, at);
  return accept(id);
}

/** What an agency is called in the charter's first language. */
export const acronymOf = ({ agencies, languages }: Deps['charter'], key?: string | null): string | null =>
  agencies.find((agency) => agency.key === key)?.acronym[languages[0]] ?? null;

async function recordGrant(
  tx: Transaction,
  { charter, random }: Needs,
  grant: Omit<Grant, 'endsAt'> & { readonly id: MandateId; readonly endsAt: Temporal.Instant | null },
  by: Acting | 'console' | 'system',
  at: Temporal.Instant,
): Promise<void> {
  const dayOf = (moment: Temporal.Instant): string =>
    moment.toZonedDateTimeISO(homeZone(charter)).toPlainDate().toString();
  const isPublic = holdersArePublic(charter, grant.office);
  const name = isPublic ? await nameOf(tx, grant.personId) : null;
  const [written] = isPublic && grant.inWords ? Object.values(grant.source.text) : [];
  await record(
    tx,
    {
      kind: 'mandate-granted',
      by: recordedAs(by),
      subject: `mandate:${grant.id}`,
      facts: {
        holder: name === null ? null : personal(name, `person:${grant.personId}`),
        onBehalfOf: grant.onBehalfOf ? personal(grant.onBehalfOf, `person:${grant.personId}`) : null,
        office: grant.office,
        body: grant.body,
        source: grant.source.kind,
        words: written === undefined ? null : personal(written, `person:${grant.personId}`),
        from: dayOf(grant.startsAt),
        to: grant.endsAt && dayOf(grant.endsAt),
      },
    },
    { at, random },
  );
}

/** Who represents a single organization is that organization's affair; every other office is held in public. */
export const holdersArePublic = (charter: Pick<Deps['charter'], 'offices'>, office: string): boolean =>
  officeByKey(charter, office)?.body !== 'organization';

/** How an act's author stands in the record: the office, not the person. */
export const recordedAs = (by: Acting | 'console' | 'system'): RecordBy =>
  typeof by === 'string' ? by : { office: by.office, body: by.body };
