import { registerPerson } from '../accounts/register-person.ts';
import { findPersonByEmail } from '../accounts/store.ts';
import { homeZone } from '../charter/rules/home-zone.ts';
import { officeByKey } from '../charter/rules/offices.ts';
import type { Charter } from '../charter/types.ts';
import type { Deps } from '../deps.ts';
import { besideAddress } from '../mandates/appoint-person.ts';
import { grantMandateIn } from '../mandates/grant-mandate.ts';
import { decideGrant } from '../mandates/rules/granting.ts';
import { currentHolders, type Holder, termsOf } from '../mandates/store/mandates.ts';
import type { Acting, MandateSource } from '../mandates/types.ts';
import { type Database, type Transaction, transact } from '../platform/database.ts';
import { readerFor } from '../platform/languages.ts';
import { queueMail } from '../platform/mail.ts';
import { accept, against, type Reason, type Result, refuse, unless } from '../platform/result.ts';
import { appointmentMail } from './appointment-mail.tsx';
import { serviceEnds } from './rules/service.ts';
import { lockTheme } from './store/dialogues.ts';
import type { Theme, ThemeId } from './types.ts';

type Appointment = {
  readonly name: string;
  readonly email: string;
  /** An office of a theme, by its key in the charter. */
  readonly office: string;
  /** A key of the charter's agencies. */
  readonly agency: string;
  /** In which they are written to; that of whoever names them where it was not said. */
  readonly language?: string | null;
};

/**
 * Names who facilitates a theme or takes its notes, on behalf of an agency, until the session is over and its report
 * has had time (`rules/service.ts`), and writes to them. Named twice, they are named once.
 * Refusals: `no-longer-there`, `not-an-option`, `service-over` and those of `decideGrant`.
 */
export const appointToTheme = (
  deps: Pick<Deps, 'db' | 'charter' | 'random' | 'baseUrl'>,
  themeId: ThemeId,
  { name, email, ...asked }: Appointment,
  by: Acting & { readonly language: string },
  at: Temporal.Instant,
): Promise<Result<null>> =>
  transact(deps.db, async (tx) => {
    const found = await lockTheme(tx, themeId);
    if (!found) return refuse('no-longer-there');
    const office = officeByKey(deps.charter, asked.office);
    const agency = deps.charter.agencies.find(({ key }) => key === asked.agency);
    if (office?.body !== 'theme') return refuse({ code: 'not-an-option', field: 'office' });
    if (!agency) return refuse({ code: 'not-an-option', field: 'agency' });
    const decision = unless(await aboutService(tx, deps.charter, found.theme, { ...asked, email }, at), () => null);
    if (!decision.ok) return decision;
    const language = asked.language ?? by.language;
    const personId = await registerPerson(tx, { name, email, language }, at);
    const body = `theme:${themeId}` as const;
    const onBehalfOf = wordsFor(deps.charter, agency);
    if ((await serviceOf(tx, themeId, { personId, office: office.key }, at))?.onBehalfOf === onBehalfOf)
      return accept(null);
    const endsAt = serviceEnds(office, found.theme.endsAt);
    const source: MandateSource = { kind: 'appointment', text: sourceText(deps.charter, found.theme) };
    const grant = { personId, office: office.key, body, onBehalfOf, startsAt: at, endsAt, source };
    const granted = await grantMandateIn(tx, deps, grant, by, at);
    if (!granted.ok) return granted;
    await queueMail(tx, appointmentMail(deps, { name, email, language }, { ...found, office, by: by.office }), at);
    return accept(null);
  });

/**
 * What speaks against naming whoever has an address for an office of a theme, as far as that could be read; whoever
 * serves it already may be named again on behalf of the same agency. Reasons: `service-over`, those of `decideGrant`.
 */
export async function aboutService(
  db: Database | Transaction,
  charter: Charter,
  theme: Theme,
  { office: key, email, agency: of }: Partial<Appointment>,
  at: Temporal.Instant,
): Promise<readonly Reason[]> {
  const office = key === undefined ? null : officeByKey(charter, key);
  if (!office) return [];
  const endsAt = serviceEnds(office, theme.endsAt);
  if (Temporal.Instant.compare(endsAt, at) <= 0) return [{ code: 'service-over' }];
  const personId = (email !== undefined && (await findPersonByEmail(db, email))?.id) || '';
  const held = await serviceOf(db, theme.id, { personId, office: office.key }, at);
  const agency = charter.agencies.find((one) => one.key === of);
  if (held && (!agency || held.onBehalfOf === wordsFor(charter, agency))) return [];
  const body = `theme:${theme.id}` as const;
  const asked = { office: office.key, body, personId, startsAt: at, until: endsAt };
  return against(decideGrant(charter, asked, await termsOf(db, body, office.key), homeZone(charter))).map(
    besideAddress,
  );
}

async function serviceOf(
  db: Database | Transaction,
  themeId: ThemeId,
  { personId, office }: { readonly personId: string; readonly office: string },
  at: Temporal.Instant,
): Promise<Holder | undefined> {
  const holders = await currentHolders(db, [`theme:${themeId}`], at);
  return holders.find((one) => one.personId === personId && one.office === office);
}

const wordsFor = ({ languages }: Charter, { key, name }: Charter['agencies'][number]): string =>
  name[languages[0]] ?? key;

const sourceText = ({ languages, dialogue }: Charter, { n }: Pick<Theme, 'n'>) =>
  Object.fromEntries(
    languages.map((language) => {
      const reader = readerFor({ language, languages, path: '/' });
      return [language, reader.t('dialogues.convene.team.source', { dialogue: reader.text(dialogue.title), theme: n })];
    }),
  );
