import { expect } from 'vitest';
import { onTheNextPage } from '../look.ts';
import { dialogueTitle } from './convening.ts';
import type { Cycle } from './cycle.ts';
import { guests, personas } from './guests.ts';
import { openLetter } from './mailbox.ts';
import { arrive, choose, faults, field, heading, keep, lines, main, notices, press, write } from './visitor.ts';

/** The coordinator of the shelter confirms by her link; in a tab that she left open, once more: it is one seat. */
export async function confirmSeat(cycle: Cycle): Promise<void> {
  const rosa = await arrive(cycle, guests.rosa);
  const letter = await openLetter(rosa, '/invitacion/');
  expect(letter.subject).toBe(`Invitación: ${dialogueTitle.es}`);
  await keep(rosa, 'puerta');
  const forgotten = await rosa.context.newPage();
  await forgotten.goto(rosa.page.url());
  await press(rosa, 'Confirmar mi asiento');
  expect(await faults(rosa)).toEqual({ '¿Cómo participa?': 'Falta completar este dato.' });
  await choose(rosa.page, 'En línea');
  await press(rosa, 'Confirmar mi asiento');
  expect(await notices(rosa)).toEqual([
    'Hecho Su asiento está confirmado. Le enviamos un correo para que lo tenga a mano.',
  ]);
  await keep(rosa, 'puerta-confirmada');
  await choose(forgotten, 'En línea');
  await field(forgotten, '¿Con qué género se identifica?').selectOption({ label: 'Mujer' });
  await onTheNextPage(forgotten.getByRole('button', { name: 'Confirmar mi asiento' }));
  expect(await lines(forgotten.locator('.notice'))).toEqual(['Hecho', 'Sus datos quedaron guardados.']);
  await forgotten.close();
}

/** Someone in Georgetown who reads English cannot come. */
export async function decline(cycle: Cycle): Promise<void> {
  const devika = await arrive(cycle, guests.devika);
  const letter = await openLetter(devika, '/invitacion/');
  expect(letter.subject).toBe(`Invitation: ${dialogueTitle.en}`);
  expect(await lines(main(devika))).toContain('For Devika Singh · Guyana Migrants Forum');
  await keep(devika, 'door-in-english');
  await devika.page.getByText('I cannot come', { exact: true }).click();
  await onTheNextPage(devika.page.locator('details[open]').getByRole('button'));
  expect(await notices(devika)).toEqual(['Done Thank you for letting us know. The conveners know now.']);
  await keep(devika, 'door-declined');
}

/** Someone names another in her place: her own link closes, the other has one of her own. */
export async function substitute(cycle: Cycle): Promise<void> {
  const marta = await arrive(cycle, guests.marta);
  await openLetter(marta, '/invitacion/');
  const door = marta.page.url();
  await marta.page.getByText('Nombrar a otra persona en mi lugar').click();
  const named = marta.page.locator('details[open]');
  await write(named, { 'Nombre de la otra persona': guests.julia.name, 'Su correo electrónico': guests.marta.email });
  await press(marta, 'Invitarle en mi lugar');
  expect(await faults(marta)).toEqual({
    'Su correo electrónico': 'Es su propia dirección. Escriba la de la otra persona.',
  });
  await keep(marta, 'reemplazo-mal');
  await write(marta.page, { 'Su correo electrónico': guests.julia.email });
  await press(marta, 'Invitarle en mi lugar');
  const closed = await marta.page.goto(door);
  expect([closed?.status(), await heading(marta)]).toEqual([410, 'Esta invitación pasó a otra persona']);
  await keep(marta, 'puerta-pasada');
  const julia = await arrive(cycle, guests.julia);
  const letter = await openLetter(julia, '/invitacion/');
  expect(letter.text[1]).toMatch(/^Marta Ixchop no puede ir y le nombró en su lugar\. /);
  await choose(julia.page, 'En la sede');
  await press(julia, 'Confirmar mi asiento');
  expect(await lines(main(julia))).toContain('Su asiento está confirmado: le esperamos en la sede.');
  await keep(julia, 'puerta-en-la-sede');
}

/** Sixteen others confirm by their links, through the same door without a browser. */
export async function othersConfirm(cycle: Cycle): Promise<void> {
  const { deps, origin } = cycle.site;
  for (const { email } of personas) {
    const { text } = await deps.db
      .selectFrom('mail_message')
      .select('text')
      .where('recipient', '=', email)
      .executeTakeFirstOrThrow();
    const path = /\/es\/invitacion\/[\w-]{32}/.exec(text)?.[0] ?? '';
    const body = new URLSearchParams({ attends: 'online' });
    const answer = await fetch(`${origin}${path}/respuesta`, {
      method: 'POST',
      headers: { origin },
      body,
      redirect: 'manual',
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}?hecho=confirmed`]);
  }
}
