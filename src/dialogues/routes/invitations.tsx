import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { homeZone } from '../../charter/rules/home-zone.ts';
import { holding } from '../../mandates/guards.ts';
import { actingUnder } from '../../mandates/rules/powers.ts';
import type { Acting } from '../../mandates/types.ts';
import { emptyForm, type FormBody, type FormState, parseForm } from '../../platform/forms.ts';
import { type Reason, type Result, refuse } from '../../platform/result.ts';
import { again, doneCode, type Env, formBody, onTo, show, type Web } from '../../web.ts';
import { beginGuestImport } from '../begin-guest-import.ts';
import { columnsIn, deadlineForm, listForm, personForm } from '../forms/invitations.ts';
import { inviteList, readGuestImport } from '../invite-list.ts';
import { invitePerson } from '../invite-people.ts';
import { changedMail, reminderMail } from '../mail.tsx';
import { InvitationDeadlinePage } from '../pages/InvitationDeadlinePage.tsx';
import { InvitationLettersPage } from '../pages/InvitationLettersPage.tsx';
import { InvitationListPage } from '../pages/InvitationListPage.tsx';
import { InvitationNewPage } from '../pages/InvitationNewPage.tsx';
import { InvitationPage } from '../pages/InvitationPage.tsx';
import { InvitationPreviewPage } from '../pages/InvitationPreviewPage.tsx';
import { InvitationsPage, invitationsDone } from '../pages/InvitationsPage.tsx';
import { zonesFor } from '../pages/titles.ts';
import { invitingMandate } from '../permissions.ts';
import { remindable, remindInvited } from '../remind-invited.ts';
import { revokeInvitation } from '../revoke-invitation.ts';
import { reminderDays } from '../rules/answer-times.ts';
import { matchGuestColumns } from '../rules/guest-columns.ts';
import { countLists, invitationStates } from '../rules/invitation-states.ts';
import { untold } from '../rules/untold.ts';
import { sendLink } from '../send-link.ts';
import { setDeadline } from '../set-deadline.ts';
import { changesOf } from '../store/dialogues.ts';
import { type Gathering, gatheringOf } from '../store/gatherings.ts';
import { findGuestImport } from '../store/guest-imports.ts';
import { type InvitationCard, invitationsOf, toldAt } from '../store/invitations.ts';
import { tellInvited } from '../tell-invited.ts';
import { dialogueInReach, slugPattern } from './within-reach.ts';

const base = `/conversatorios/:slug${slugPattern}/invitaciones`;
const idPattern = '{[0-9a-f-]{36}}';

/** Who is invited to a dialogue: for those who decide it. */
export const invitationRoutes = new Hono<Env>()
  .get(base, holding('invite'), showInvitations)
  .get(`${base}/nueva`, holding('invite'), (c) => showNew(c, emptyForm, 200))
  .post(`${base}/nueva`, holding('invite'), async (c) => {
    const body = await formBody(c);
    const { dialogue } = await gathering(c);
    const form = parseForm(personForm(c.get('deps').charter), body);
    const result = form.ok ? await invite(c, dialogue.id, form.value) : form;
    if (!result.ok) return showNew(c, again(body, result.reasons), 422);
    return onTo(c, pathOf(dialogue.slug), 'invited');
  })
  .get(`${base}/lista`, holding('invite'), (c) => showListForm(c, emptyForm, 200))
  .post(`${base}/lista`, holding('invite'), async (c) => {
    const body = await formBody(c);
    const { dialogue } = await gathering(c);
    const result = await takeInList(c, body);
    if (!result.ok) return showListForm(c, again(body, result.reasons), 422);
    return onTo(c, `${pathOf(dialogue.slug)}/listas/${result.value}`);
  })
  .get(`${base}/listas/:import${idPattern}`, holding('invite'), (c) =>
    showPreview(c, (name) => c.req.query(name), [], 200),
  )
  .post(`${base}/listas/:import${idPattern}`, holding('invite'), async (c) => {
    const { db, clock } = c.get('deps');
    const { dialogue } = await gathering(c);
    const found = await findGuestImport(db, dialogue.id, c.req.param('import'));
    if (!found) throw new HTTPException(404);
    const said = textsIn(await formBody(c));
    const columns = columnsIn(said, found.content.headings) ?? matchGuestColumns(found.content.headings);
    const result = await inviteList(c.get('deps'), dialogue.id, found.id, columns, inviting(c), clock());
    if (!result.ok) return showPreview(c, said, result.reasons, 422);
    return onTo(c, pathOf(dialogue.slug), 'list-invited');
  })
  .get(`${base}/recordatorio`, holding('invite'), (c) => showLetters(c, 'recordatorio', [], 200))
  .post(`${base}/recordatorio`, holding('invite'), (c) => sendToMany(c, 'recordatorio'))
  .get(`${base}/aviso`, holding('invite'), (c) => showLetters(c, 'aviso', [], 200))
  .post(`${base}/aviso`, holding('invite'), (c) => sendToMany(c, 'aviso'))
  .get(`${base}/plazo`, holding('invite'), (c) => showDeadline(c, emptyForm, 200))
  .post(`${base}/plazo`, holding('invite'), async (c) => {
    const body = await formBody(c);
    const { dialogue } = await gathering(c);
    const form = parseForm(deadlineForm, body);
    const { clock } = c.get('deps');
    const result = form.ok
      ? await setDeadline(
          c.get('deps'),
          dialogue.id,
          form.value.until.toZonedDateTime(form.value.zone).toInstant(),
          inviting(c),
          clock(),
        )
      : form;
    if (!result.ok) return showDeadline(c, again(body, result.reasons), 422);
    return onTo(c, pathOf(dialogue.slug), 'deadline');
  })
  .get(`${base}/persona/:invitation${idPattern}`, holding('invite'), (c) => showInvitation(c, [], 200))
  .post(`${base}/persona/:invitation${idPattern}/fin`, holding('invite'), async (c) => {
    const { invitation, slug } = await invitationInReach(c);
    const result = await revokeInvitation(c.get('deps'), invitation.id, inviting(c), c.get('deps').clock());
    if (!result.ok) return showInvitation(c, result.reasons, 422);
    return onTo(c, pathOf(slug), 'revoked');
  })
  .post(`${base}/persona/:invitation${idPattern}/enlace`, holding('invite'), async (c) => {
    const { invitation, slug } = await invitationInReach(c);
    const result = await sendLink(c.get('deps'), invitation.id, c.get('deps').clock());
    if (!result.ok) return showInvitation(c, result.reasons, 422);
    return onTo(c, pathOf(slug), 'link-sent');
  });

