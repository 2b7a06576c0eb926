import type { PersonalRecords } from '../accounts/types.ts';
import { forgetPersonIn } from './rules/forget-person.ts';
import { deleteInvitationsTo, invitationsTo } from './store/invitations.ts';
import { applicationsNaming, contactOf, overwriteDraft } from './store/people.ts';

/** What applications and invitations to represent say about the persons they name, found by their e-mail address. */
export const applicationRecords: PersonalRecords = {
  name: 'applications',
  what: 'membership.records.what',
  why: 'membership.records.why',
  async read(db, personId) {
    const contact = await contactOf(db, personId);
    const invitations = contact ? await invitationsTo(db, contact.email) : [];
    const applications = contact ? await applicationsNaming(db, contact.email) : [];
    const asked = invitations.map(({ organization, name, email, gender, invitedAt }) => ({
      organization,
      sentAt: invitedAt.toString(),
      answers: { name, email, gender },
    }));
    const named = applications.map(({ id, draft, sentAt }) => ({
      application: id,
      sentAt: sentAt?.toString() ?? null,
      answers: Object.fromEntries(Object.entries(draft).filter(([field]) => field.startsWith('representatives.'))),
    }));
    return [...named, ...asked];
  },
  async erase(tx, personId) {
    const contact = await contactOf(tx, personId);
    if (!contact) return;
    await deleteInvitationsTo(tx, contact.email);
    for (const { id, draft } of await applicationsNaming(tx, contact.email)) {
      await overwriteDraft(tx, id, forgetPersonIn(draft, contact.email));
    }
  },
};
