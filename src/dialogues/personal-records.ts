import type { PersonalRecords } from '../accounts/types.ts';
import { contactOf } from '../membership/store/people.ts';
import { presencesOf } from './store/attendance.ts';
import { forgetInvited, invitationsTo } from './store/invitations.ts';

/** What dialogues know of the person with an e-mail address: whom they invited, what was answered, where they were. */
export const invitationRecords: PersonalRecords = {
  name: 'invitations',
  what: 'dialogues.records.invitations.what',
  why: 'dialogues.records.invitations.why',
  async read(db, personId) {
    const contact = await contactOf(db, personId);
    if (!contact) return [];
    const invitations = await invitationsTo(db, contact.email);
    const presences = await presencesOf(db, contact.email);
    return invitations.map((one) => ({
      dialogue: one.dialogueId,
      list: one.list,
      name: one.name,
      institution: one.institution,
      country: one.country,
      sector: one.sector,
      gender: one.gender,
      invitedAt: one.invitedAt.toString(),
      remindedAt: one.remindedAt?.toString() ?? null,
      answer: one.answer,
      attends: one.attends,
      interpretation: one.interpretation,
      needs: one.needs,
      ended: one.ended,
      presentAt: presences
        .filter(({ dialogueId }) => dialogueId === one.dialogueId)
        .map(({ dialogueId: _, ...at }) => at),
    }));
  },
  async erase(tx, personId, at) {
    const contact = await contactOf(tx, personId);
    if (contact) await forgetInvited(tx, contact.email, at);
  },
};
