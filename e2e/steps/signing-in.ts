import { expect } from 'vitest';
import { codeAt } from '../../src/accounts/rules/authenticator-codes.ts';
import { openLetter } from './mailbox.ts';
import { follow, goTo, heading, keep, press, textOf, type Visitor, write } from './visitor.ts';

const words = {
  es: {
    email: 'Su correo electrónico',
    send: 'Enviarme el enlace',
    sent: 'Revise su correo',
    as: (name: string) => `¿Entrar como ${name}?`,
    enter: 'Entrar',
  },
  en: {
    email: 'Your e-mail address',
    send: 'Send me the link',
    sent: 'Check your e-mail',
    as: (name: string) => `Sign in as ${name}?`,
    enter: 'Sign in',
  },
} as const;

/** By the link that is mailed. */
export async function enter(visitor: Visitor): Promise<void> {
  await goTo(visitor, '/entrar');
  await enterFromHere(visitor);
}

/** The same from the door that a page for office holders leads to. */
export async function enterFromHere(visitor: Visitor): Promise<void> {
  const said = words[visitor.language];
  await write(visitor.page, { [said.email]: visitor.email });
  await press(visitor, said.send);
  expect(await heading(visitor)).toBe(said.sent);
  await openLetter(visitor, '/entrar/enlace/');
  await press(visitor, /^(Entrar|Sign in)$/);
}

/** An office asks for a second step: from the page that asks, once, and back to where she was going. */
export async function prepareSecondStep(visitor: Visitor): Promise<void> {
  expect(await heading(visitor)).toBe('Su cargo pide un segundo paso');
  await keep(visitor, 'segundo-paso');
  await follow(visitor, 'Prepararlo ahora');
  await keep(visitor, 'seguridad');
  await press(visitor, 'Configurar una aplicación');
  await keep(visitor, 'aplicacion');
  visitor.authenticator.secret = (await textOf(visitor.page.locator('code.secret'))).replaceAll(' ', '');
  await write(visitor.page, { 'Código de seis cifras': codeOf(visitor) });
  await press(visitor, 'Confirmar');
  expect(await heading(visitor)).toBe('Códigos de recuperación');
  await keep(visitor, 'codigos');
  await press(visitor, 'Mostrar mis diez códigos');
  expect(await visitor.page.locator('ol.secret li').count()).toBe(10);
  await keep(visitor, 'diez-codigos');
  await follow(visitor, 'Ya los guardé');
}

/** A code works once: the app shows another every half minute. */
function codeOf({ cycle, authenticator }: Visitor): string {
  cycle.pass({ seconds: 30 });
  return codeAt(authenticator.secret, cycle.now()).code;
}