const pathOf = (slug: string): string => `/conversatorios/${slug}/invitaciones`;

/** In whose name people are invited. */
function inviting(c: Web): Acting {
  const actor = c.get('actor');
  const mandate = invitingMandate(actor);
  if (!actor || !mandate) throw new HTTPException(403);
  return actingUnder(actor, mandate);
}

const gathering = async (c: Web): Promise<Gathering> => gatheringOf(c.get('deps').db, await dialogueInReach(c));

async function invitationInReach(c: Web): Promise<{
  readonly slug: string;
  readonly invitation: InvitationCard;
  readonly all: readonly InvitationCard[];
  readonly gathering: Gathering;
}> {
  const found = await gathering(c);
  const all = await invitationsOf(c.get('deps').db, found.dialogue.id);
  const invitation = all.find(({ id }) => id === c.req.param('invitation'));
  if (!invitation) throw new HTTPException(404);
  return { slug: found.dialogue.slug, invitation, all, gathering: found };
}

async function showInvitations(c: Web): Promise<Response> {
  const { db, charter, clock } = c.get('deps');
  const found = await gathering(c);
  const { id } = found.dialogue;
  const [invitations, changes, told] = [await invitationsOf(db, id), await changesOf(db, id), await toldAt(db, id)];
  const state = c.req.query('estado');
  return show(
    c,
    <InvitationsPage
      reader={c.get('reader')}
      charter={charter}
      gathering={found}
      invitations={invitations}
      filter={{
        list: c.req.query('lista') || null,
        state: invitationStates.find((one) => one === state) ?? null,
        words: (c.req.query('q') ?? '').slice(0, 100),
      }}
      page={Number(c.req.query('pagina')) || 1}
      remindable={remindable(found, invitations, reminderDays.byHand, clock()).length}
      untold={untold(invitations, changes.at(-1)?.at ?? null, told).length}
      done={doneCode(c, invitationsDone)}
    />,
  );
}

async function listNames(c: Web, { dialogue }: Gathering): Promise<readonly string[]> {
  return countLists(await invitationsOf(c.get('deps').db, dialogue.id)).map(({ list }) => list);
}

async function showNew(c: Web, form: FormState, status: 200 | 422): Promise<Response> {
  const found = await gathering(c);
  return show(
    c,
    <InvitationNewPage
      reader={c.get('reader')}
      charter={c.get('deps').charter}
      dialogue={found.dialogue}
      lists={await listNames(c, found)}
      form={form}
      once={onceIn(form)}
    />,
    status,
  );
}

/** The key of a form that comes again is the one it came with. */
function onceIn(form: FormState): string {
  const { once } = form.values;
  return typeof once === 'string' && z.uuid().safeParse(once).success ? once : crypto.randomUUID();
}

function invite(c: Web, dialogueId: Gathering['dialogue']['id'], person: z.output<ReturnType<typeof personForm>>) {
  const { list, once, ...guest } = person;
  const asked = { dialogueId, list, once, guest: { ...guest, organizationId: null } };
  return invitePerson(c.get('deps'), asked, inviting(c), c.get('deps').clock());
}

async function showListForm(c: Web, form: FormState, status: 200 | 422): Promise<Response> {
  const found = await gathering(c);
  return show(
    c,
    <InvitationListPage
      reader={c.get('reader')}
      charter={c.get('deps').charter}
      dialogue={found.dialogue}
      lists={await listNames(c, found)}
      form={form}
      once={onceIn(form)}
    />,
    status,
  );
}

