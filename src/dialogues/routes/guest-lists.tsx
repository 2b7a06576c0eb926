import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { officeKeysWith } from '../../charter/rules/offices.ts';
import { holding } from '../../mandates/guards.ts';
import { seesMembersByOffice } from '../../mesas/permissions.ts';
import { emptyForm, type FormBody, type FormState, parseForm, submit } from '../../platform/forms.ts';
import { uuidPart } from '../../platform/identifiers.ts';
import type { MessageKey } from '../../platform/messages.ts';
import { accept, against, both, type Reason, type Result, refuse, unless } from '../../platform/result.ts';
import { again, type Env, formBody, onTo, show, type Web } from '../../web.ts';
import { beginGuestImport, type GuestTable, readGuestTable } from '../begin-guest-import.ts';
import { allMesas, columnsIn, listForm } from '../forms/invitations.ts';
import { inviteList, readGuestImport } from '../invite-list.ts';
import { InvitationListPage } from '../pages/InvitationListPage.tsx';
import { InvitationPreviewPage } from '../pages/InvitationPreviewPage.tsx';
import { matchGuestColumns } from '../rules/guest-columns.ts';
import { aboutInviting } from '../rules/inviting.ts';
import { findGuestImport, representativesOf } from '../store/guest-imports.ts';
import { gatheringInReach, invitationsBase, invitationsPath, inviting, listNames } from './inviting-in-reach.ts';
import { onceOf } from './within-reach.ts';

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
  .get(`${invitationsBase}/listas/:import${uuidPart}`, holding('invite'), (c) =>
    showPreview(c, (name) => c.req.query(name), [], 200),
  )
  .post(`${invitationsBase}/listas/:import${uuidPart}`, holding('invite'), async (c) => {
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
      mesas={seenMesas(c)}
      form={form}
      once={onceOf(form)}
    />,
    status,
  );
}

/** The mesas whose members this person sees by office. */
const seenMesas = (c: Web): readonly number[] =>
  c
    .get('deps')
    .charter.mesas.map(({ n }) => n)
    .filter((n) => seesMembersByOffice(c.get('actor'), n));

async function takeInList(c: Web, body: FormBody): Promise<Result<string>> {
  const { charter, clock } = c.get('deps');
  const { dialogue, times } = await gatheringInReach(c);
  return submit(
    parseForm(listForm(charter, seenMesas(c)), body),
    async (list) => {
      const table = both(
        unless(aboutInviting(times, clock()), () => null),
        await tableOf(c, list),
      );
      if (!table.ok) return table;
      const asked = { ...list, table: table.value, filename: list.file?.name ?? null };
      return beginGuestImport(c.get('deps'), dialogue.id, asked, inviting(c), clock());
    },
    async (list) => {
      const isRead = list.file || list.pasted !== undefined;
      return [...aboutInviting(times, clock()), ...(isRead ? against(await tableOf(c, list)) : [])];
    },
  );
}

type Given = { readonly file: File | null; readonly pasted: string; readonly members: string | null };

/** The list that was given: a file, what was pasted, or the members of a mesa. */
async function tableOf(c: Web, { file, pasted = '', members }: Partial<Given>): Promise<Result<GuestTable>> {
  if (file) return readGuestTable(new Uint8Array(await file.arrayBuffer()), file.name);
  if (pasted.trim() !== '') return readGuestTable(new TextEncoder().encode(pasted), null);
  return members ? memberTable(c, members) : refuse({ code: 'list-missing', field: 'file' });
}

/** The representatives of members as a list like others. Refusals: `members-nobody`. */
async function memberTable(c: Web, members: string | null): Promise<Result<GuestTable>> {
  const { db, charter, clock } = c.get('deps');
  const mesas = seenMesas(c).filter((n) => members === allMesas || String(n) === members);
  const people = await representativesOf(db, mesas, officeKeysWith(charter, 'represent-organization'), clock());
  if (people.length === 0) return refuse({ code: 'members-nobody', field: 'members' });
  return accept({
    headings: memberHeadings.map((heading) => c.get('reader').t(heading)),
    rows: people.map(({ name, email, organization, country, language }, index) => ({
      number: index + 1,
      cells: [name, email, organization, country, language],
    })),
  });
}

const memberHeadings = [
  'dialogues.invite.field.name',
  'dialogues.invite.field.email',
  'dialogues.invite.field.institution',
  'dialogues.invite.field.country',
  'dialogues.invite.field.language',
] as const satisfies readonly MessageKey[];

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
