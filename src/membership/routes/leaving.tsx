import { Hono } from 'hono';
import { passedIfAny } from '../../accounts/routes/access.ts';
import { signedIn } from '../../mandates/guards.ts';
import { emptyForm, type FormState, parseForm } from '../../platform/forms.ts';
import { actingWith, again, type Env, formBody, now, onTo, show, type Web } from '../../web.ts';
import { aboutMandatesThrough } from '../end-mandates-through.ts';
import { leaveForm } from '../forms.ts';
import { leaveMechanism } from '../leave-mechanism.ts';
import { leaveMesa } from '../leave-mesa.ts';
import { LeavePage } from '../pages/LeavePage.tsx';
import { representingMandate } from '../permissions.ts';
import { decideLeaving } from '../rules/further-mesas.ts';
import { currentMemberships, endedMembershipOf } from '../store/memberships.ts';
import type { Organization } from '../types.ts';
import { ownAt, ownHome, ownOne } from './own-access.ts';

const mesaPath = `${ownOne}/dejar-mesa/:mesa{[1-9]\\d{0,2}}`;

/** A member leaves one of its mesas, or all of them. */
export const leavingRoutes = new Hono<Env>()
  .get(mesaPath, signedIn, passedIfAny, async (c) => {
    const organization = await ownAt(c);
    const current = (await currentMemberships(c.get('deps').db, organization.id)).map(({ mesa }) => mesa);
    if (!decideLeaving(current, mesaOf(c)).ok) return onTo(c, `${ownHome}/${organization.slug}`);
    return showLeave(c, organization, mesaOf(c), emptyForm, 200);
  })
  .post(mesaPath, signedIn, passedIfAny, async (c) => {
    const organization = await ownAt(c);
    const left = { organizationId: organization.id, mesa: mesaOf(c) };
    const result = await leaveMesa(c.get('deps'), left, acting(c, organization), now(c));
    if (!result.ok) return showLeave(c, organization, left.mesa, again({}, result.reasons), 422);
    return onTo(c, `${ownHome}/${organization.slug}`, 'left');
  })
  .get(`${ownOne}/dejar`, signedIn, passedIfAny, async (c) => showLeave(c, await ownAt(c), null, emptyForm, 200))
  .post(`${ownOne}/dejar`, signedIn, passedIfAny, async (c) => {
    // A button pressed twice: the first press has left.
    if (await hasLeft(c)) return onTo(c, ownHome, 'departed');
    const organization = await ownAt(c);
    const body = await formBody(c);
    const form = parseForm(leaveForm, body);
    const by = acting(c, organization);
    const result = form.ok ? await leaveMechanism(c.get('deps'), organization.id, by, now(c)) : form;
    if (!result.ok) return showLeave(c, organization, null, again(body, result.reasons), 422);
    return onTo(c, ownHome, 'departed');
  });

const mesaOf = (c: Web): number => Number(c.req.param('mesa'));

const acting = (c: Web, { id }: Organization) => actingWith(c, representingMandate(c.get('actor'), id));

function hasLeft(c: Web): Promise<boolean> {
  const personId = c.get('actor')?.personId;
  const slug = c.req.param('slug') ?? '';
  return personId ? endedMembershipOf(c.get('deps').db, { slug, by: personId }) : Promise.resolve(false);
}

async function showLeave(
  c: Web,
  organization: Organization,
  mesa: number | null,
  form: FormState,
  status: 200 | 422,
): Promise<Response> {
  const { db, charter } = c.get('deps');
  const through = { organizationId: organization.id, ...(mesa !== null && { body: `mesa:${mesa}` as const }) };
  const about = await aboutMandatesThrough(db, charter, through, acting(c, organization), now(c));
  return show(c, <LeavePage reader={c.get('reader')} {...{ charter, organization, mesa, form, ...about }} />, status);
}
