import { Hono } from 'hono';
import { passedIfAny } from '../../accounts/routes/access.ts';
import { isoCountries } from '../../charter/rules/iso-countries.ts';
import { signedIn } from '../../mandates/guards.ts';
import { currentHolders } from '../../mandates/store/mandates.ts';
import { emptyForm, type FormBody, type FormState, parseForm, submit } from '../../platform/forms.ts';
import type { Result } from '../../platform/result.ts';
import { actingWith, again, doneCode, type Env, formBody, now, onTo, show, type Web } from '../../web.ts';
import { changeConsent } from '../change-consent.ts';
import { aboutClaims, changeOrganization } from '../change-organization.ts';
import { endRepresentation } from '../end-representation.ts';
import { consentForm, endRepresentationForm, furtherMesasForm, memberForm, representativeForm } from '../forms.ts';
import { aboutRepresentative, inviteRepresentative } from '../invite-representative.ts';
import { joinFurtherMesas, standingOf } from '../join-further-mesas.ts';
import { OrganizationDataPage } from '../pages/OrganizationDataPage.tsx';
import { type OwnForm, OwnOrganizationPage, ownDone } from '../pages/OwnOrganizationPage.tsx';
import { OwnOrganizationsPage } from '../pages/OwnOrganizationsPage.tsx';
import { ownOrganizations, representingMandate } from '../permissions.ts';
import { representativeSlots } from '../rules/representative-slots.ts';
import { consentsOf } from '../store/consents.ts';
import { waitingEmailOf } from '../store/email-changes.ts';
import { openInvitations } from '../store/invitations.ts';
import { currentMemberships } from '../store/memberships.ts';
import { organizationsById } from '../store/organizations.ts';
import { hasStoodDown } from '../store/people.ts';
import type { Organization } from '../types.ts';
import { findOwn, ownAt, ownHome, ownOne } from './own-access.ts';

const home = ownHome;
const one = ownOne;

export const ownOrganizationRoutes = new Hono<Env>()
  .get(home, signedIn, passedIfAny, async (c) => {
    const organizations = await organizationsById(c.get('deps').db, ownOrganizations(c.get('actor')));
    const [only, ...others] = organizations;
    const done = doneCode(c, [...ownDone, 'departed']);
    if (only && others.length === 0 && done !== 'departed') return onTo(c, `${home}/${only.slug}`, done ?? undefined);
    return show(c, <OwnOrganizationsPage reader={c.get('reader')} organizations={organizations} done={done} />);
  })
  .get(one, signedIn, passedIfAny, async (c) => showOwn(c, await ownAt(c), null, 200))
  .get(`${one}/datos`, signedIn, passedIfAny, async (c) => showData(c, await ownAt(c), emptyForm, 200))
  .post(`${one}/datos`, signedIn, passedIfAny, async (c) => {
    const { charter } = c.get('deps');
    const { organization, body, by } = await asked(c);
    const { language } = c.get('reader');
    const result = await submit(
      parseForm(memberForm(charter, isoCountries), body),
      (data) => changeOrganization(c.get('deps'), { id: organization.id, data, language }, by, now(c)),
      (claims) => aboutClaims(c.get('deps').db, organization, claims, now(c)),
    );
    if (!result.ok) return showData(c, organization, again(body, result.reasons), 422);
    return onTo(c, `${home}/${organization.slug}`, result.value.waiting === null ? 'changed' : 'email-asked');
  })
  .post(`${one}/mesas`, signedIn, passedIfAny, async (c) => {
    const { organization, body, by } = await asked(c);
    const form = parseForm(furtherMesasForm(c.get('deps').charter), body);
    const wanted = { organizationId: organization.id };
    const result = form.ok ? await joinFurtherMesas(c.get('deps'), { ...wanted, ...form.value }, by, now(c)) : form;
    return answer(c, organization, body, 'mesas', result, 'joined');
  })
  .post(`${one}/personas`, signedIn, passedIfAny, async (c) => {
    const { charter } = c.get('deps');
    const { organization, body, by } = await asked(c);
    const form = parseForm(representativeForm(representativeSlots(charter).length, charter), body);
    const { language } = c.get('reader');
    const named = { organizationId: organization.id, language };
    const result = await submit(
      form,
      (person) => inviteRepresentative(c.get('deps'), { ...named, ...person }, by, now(c)),
      (person) => aboutRepresentative(c.get('deps').db, charter, { ...named, ...person }, by, now(c)),
    );
    return answer(c, organization, body, 'people', result, 'invited');
  })
  .post(`${one}/personas/fin`, signedIn, passedIfAny, async (c) => {
    if (await wasPressed(c)) return onTo(c, home, 'ended');
    const { organization, body, by } = await asked(c);
    const form = parseForm(endRepresentationForm, body);
    const result = form.ok
      ? await endRepresentation(
          c.get('deps'),
          { organizationId: organization.id, mandateId: form.value.mandate },
          by,
          now(c),
        )
      : form;
    return result.ok ? onTo(c, home, 'ended') : answer(c, organization, body, 'end', result, 'ended');
  })
  .post(`${one}/consentimientos`, signedIn, passedIfAny, async (c) => {
    const { organization, body, by } = await asked(c);
    const form = parseForm(consentForm(c.get('deps').charter), body);
    const result = form.ok
      ? await changeConsent(
          c.get('deps'),
          { organizationId: organization.id, consent: form.value.consent, given: form.value.given === 'yes' },
          by,
          now(c),
        )
      : form;
    return answer(c, organization, body, 'consents', result, 'consent');
  })
  .get(`${one}/:form{mesas|dejar-mesa|personas|consentimientos}`, signedIn, (c) =>
    onTo(c, `${home}/${c.req.param('slug')}`),
  )
  .get(`${one}/personas/fin`, signedIn, (c) => onTo(c, `${home}/${c.req.param('slug')}`));

