import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Charter } from '../../charter/types.ts';
import { everyone } from '../../mandates/guards.ts';
import { type Env, show, type Web } from '../../web.ts';
import { DirectoryPage } from '../pages/DirectoryPage.tsx';
import { OrganizationPage } from '../pages/OrganizationPage.tsx';
import { type DirectoryFilter, findListed, listDirectory, membershipNumbers } from '../store/directory.ts';

const perPage = 50;

export const directoryRoutes = new Hono<Env>()
  .get('/miembros', everyone, async (c) => {
    const { db, charter } = c.get('deps');
    const filter = filterOf(c, charter);
    const asked = Math.max(1, Math.trunc(Number(c.req.query('pagina'))) || 1);
    const [numbers, { count, lines }] = await Promise.all([
      membershipNumbers(db),
      listDirectory(db, filter, { limit: perPage, offset: (Math.min(asked, 1_000) - 1) * perPage }),
    ]);
    // No such page of the list.
    if (asked > 1 && lines.length === 0) throw new HTTPException(404);
    return show(
      c,
      <DirectoryPage
        reader={c.get('reader')}
        charter={charter}
        numbers={numbers}
        filter={filter}
        lines={lines}
        count={count}
        page={asked}
        pages={Math.max(1, Math.ceil(count / perPage))}
      />,
    );
  })
  .get('/miembros/:slug', everyone, async (c) => {
    const { db, charter } = c.get('deps');
    const organization = await findListed(db, c.req.param('slug'));
    if (!organization) throw new HTTPException(404);
    return show(c, <OrganizationPage reader={c.get('reader')} charter={charter} organization={organization} />);
  });

/** What is not one of the charter's options narrows nothing. */
function filterOf(c: Web, charter: Charter): DirectoryFilter {
  const country = c.req.query('pais') ?? '';
  const mesa = Number(c.req.query('mesa'));
  return {
    words: (c.req.query('q') ?? '').trim().slice(0, 100),
    country: /^[A-Z]{2}$/.test(country) ? country : null,
    group: charter.groups.find(({ key }) => key === c.req.query('grupo'))?.key ?? null,
    mesa: charter.mesas.find(({ n }) => n === mesa)?.n ?? null,
  };
}
