import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { holding } from '../../mandates/guards.ts';
import { type FormState, parseForm, submit } from '../../platform/forms.ts';
import { actingWith, again, doneCode, type Env, formBody, now, onTo, show, type Web } from '../../web.ts';
import { representativeForm } from '../forms.ts';
import { aboutRepresentative, inviteRepresentative } from '../invite-representative.ts';
import { UnrepresentedPage } from '../pages/UnrepresentedPage.tsx';
import { reviewedMesas, reviewingMandate } from '../permissions.ts';
import { openInvitations } from '../store/invitations.ts';
import { unrepresentedIn } from '../store/unrepresented.ts';

const path = '/sin-representante';

/** Members for which nobody speaks any more: whoever decides for one of their mesas asks someone. */
export const unrepresentedRoutes = new Hono<Env>()
  .get(path, holding('review-applications'), (c) => showList(c, null, 200))
  .get(`${path}/:slug`, holding('review-applications'), (c) => onTo(c, path))
  .post(`${path}/:slug`, holding('review-applications'), async (c) => {
    const deps = c.get('deps');
    const mesas = reviewedMesas(c.get('actor'), deps.charter);
    const organization = (await listed(c)).find(({ slug }) => slug === c.req.param('slug'));
    const mesa = organization?.mesas.find((n) => mesas.includes(n));
    if (!organization || mesa === undefined) throw new HTTPException(404);
    const by = actingWith(c, reviewingMandate(c.get('actor'), mesa, deps.charter));
    const body = await formBody(c);
    const invited = { organizationId: organization.id, language: c.get('reader').language };
    // One to speak for it: who stands in is its own to name.
    const result = await submit(
      parseForm(representativeForm(1, deps.charter), body),
      (person) => inviteRepresentative(deps, { ...invited, ...person }, by, now(c)),
      (person) => aboutRepresentative(deps.db, deps.charter, { ...invited, ...person }, by, now(c)),
    );
    if (result.ok) return onTo(c, path, 'invited');
    return showList(c, { slug: organization.slug, form: again(body, result.reasons) }, 422);
  });

const listed = (c: Web) =>
  unrepresentedIn(c.get('deps').db, reviewedMesas(c.get('actor'), c.get('deps').charter), now(c));

async function showList(
  c: Web,
  refused: { readonly slug: string; readonly form: FormState } | null,
  status: 200 | 422,
): Promise<Response> {
  const { db, charter } = c.get('deps');
  const organizations = await listed(c);
  const invitations = await openInvitations(
    db,
    organizations.map(({ id }) => id),
  );
  return show(
    c,
    <UnrepresentedPage
      reader={{ ...c.get('reader'), path }}
      {...{ charter, organizations, invitations, refused }}
      done={doneCode(c, ['invited']) !== null}
      at={now(c)}
    />,
    status,
  );
}
