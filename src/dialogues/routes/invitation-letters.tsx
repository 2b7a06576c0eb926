import { Hono } from 'hono';
import { holding } from '../../mandates/guards.ts';
import type { Reason } from '../../platform/result.ts';
import { type Env, onTo, show, type Web } from '../../web.ts';
import { changedMail, reminderMail } from '../mail.tsx';
import { InvitationLettersPage } from '../pages/InvitationLettersPage.tsx';
import { remindable, remindInvited } from '../remind-invited.ts';
import { reminderDays } from '../rules/answer-times.ts';
import { untold } from '../rules/untold.ts';
import { changesOf } from '../store/dialogues.ts';
import { invitationsOf, toldAt } from '../store/invitations.ts';
import { tellInvited } from '../tell-invited.ts';
import { gatheringInReach, invitationsBase, invitationsPath, inviting } from './inviting-in-reach.ts';

/** Letters to many: a reminder, and word of a change. Looked at first. */
export const invitationLetterRoutes = new Hono<Env>()
  .get(`${invitationsBase}/recordatorio`, holding('invite'), (c) => showLetters(c, 'recordatorio', [], 200))
  .post(`${invitationsBase}/recordatorio`, holding('invite'), (c) => sendToMany(c, 'recordatorio'))
  .get(`${invitationsBase}/aviso`, holding('invite'), (c) => showLetters(c, 'aviso', [], 200))
  .post(`${invitationsBase}/aviso`, holding('invite'), (c) => sendToMany(c, 'aviso'));

type Letters = 'recordatorio' | 'aviso';

/** To whom a letter would go now, and what it says, as the first of them who reads the reader's language gets it. */
async function lettersNow(c: Web, kind: Letters) {
  const { db, clock } = c.get('deps');
  const found = await gatheringInReach(c);
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
  const { dialogue } = await gatheringInReach(c);
  const send = kind === 'recordatorio' ? remindInvited : tellInvited;
  const result = await send(deps, dialogue.id, inviting(c), deps.clock());
  // The second of two clicks finds nobody left: what it asks for is done.
  const done =
    result.ok || result.reasons.every(({ code }) => code === 'nobody-to-remind' || code === 'nobody-to-tell');
  if (!result.ok && !done) return showLetters(c, kind, result.reasons, 422);
  return onTo(c, invitationsPath(dialogue.slug), kind === 'recordatorio' ? 'reminded' : 'told');
}