/** A button pressed twice, by someone who since the first press represents the organization no more. */
async function wasPressed(c: Web): Promise<boolean> {
  const by = c.get('actor')?.personId;
  const sent = (await formBody(c)).mandate;
  if (by === undefined || typeof sent !== 'string' || (await findOwn(c))) return false;
  return hasStoodDown(c.get('deps').db, { slug: c.req.param('slug') ?? '', by }, sent);
}

async function asked(c: Web) {
  const organization = await ownAt(c);
  const by = actingWith(c, representingMandate(c.get('actor'), organization.id));
  return { organization, body: await formBody(c), by };
}

async function answer(
  c: Web,
  organization: Organization,
  body: FormBody,
  which: OwnForm,
  result: Result<unknown>,
  done: (typeof ownDone)[number],
): Promise<Response> {
  if (result.ok) return onTo(c, `${home}/${organization.slug}`, done);
  return showOwn(c, organization, { which, form: again(body, result.reasons) }, 422);
}

async function showOwn(
  c: Web,
  organization: Organization,
  refused: { readonly which: OwnForm; readonly form: FormState } | null,
  status: 200 | 422,
): Promise<Response> {
  const { db, charter } = c.get('deps');
  const [memberships, standing, holders, consents, waitingEmail, invitations] = await Promise.all([
    currentMemberships(db, organization.id),
    standingOf(db, organization.id),
    currentHolders(db, [`organization:${organization.id}`], now(c)),
    consentsOf(db, organization.id),
    waitingEmailOf(db, organization.id, now(c)),
    openInvitations(db, [organization.id]),
  ]);
  return show(
    c,
    <OwnOrganizationPage
      reader={{ ...c.get('reader'), path: `${home}/${organization.slug}` }}
      {...{ charter, organization, memberships, standing, holders, consents, waitingEmail, invitations, refused }}
      at={now(c)}
      by={actingWith(c, representingMandate(c.get('actor'), organization.id))}
      done={doneCode(c, ownDone)}
    />,
    status,
  );
}

const showData = (c: Web, organization: Organization, form: FormState, status: 200 | 422) =>
  show(
    c,
    <OrganizationDataPage
      reader={c.get('reader')}
      charter={c.get('deps').charter}
      organization={organization}
      form={form}
    />,
    status,
  );
