import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Mesa } from '../charter/types.ts';
import { everyone, signedIn } from '../mandates/guards.ts';
import { currentHolders } from '../mandates/store/mandates.ts';
import { ownOrganizations } from '../membership/permissions.ts';
import { membershipNumbers } from '../membership/store/directory.ts';
import { type Env, show, type Web } from '../web.ts';
import { ContactsPage } from './pages/ContactsPage.tsx';
import { MesaPage } from './pages/MesaPage.tsx';
import { MesasPage } from './pages/MesasPage.tsx';
import { seesMembersByOffice } from './permissions.ts';
import { contactsOfMesa, isMember, membersOfMesa } from './store.ts';
import type { MesaSection } from './types.ts';

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
