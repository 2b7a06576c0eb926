import { Hono } from 'hono';
import { signedIn } from '../../mandates/guards.ts';
import { emptyForm, type FormBody, type FormState, parseForm } from '../../platform/forms.ts';
import type { Result } from '../../platform/result.ts';
import { actorOf, again, type Env, formBody, now, onTo, show, type Web } from '../../web.ts';
import { demoCodes } from '../demo-codes.ts';
import { codeForm, passkeyForm, recoveryForm } from '../forms.ts';
import { offerPasskeyUse } from '../offer-passkey.ts';
import { NoFactorPage, SecondFactorPage } from '../pages/SecondFactorPage.tsx';
import { passByCode, passByRecoveryCode } from '../pass-second-factor.ts';
import { hasFactor } from '../rules/factors.ts';
import { localPath } from '../rules/local-path.ts';
import { passByPasskey } from '../sign-in-by-passkey.ts';
import { factorsOf } from '../store/factors.ts';
import { returnTo, sessionOf, standingAt } from './access.ts';

export const secondFactorRoutes = new Hono<Env>()
  .get('/entrar/segundo-factor', signedIn, (c) => {
    const back = returnTo(c);
    return actorOf(c).secondFactorAt ? onTo(c, back ?? '/mi') : showSecondFactor(c, emptyForm, back, 200);
  })
  .post('/entrar/segundo-factor', signedIn, async (c) => {
    const body = await formBody(c);
    const form = parseForm(codeForm, body);
    return goOn(c, body, form.ok ? await passByCode(c.get('deps'), { ...given(c), ...form.value }, now(c)) : form);
  })
  .get('/entrar/segundo-factor/recuperacion', signedIn, (c) => onTo(c, '/entrar/segundo-factor'))
  .post('/entrar/segundo-factor/recuperacion', signedIn, async (c) => {
    const body = await formBody(c);
    const form = parseForm(recoveryForm, body);
    return goOn(
      c,
      body,
      form.ok ? await passByRecoveryCode(c.get('deps'), { ...given(c), ...form.value }, now(c)) : form,
    );
  })
  .get('/entrar/segundo-factor/llave', signedIn, (c) => onTo(c, '/entrar/segundo-factor'))
  .post('/entrar/segundo-factor/llave/opciones', signedIn, async (c) => {
    const options = await offerPasskeyUse(c.get('deps'), actorOf(c).personId, now(c));
    return options.ok ? c.json(options.value) : c.json(null, 404);
  })
  .post('/entrar/segundo-factor/llave', signedIn, async (c) => {
    const body = await formBody(c);
    const form = parseForm(passkeyForm, body);
    const passed = form.ok
      ? await passByPasskey(c.get('deps'), { ...given(c), sent: form.value.credential }, now(c))
      : form;
    return goOn(c, body, passed);
  });

const given = (c: Web) => ({ personId: actorOf(c).personId, session: sessionOf(c) });

/** Passed: on to where the person was going. Refused: the same page with the reasons; codes are not shown again. */
function goOn(c: Web, body: FormBody, result: Result<null>): Response | Promise<Response> {
  const back = localPath(typeof body.volver === 'string' ? body.volver : null);
  if (result.ok) return onTo(c, back ?? '/mi');
  const tooMany = result.reasons.some(({ code }) => code === 'too-many-codes');
  return showSecondFactor(c, again({}, result.reasons), back, tooMany ? 429 : 422);
}

async function showSecondFactor(
  c: Web,
  form: FormState,
  back: string | null,
  status: 200 | 422 | 429,
): Promise<Response> {
  const reader = standingAt(c, '/entrar/segundo-factor');
  const factors = await factorsOf(c.get('deps').db, actorOf(c).personId);
  c.header('Cache-Control', 'no-store');
  if (!hasFactor(factors)) return show(c, <NoFactorPage reader={reader} returnTo={back} />, status);
  return show(
    c,
    <SecondFactorPage reader={reader} factors={factors} form={form} returnTo={back} demo={await demoAddress(c)} />,
    status,
  );
}

/** The address under which the local mailbox shows this person's code, if it does. */
async function demoAddress(c: Web): Promise<string | null> {
  const { localMailbox, db, clock } = c.get('deps');
  const { email } = actorOf(c);
  if (!localMailbox || !email) return null;
  return (await demoCodes(db, clock, email)).length > 0 ? email : null;
}
