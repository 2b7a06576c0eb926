import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Mesa } from '../charter/types.ts';
import { everyone, signedIn } from '../mandates/guards.ts';
import { currentHolders } from '../mandates/store/mandates.ts';
import { ownOrganizations } from '../membership/permissions.ts';
import { membershipNumbers } from '../membership/store/directory.ts';
import { connectionOf } from '../platform/connection.ts';
import { emptyForm, type FormState, parseForm } from '../platform/forms.ts';
import { again, doneCode, type Env, formBody, now, onTo, show, type Web } from '../web.ts';
import { messageForm } from './forms.ts';
import { ContactsPage } from './pages/ContactsPage.tsx';
import { MesaPage } from './pages/MesaPage.tsx';
import { MesasPage } from './pages/MesasPage.tsx';
import { WritePage } from './pages/WritePage.tsx';
import { seesMembersByOffice } from './permissions.ts';
import { contactsOfMesa, isMember, membersOfMesa } from './store.ts';
import type { MesaSection } from './types.ts';
import { writeToMesa } from './write-to-mesa.ts';

/** `sections`: what other rooms tell of a mesa on its page. */
export const mesaRoutes = (sections: readonly MesaSection[]) =>
  new Hono<Env>()
    .get('/mesas', everyone, async (c) => {
      const { db, charter } = c.get('deps');
      const { byMesa } = await membershipNumbers(db);
      return show(c, <MesasPage reader={c.get('reader')} charter={charter} members={byMesa} />);
    })
    .get('/mesas/:n{[1-9][0-9]*}', everyone, async (c) => {
      const { db, charter, clock } = c.get('deps');
      const mesa = mesaIn(c);
      const [members, holders, ...told] = await Promise.all([
        membersOfMesa(db, mesa.n),
        currentHolders(db, [`mesa:${mesa.n}`], clock()),
        ...sections.map((section) => section(c, mesa)),
      ]);
      return show(
        c,
        <MesaPage
          reader={c.get('reader')}
          charter={charter}
          mesa={mesa}
          members={members}
          holders={holders}
          seesContacts={await maySeeContacts(c, mesa)}
        >
          {told}
        </MesaPage>,
      );
    })
    .get('/mesas/:n{[1-9][0-9]*}/escribir', everyone, (c) => showWrite(c, emptyForm, 200))
    .post('/mesas/:n{[1-9][0-9]*}/escribir', everyone, async (c) => {
      const { n: mesa } = mesaIn(c);
      const body = await formBody(c);
      const form = parseForm(messageForm, body);
      const result = form.ok
        ? await writeToMesa(c.get('deps'), { mesa, ...form.value }, connectionOf(c), now(c))
        : form;
      if (result.ok) return onTo(c, `/mesas/${mesa}/escribir`, 'sent');
      const isBusy = result.reasons.some(({ code }) => code === 'busy' || code === 'enough-messages');
      return showWrite(c, again(body, result.reasons), isBusy ? 429 : 422);
    })
    .get('/mesas/:n{[1-9][0-9]*}/contactos', signedIn, async (c) => {
      const { db, clock } = c.get('deps');
      const mesa = mesaIn(c);
      if (!(await maySeeContacts(c, mesa))) throw new HTTPException(403);
      const contacts = await contactsOfMesa(db, mesa.n, clock());
      return show(
        c,
        <ContactsPage reader={c.get('reader')} charter={c.get('deps').charter} mesa={mesa} contacts={contacts} />,
      );
    });

const showWrite = (c: Web, form: FormState, status: 200 | 422 | 429): Promise<Response> =>
  show(
    c,
    <WritePage
      reader={c.get('reader')}
      charter={c.get('deps').charter}
      mesa={mesaIn(c)}
      form={form}
      sent={doneCode(c, ['sent']) !== null}
    />,
    status,
  );

function mesaIn(c: Web): Mesa {
  const mesa = c.get('deps').charter.mesas.find(({ n }) => n === Number(c.req.param('n')));
  if (!mesa) throw new HTTPException(404);
  return mesa;
}

async function maySeeContacts(c: Web, mesa: Mesa): Promise<boolean> {
  const actor = c.get('actor');
  if (seesMembersByOffice(actor, mesa.n)) return true;
  return isMember(c.get('deps').db, mesa.n, ownOrganizations(actor));
}
