import { Hono } from 'hono';
import { decideLink } from '../../accounts/rules/links.ts';
import { linkHolder } from '../../mandates/guards.ts';
import { digest } from '../../platform/random.ts';
import type { Reason } from '../../platform/result.ts';
import { type Env, now, onTo, show, type Web } from '../../web.ts';
import { acceptInvitation, declineInvitation } from '../answer-invitation.ts';
import { InvitationAnsweredPage, InvitationGonePage, InvitationPage } from '../pages/InvitationPage.tsx';
import { representativeSlots } from '../rules/representative-slots.ts';
import { findInvitation } from '../store/invitations.ts';
import { secret } from './access.ts';

const path = `/representar/${secret}`;

/** Someone who is asked to represent an organization answers by the link in the letter. */
export const invitationRoutes = new Hono<Env>()
  .get(path, linkHolder, (c) => showInvitation(c, []))
  .post(path, linkHolder, async (c) => {
    const result = await acceptInvitation(c.get('deps'), c.req.param('token'), now(c));
    return result.ok ? onTo(c, `/representar/${c.req.param('token')}`) : showInvitation(c, result.reasons);
  })
  .get(`${path}/no`, linkHolder, (c) => onTo(c, `/representar/${c.req.param('token')}`))
  .post(`${path}/no`, linkHolder, async (c) => {
    const result = await declineInvitation(c.get('deps'), c.req.param('token'), now(c));
    return result.ok ? onTo(c, `/representar/${c.req.param('token')}`) : showInvitation(c, result.reasons);
  });

async function showInvitation(c: Web, reasons: readonly Reason[]): Promise<Response> {
  const reader = c.get('reader');
  const token = c.req.param('token') ?? '';
  const invitation = await findInvitation(c.get('deps').db, digest(token));
  if (invitation?.usedAt) return show(c, <InvitationAnsweredPage {...{ reader, invitation }} />);
  const office = invitation && representativeSlots(c.get('deps').charter)[invitation.slot];
  if (!invitation || !office || !decideLink(invitation, now(c)).ok) {
    return show(c, <InvitationGonePage reader={reader} />, invitation ? 410 : 404);
  }
  const status = reasons.length > 0 ? 422 : 200;
  return show(c, <InvitationPage {...{ reader, token, invitation, office, reasons }} />, status);
}
