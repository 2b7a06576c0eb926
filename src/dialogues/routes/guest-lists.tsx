import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { holding } from '../../mandates/guards.ts';
import { emptyForm, type FormBody, type FormState, parseForm } from '../../platform/forms.ts';
import { type Reason, type Result, refuse } from '../../platform/result.ts';
import { again, type Env, formBody, onTo, show, type Web } from '../../web.ts';
import { beginGuestImport } from '../begin-guest-import.ts';
import { columnsIn, listForm } from '../forms/invitations.ts';
import { inviteList, readGuestImport } from '../invite-list.ts';
import { InvitationListPage } from '../pages/InvitationListPage.tsx';
import { InvitationPreviewPage } from '../pages/InvitationPreviewPage.tsx';
import { matchGuestColumns } from '../rules/guest-columns.ts';
import { findGuestImport } from '../store/guest-imports.ts';
import {
  gatheringInReach,
  idPattern,
  invitationsBase,
  invitationsPath,
  inviting,
  listNames,
  onceIn,
} from './inviting-in-reach.ts';

/** Inviting a whole list: taken in, looked at, confirmed. */
export const guestListRoutes = new Hono<Env>()
  .get(`${invitationsBase}/lista`, holding('invite'), (c) => showListForm(c, emptyForm, 200))
  .post(`${invitationsBase}/lista`, holding('invite'), async (c) => {
    const body = await formBody(c);
    const { dialogue } = await gatheringInReach(c);
    const result = await takeInList(c, body);
    if (!result.ok) return showListForm(c, again(body, result.reasons), 422);
    return onTo(c, `${invitationsPath(dialogue.slug)}/listas/${result.value}`);
  })
  .get(`${invitationsBase}/listas/:import${idPattern}`, holding('invite'), (c) =>
    showPreview(c, (name) => c.req.query(name), [], 200),
  )
  .post(`${invitationsBase}/listas/:import${idPattern}`, holding('invite'), async (c) => {
    const { db, clock } = c.get('deps');
    const { dialogue } = await gatheringInReach(c);
    const found = await findGuestImport(db, dialogue.id, c.req.param('import'));
    if (!found) throw new HTTPException(404);
    const said = textsIn(await formBody(c));
    const columns = columnsIn(said, found.content.headings) ?? matchGuestColumns(found.content.headings);
    const result = await inviteList(c.get('deps'), dialogue.id, found.id, columns, inviting(c), clock());
    if (!result.ok) return showPreview(c, said, result.reasons, 422);
    return onTo(c, invitationsPath(dialogue.slug), 'list-invited');
  });

async function showListForm(c: Web, form: FormState, status: 200 | 422): Promise<Response> {
  const found = await gatheringInReach(c);
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
  const { dialogue } = await gatheringInReach(c);
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
  const { dialogue } = await gatheringInReach(c);
  const found = await findGuestImport(db, dialogue.id, c.req.param('import') ?? '');
  if (!found) throw new HTTPException(404);
  if (found.completed) return onTo(c, invitationsPath(dialogue.slug), 'list-invited');
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
