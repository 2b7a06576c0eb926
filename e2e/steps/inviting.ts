import { expect } from 'vitest';
import { toManagement } from './convening.ts';
import type { Cycle } from './cycle.ts';
import { guests, listOfGuests } from './guests.ts';
import { openLetter, subjectsTo } from './mailbox.ts';
import { officers } from './setting-up.ts';
import {
  arrive,
  choose,
  faults,
  field,
  follow,
  heading,
  keep,
  lines,
  main,
  notices,
  press,
  type Visitor,
  write,
} from './visitor.ts';

/** One by one, and by a list from a spreadsheet. */
export async function invite(cycle: Cycle): Promise<void> {
  const ines = await arrive(cycle, officers.agency);
  await toInvitations(ines);
  await keep(ines, 'invitaciones-vacio');
  await inviteRosa(ines);
  await inviteByList(ines);
}

async function toInvitations(ines: Visitor): Promise<void> {
  await toManagement(ines);
  await follow(ines, 'Invitaciones');
}

async function inviteRosa(ines: Visitor): Promise<void> {
  await follow(ines, 'Invitar a una persona');
  await press(ines, 'Enviar la invitación');
  const missing = 'Falta completar este dato.';
  expect(await faults(ines)).toEqual({
    Lista: missing,
    Nombre: missing,
    'Correo electrónico': missing,
    'Institución u organización': missing,
    País: missing,
    'Por quién participa': missing,
  });
  await keep(ines, 'invitar-mal');
  await send(ines, guests.rosa.email);
  expect(await notices(ines)).toEqual(['Hecho La invitación va en camino.']);
  await follow(ines, 'Invitar a una persona');
  await send(ines, guests.rosa.email.toUpperCase());
  expect(await faults(ines)).toEqual({
    'Correo electrónico': 'Esa dirección ya tiene una invitación a este encuentro.',
  });
}

async function send(ines: Visitor, email: string): Promise<void> {
  await write(ines.page, {
    Lista: 'Miembros',
    Nombre: guests.rosa.name,
    'Correo electrónico': email,
    'Institución u organización': 'Albergue La Ceiba',
  });
  await field(ines.page, 'País').selectOption({ label: 'México' });
  await choose(ines.page, 'Sociedad civil y otras partes interesadas');
  await press(ines, 'Enviar la invitación');
}

async function inviteByList(ines: Visitor): Promise<void> {
  await follow(ines, 'Invitaciones');
  await follow(ines, 'Invitar con una lista');
  await press(ines, 'Revisar la lista');
  expect(await faults(ines)).toEqual({
    Lista: 'Falta completar este dato.',
    Archivo: 'Elija un archivo, o pegue la lista.',
  });
  await keep(ines, 'lista-mal');
  await write(ines.page, { Lista: 'Invitadas e invitados' });
  const buffer = Buffer.from(listOfGuests, 'latin1');
  await field(ines.page, 'Archivo').setInputFiles({ name: 'invitadas.csv', mimeType: 'text/csv', buffer });
  await press(ines, 'Revisar la lista');
  expect(await figures(ines)).toEqual({
    'Se invitarán': '20',
    'Ya tienen invitación': '1',
    'Filas que no se pueden leer': '1',
  });
  expect((await lines(main(ines))).join(' ')).toContain('6 Sin Correo Falta el correo.');
  await keep(ines, 'lista-revisar');
  await press(ines, 'Invitar a 20 personas');
  expect(await notices(ines)).toEqual(['Hecho Las invitaciones de la lista van en camino.']);
  expect(await figures(ines)).toMatchObject({ Invitadas: '21', 'Sin respuesta': '21' });
  await keep(ines, 'invitaciones');
}

/** A reminder to those who have not answered, and to nobody else. */
export async function remind(cycle: Cycle): Promise<void> {
  const ines = await arrive(cycle, officers.agency);
  cycle.pass({ hours: 24 * 4 });
  await toInvitations(ines);
  expect(await figures(ines)).toEqual({
    Invitadas: '21',
    'En la sede': '1',
    'En línea': '17',
    'No vendrán': '1',
    'Sin respuesta': '2',
  });
  await follow(ines, 'Recordar a 2 personas');
  await keep(ines, 'recordatorio');
  await press(ines, 'Enviar a 2 personas');
  expect(await notices(ines)).toEqual(['Hecho El recordatorio va en camino a quienes no habían respondido.']);
  const latest = async (guest: { email: string }) => (await subjectsTo(ines, guest.email))[0]?.split(':')[0];
  expect([await latest(guests.pablo), await latest(guests.nelson)]).toEqual(
    Array.from({ length: 2 }, () => '¿Puede venir? Personas migrantes desaparecidas'),
  );
  expect([await latest(guests.rosa), await latest(guests.devika)]).toEqual(['Asiento confirmado', 'Invitation']);
}

/** An invitation taken back: its link opens nothing any more, and says so. */
export async function revoke(cycle: Cycle): Promise<void> {
  const ines = await arrive(cycle, officers.agency);
  await toInvitations(ines);
  await follow(ines, guests.nelson.name);
  await ines.page.getByText('Retirar la invitación', { exact: true }).first().click();
  await keep(ines, 'invitacion');
  await press(ines, 'Retirar la invitación');
  expect(await notices(ines)).toEqual(['Hecho La invitación se retiró, y se lo dijimos a la persona.']);
  const nelson = await arrive(cycle, guests.nelson);
  expect((await subjectsTo(nelson))[0]).toMatch(/^Se retiró su invitación: /);
  const closed = nelson.page.waitForResponse((response) => response.url().includes('/invitacion/'));
  await openLetter(nelson, '/invitacion/');
  expect([(await closed).status(), await heading(nelson)]).toEqual([410, 'Esta invitación se retiró']);
  await keep(nelson, 'puerta-retirada');
}

/** Large numbers, by what they count. */
export async function figures({ page }: Visitor): Promise<Record<string, string>> {
  const shown = page.locator('main .facts > div');
  const terms = await shown.locator('dt').allInnerTexts();
  const values = await shown.locator('dd').allInnerTexts();
  return Object.fromEntries(terms.map((term, index) => [term, values[index] ?? '']));
}
