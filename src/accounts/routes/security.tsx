import { Hono } from 'hono';
import { holding, signedIn } from '../../mandates/guards.ts';
import { emptyForm, type FormState, parseForm } from '../../platform/forms.ts';
import { newToken } from '../../platform/random.ts';
import type { Reason } from '../../platform/result.ts';
import { actorOf, again, doneCode, type Env, formBody, now, onTo, show, type Web } from '../../web.ts';
import { addPasskey } from '../add-passkey.ts';
import { beginAuthenticator } from '../begin-authenticator.ts';
import { confirmAuthenticator } from '../confirm-authenticator.ts';
import { codeForm, emailForm, newPasskeyForm, onceForm, passkeyForm } from '../forms.ts';
import { makeRecoveryCodes } from '../make-recovery-codes.ts';
import { offerPasskeyMaking } from '../offer-passkey.ts';
import { AuthenticatorPage } from '../pages/AuthenticatorPage.tsx';
import { NewRecoveryCodesPage, RecoveryCodesPage } from '../pages/RecoveryCodesPage.tsx';
import { ResetFactorsPage } from '../pages/ResetFactorsPage.tsx';
import { SecurityPage, securityDone } from '../pages/SecurityPage.tsx';
import { removeAuthenticator, removePasskey } from '../remove-factor.ts';
import { resetFactors } from '../reset-factors.ts';
import { localPath } from '../rules/local-path.ts';
import { relyingParty } from '../rules/relying-party.ts';
import { signOutEverywhere } from '../sign-out.ts';
import { factorsOf, findWaitingAuthenticator } from '../store/factors.ts';
import { openSessionsOf } from '../store.ts';
import { dayOf, officesOf, passedIfAny, returnTo, sessionOf, standingAt } from './access.ts';

const home = '/mi/seguridad';
const app = '/mi/seguridad/autenticador';
const lost = '/personas/segundo-factor';

export const securityRoutes = new Hono<Env>()
  .get(home, signedIn, passedIfAny, (c) => showSecurity(c, [], 200))
  .post(app, signedIn, passedIfAny, async (c) => {
    const { volver } = await formBody(c);
    await beginAuthenticator(c.get('deps'), actorOf(c).personId, now(c));
    return onTo(c, withReturn(app, localPath(typeof volver === 'string' ? volver : null)));
  })
  .get(app, signedIn, passedIfAny, (c) => showAuthenticator(c, emptyForm, returnTo(c), 200))
  .get(`${app}/codigo`, signedIn, (c) => onTo(c, app))
  .post(`${app}/codigo`, signedIn, passedIfAny, async (c) => {
    const body = await formBody(c);
    const back = localPath(typeof body.volver === 'string' ? body.volver : null);
    const form = parseForm(codeForm, body);
    const given = { personId: actorOf(c).personId, session: sessionOf(c) };
    const result = form.ok
      ? await confirmAuthenticator(c.get('deps'), { ...given, code: form.value.code }, now(c))
      : form;
    if (!result.ok) return showAuthenticator(c, again({}, result.reasons), back, 422);
    return onFromFactor(c, back, 'authenticator-added');
  })
  .get(`${app}/retirar`, signedIn, (c) => onTo(c, home))
  .post(`${app}/retirar`, signedIn, passedIfAny, async (c) => {
    const asked = { personId: actorOf(c).personId, offices: officesOf(c, 'second-factor') };
    const result = await removeAuthenticator(c.get('deps'), asked, now(c));
    return result.ok ? onTo(c, home, 'authenticator-removed') : showSecurity(c, result.reasons, 422);
  })
  .get(`${home}/codigos`, signedIn, passedIfAny, (c) => showCodes(c, [], returnTo(c), 200))
  .post(`${home}/codigos`, signedIn, passedIfAny, async (c) => {
    const body = await formBody(c);
    const back = localPath(typeof body.volver === 'string' ? body.volver : null);
    const { personId, name } = actorOf(c);
    const form = parseForm(onceForm, body);
    const made = form.ok ? await makeRecoveryCodes(c.get('deps'), { personId, once: form.value.once }, now(c)) : form;
    if (!made.ok) return showCodes(c, made.reasons, back, 422);
    const reader = c.get('reader');
    return show(
      c,
      <NewRecoveryCodesPage reader={reader} codes={made.value} name={name} date={dayOf(c, now(c))} returnTo={back} />,
    );
  })
  .post(`${home}/llaves/opciones`, signedIn, passedIfAny, async (c) => {
    const options = await offerPasskeyMaking(c.get('deps'), actorOf(c).personId, now(c));
    return options.ok ? c.json(options.value) : c.json(null, 404);
  })
  .get(`${home}/llaves`, signedIn, (c) => onTo(c, home))
  .post(`${home}/llaves`, signedIn, passedIfAny, async (c) => {
    const body = await formBody(c);
    const form = parseForm(newPasskeyForm, body);
    const given = { personId: actorOf(c).personId, session: sessionOf(c) };
    const unnamed = c.get('reader').t('accounts.security.passkeys.unnamed');
    const result = form.ok
      ? await addPasskey(
          c.get('deps'),
          { ...given, sent: form.value.credential, name: form.value.name ?? unnamed },
          now(c),
        )
      : form;
    if (!result.ok) return showSecurity(c, result.reasons, 422);
    return onFromFactor(c, localPath(typeof body.volver === 'string' ? body.volver : null), 'passkey-added');
  })
  .get(`${home}/llaves/retirar`, signedIn, (c) => onTo(c, home))
  .post(`${home}/llaves/retirar`, signedIn, passedIfAny, async (c) => {
    const form = parseForm(passkeyForm, await formBody(c));
    const asked = { personId: actorOf(c).personId, offices: officesOf(c, 'second-factor') };
    const result = form.ok
      ? await removePasskey(c.get('deps'), { ...asked, credentialId: form.value.credential }, now(c))
      : form;
    return result.ok ? onTo(c, home, 'passkey-removed') : showSecurity(c, result.reasons, 422);
  })
  .get(`${home}/salir`, signedIn, (c) => onTo(c, home))
  .post(`${home}/salir`, signedIn, async (c) => {
    await signOutEverywhere(c.get('deps'), actorOf(c).personId);
    return onTo(c, '/entrar', 'signed-out-everywhere');
  })
  .get(lost, holding('grant-mandates'), (c) => showReset(c, emptyForm, 200))
  .post(lost, holding('grant-mandates'), async (c) => {
    const body = await formBody(c);
    const form = parseForm(emailForm, body);
    const by = actorOf(c).personId;
    const result = form.ok ? await resetFactors(c.get('deps'), { email: form.value.email, by }, now(c)) : form;
    return result.ok ? onTo(c, lost, 'reset') : showReset(c, again(body, result.reasons), 422);
  });

