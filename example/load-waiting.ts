import type { PersonId } from '../src/accounts/types.ts';
import { homeZone } from '../src/charter/rules/home-zone.ts';
import type { Deps } from '../src/deps.ts';
import { invitePerson } from '../src/dialogues/invite-people.ts';
import type { DialogueId } from '../src/dialogues/types.ts';
import type { Acting, Body } from '../src/mandates/types.ts';
import { joiningSteps, representativeFields } from '../src/membership/rules/joining-steps.ts';
import { saveStep } from '../src/membership/save-step.ts';
import { startApplication } from '../src/membership/start-application.ts';
import { insertConfirmation } from '../src/membership/store/applications.ts';
import { submitApplication } from '../src/membership/submit-application.ts';
import { transact } from '../src/platform/database.ts';
import { newToken } from '../src/platform/random.ts';
import { accept } from '../src/platform/result.ts';
import { type Attendee, attendanceFile, attendees } from './attendance-types.ts';
import { institutionNames } from './institution-names.ts';
import type { Loaded } from './load-organizations.ts';
import { must } from './must.ts';
import { applicationsFile, cycleFile, readExample } from './types.ts';

type Waiting = ReturnType<typeof readExample<typeof applicationsFile>>['applications'][number];

/** What waits for someone: requests to join, and invitations to the Conversatorio in preparation. */
export async function loadWaiting(deps: Deps, loaded: Loaded, next: DialogueId): Promise<void> {
  for (const application of readExample('applications', applicationsFile).applications) await apply(deps, application);
  const { heldOn } = readExample('cycle', cycleFile).next;
  const today = deps.clock().toZonedDateTimeISO(homeZone(deps.charter)).toPlainDate();
  // Nobody is invited to what has been held: a demo that is started later has the rest.
  if (Temporal.PlainDate.compare(today, heldOn) < 0) await invite(deps, loaded, next);
}

async function apply(deps: Deps, application: Waiting): Promise<void> {
  const at = Temporal.Instant.from(application.submittedAt);
  const { assistedBy: mesa } = application;
  const assisted = mesa === null ? null : { mesa, by: await officerOf(deps, `mesa:${mesa}`, 'assist-joining') };
  const id = must(await startApplication(deps, { token: newToken(deps.random), language: 'es', assisted }, at));
  const sent = draftOf(deps, application);
  for (const step of joiningSteps) must(await saveStep(deps, { applicationId: id, step, sent }, at));
  must(await submitApplication(deps, id, at));
  if (assisted === null) {
    must(await transact(deps.db, async (tx) => accept(await insertConfirmation(tx, id, at.add({ minutes: 9 })))));
  }
}

/** The application as the form's fields. */
function draftOf({ charter }: Deps, application: Waiting): Record<string, string | readonly string[]> {
  const people = application.representatives.flatMap(({ name, email, gender }, index) => {
    const [nameField, emailField, genderField] = representativeFields(index);
    return [
      [nameField, name],
      [emailField, email ?? ''],
      [genderField, gender],
    ];
  });
  const consents = charter.membership.consents
    .filter(({ key, required }) => required || (key === 'public-directory' && application.listed))
    .map(({ key }) => [`consents.${key}`, 'yes']);
  return {
    name: application.name,
    acronym: application.acronym ?? '',
    group: application.group,
    countries: application.country ? [application.country] : [],
    cities: application.cities.join(', '),
    website: application.website ?? '',
    email: application.email ?? '',
    objectives: application.objectives.map(String),
    mesas: application.mesas.map(String),
    ...Object.fromEntries([...people, ...consents]),
  };
}

/** Every fourth of those who took part in 2023 and can sign in now, and all whom the demo offers to sign in as. */
async function invite(deps: Deps, { personOf, organizationOf }: Loaded, dialogueId: DialogueId): Promise<void> {
  const by = await officerOf(deps, 'working-group', 'invite');
  const at = deps.clock();
  const before = attendees(readExample('attendance-2023', attendanceFile));
  const known = before.filter(({ email }) => email !== null && personOf.has(email));
  const offered = new Set(readExample('cycle', cycleFile).signIn.map(({ person }) => person));
  const institutionOf = institutionNames(deps.charter);
  const guestOf = (guest: Attendee) => ({
    name: guest.name ?? '',
    email: guest.email ?? '',
    institution: institutionOf(guest) ?? '',
    organizationId: organizationOf.get(guest.organization ?? '') ?? null,
    country: guest.country,
    sector: guest.sector,
    gender: guest.gender,
    language: guest.language,
  });
  for (const [index, guest] of known.entries()) {
    if (index % 4 !== 0 && !offered.has(guest.email ?? '')) continue;
    must(
      await invitePerson(
        deps,
        { dialogueId, list: 'Miembros (ejemplo)', guest: guestOf(guest), once: crypto.randomUUID() },
        by,
        at,
      ),
    );
  }
}

/** Somebody who holds an office of `body` that allows this. */
async function officerOf({ db, charter }: Deps, body: Body, power: 'invite' | 'assist-joining'): Promise<Acting> {
  const offices = charter.offices.filter(({ powers }) => powers.includes(power)).map(({ key }) => key);
  const holder = await db
    .selectFrom('mandate')
    .select(['person_id', 'office'])
    .where('body', '=', body)
    .where('office', 'in', offices)
    .orderBy('starts_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return { personId: holder.person_id as PersonId, office: holder.office, body };
}