/** A file goes before what was pasted beside it. */
async function takeInList(c: Web, body: FormBody): Promise<Result<string>> {
  const { charter, clock } = c.get('deps');
  const { dialogue } = await gathering(c);
  const form = parseForm(listForm(charter), body);
  const file = body.file instanceof File && body.file.size > 0 ? body.file : null;
  const pasted = typeof body.pasted === 'string' ? body.pasted.trim() : '';
  const missing: Reason[] = file || pasted !== '' ? [] : [{ code: 'list-missing', field: 'file' }];
  if (!form.ok) return refuse(...form.reasons, ...missing);
  const [nothing] = missing;
  if (nothing) return refuse(nothing);
  const bytes = file ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(form.value.pasted);
  const asked = { ...form.value, bytes, filename: file?.name ?? null };
  return beginGuestImport(c.get('deps'), dialogue.id, asked, inviting(c), clock());
}

const textsIn = (body: FormBody) => (name: string) => {
  const value = body[name];
  return typeof value === 'string' ? value : undefined;
};

async function showPreview(
  c: Web,
  said: (name: string) => string | undefined,
  reasons: readonly Reason[],
  status: 200 | 422,
): Promise<Response> {
  const { db, charter, clock } = c.get('deps');
  const { dialogue } = await gathering(c);
  const found = await findGuestImport(db, dialogue.id, c.req.param('import') ?? '');
  if (!found) throw new HTTPException(404);
  if (found.completed) return onTo(c, pathOf(dialogue.slug), 'list-invited');
  const columns = columnsIn(said, found.content.headings) ?? matchGuestColumns(found.content.headings);
  return show(
    c,
    <InvitationPreviewPage
      reader={c.get('reader')}
      charter={charter}
      dialogue={dialogue}
      found={found}
      columns={columns}
      reading={await readGuestImport(db, { charter }, found, columns, clock())}
      reasons={reasons}
    />,
    status,
  );
}

type Letters = 'recordatorio' | 'aviso';

/** To whom a letter would go now, and what it says, as the first of them who reads the reader's language gets it. */
async function lettersNow(c: Web, kind: Letters) {
  const { db, clock } = c.get('deps');
  const found = await gathering(c);
  const { id } = found.dialogue;
  const all = await invitationsOf(db, id);
  const recipients =
    kind === 'recordatorio'
      ? remindable(found, all, reminderDays.byHand, clock())
      : untold(all, (await changesOf(db, id)).at(-1)?.at ?? null, await toldAt(db, id));
  const { language } = c.get('reader');
  const first = recipients.find((one) => one.language === language) ?? recipients[0];
  const write = kind === 'recordatorio' ? reminderMail : changedMail;
  return { found, recipients, letter: first ? write(c.get('deps'), { ...first, zone: null }, found, '…') : null };
}

async function showLetters(c: Web, kind: Letters, reasons: readonly Reason[], status: 200 | 422): Promise<Response> {
  const { found, recipients, letter } = await lettersNow(c, kind);
  return show(
    c,
    <InvitationLettersPage
      reader={c.get('reader')}
      dialogue={found.dialogue}
      kind={kind}
      recipients={recipients}
      letter={letter}
      reasons={reasons}
    />,
    status,
  );
}

async function sendToMany(c: Web, kind: Letters): Promise<Response> {
  const deps = c.get('deps');
  const { dialogue } = await gathering(c);
  const send = kind === 'recordatorio' ? remindInvited : tellInvited;
  const result = await send(deps, dialogue.id, inviting(c), deps.clock());
  // The second of two clicks finds nobody left: what it asks for is done.
  const done =
    result.ok || result.reasons.every(({ code }) => code === 'nobody-to-remind' || code === 'nobody-to-tell');
  if (!result.ok && !done) return showLetters(c, kind, result.reasons, 422);
  return onTo(c, pathOf(dialogue.slug), kind === 'recordatorio' ? 'reminded' : 'told');
}

async function showDeadline(c: Web, form: FormState, status: 200 | 422): Promise<Response> {
  const { charter } = c.get('deps');
  const reader = c.get('reader');
  const { dialogue, deadline } = await gathering(c);
  const until = deadline?.toZonedDateTimeISO(homeZone(charter)).toPlainDateTime() ?? null;
  return show(
    c,
    <InvitationDeadlinePage
      reader={reader}
      dialogue={dialogue}
      zones={zonesFor(reader, charter)}
      until={until}
      form={form}
    />,
    status,
  );
}

async function showInvitation(c: Web, reasons: readonly Reason[], status: 200 | 422): Promise<Response> {
  const { invitation, all, gathering: found } = await invitationInReach(c);
  return show(
    c,
    <InvitationPage
      reader={c.get('reader')}
      charter={c.get('deps').charter}
      dialogue={found.dialogue}
      invitation={invitation}
      related={{
        substitute: all.find(({ substituteFor }) => substituteFor === invitation.id) ?? null,
        named: all.find(({ id }) => id === invitation.substituteFor) ?? null,
      }}
      reasons={reasons}
    />,
    status,
  );
}