const showReset = (c: Web, form: FormState, status: 200 | 422) =>
  show(c, <ResetFactorsPage reader={c.get('reader')} form={form} done={doneCode(c, ['reset']) !== null} />, status);

const withReturn = (path: string, back: string | null): string =>
  back === null ? path : `${path}?volver=${encodeURIComponent(back)}`;

/** After a first factor the recovery codes come next; after any other, the page it was begun on. */
async function onFromFactor(
  c: Web,
  back: string | null,
  done: 'authenticator-added' | 'passkey-added',
): Promise<Response> {
  const { recoveryCodes } = await factorsOf(c.get('deps').db, actorOf(c).personId);
  return recoveryCodes === 0 ? onTo(c, withReturn(`${home}/codigos`, back)) : onTo(c, withReturn(home, back), done);
}

async function showSecurity(c: Web, reasons: readonly Reason[], status: 200 | 422): Promise<Response> {
  const { db, baseUrl } = c.get('deps');
  const { personId } = actorOf(c);
  return show(
    c,
    <SecurityPage
      reader={standingAt(c, home)}
      factors={await factorsOf(db, personId)}
      sessions={(await openSessionsOf(db, personId, now(c))).length}
      offices={officesOf(c, 'second-factor')}
      form={{ values: {}, reasons }}
      returnTo={returnTo(c)}
      done={doneCode(c, securityDone)}
      withPasskeys={relyingParty(baseUrl) !== null}
      day={(at) => dayOf(c, at)}
    />,
    status,
  );
}

/** Without a secret that waits there is nothing to show: back to where one is begun. */
async function showAuthenticator(c: Web, form: FormState, back: string | null, status: 200 | 422): Promise<Response> {
  const { personId, name, email } = actorOf(c);
  const { db } = c.get('deps');
  const waiting = await findWaitingAuthenticator(db, personId);
  if (!waiting) return onTo(c, withReturn(home, back));
  const { authenticatorSince } = await factorsOf(db, personId);
  return show(
    c,
    <AuthenticatorPage
      reader={standingAt(c, app)}
      secret={waiting.secret}
      account={email ?? name}
      replaces={authenticatorSince !== null}
      form={form}
      returnTo={back}
    />,
    status,
  );
}

async function showCodes(
  c: Web,
  reasons: readonly Reason[],
  back: string | null,
  status: 200 | 422,
): Promise<Response> {
  const { db, random } = c.get('deps');
  const { recoveryCodes } = await factorsOf(db, actorOf(c).personId);
  return show(
    c,
    <RecoveryCodesPage
      reader={standingAt(c, `${home}/codigos`)}
      once={newToken(random)}
      left={recoveryCodes}
      reasons={reasons}
      returnTo={back}
    />,
    status,
  );
}
