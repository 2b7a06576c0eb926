import { expect } from 'vitest';
import { themeTitle } from './convening.ts';
import type { Cycle } from './cycle.ts';
import { roomAddress, team } from './equipping.ts';
import { guests, zoomReport } from './guests.ts';
import { figures } from './inviting.ts';
import { latestLetter, openLetter } from './mailbox.ts';
import { enter } from './signing-in.ts';
import {
  arrive,
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

/** From her own link to the room that is not ours, at the click and not before the door opens. */
export async function enterTheRoom(cycle: Cycle): Promise<void> {
  const begins = await beginningOf(cycle);
  comeTo(cycle, begins.subtract({ minutes: 30 }));
  const rosa = await arrive(cycle, guests.rosa);
  await openLetter(rosa, '/invitacion/');
  expect(await lines(main(rosa))).toContain('La puerta abre 15 minutos antes. El botón para entrar aparece aquí.');
  const early = await rosa.page.goto(`${rosa.page.url()}/sala/1`);
  expect([early?.status(), await heading(rosa)]).toEqual([403, 'La puerta todavía no abre']);
  expect(await lines(main(rosa))).toContain('08:45');
  await keep(rosa, 'sala-temprano');
  comeTo(cycle, begins.subtract({ minutes: 10 }));
  await follow(rosa, 'Volver a mi página');
  await keep(rosa, 'puerta-abierta');
  const given = await answersTo(rosa, '**/sala/1');
  await follow(rosa, 'Entrar a la sala del tema 1');
  expect(given).toEqual([
    { status: 303, location: roomAddress, 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' },
  ]);
}

async function beginningOf({ site }: Cycle): Promise<Temporal.Instant> {
  const { starts_at } = await site.deps.db.selectFrom('theme').select('starts_at').executeTakeFirstOrThrow();
  return starts_at;
}

const comeTo = (cycle: Cycle, moment: Temporal.Instant): void => cycle.pass(cycle.now().until(moment));

/** What the house answers to an address; the browser is kept from going on to the room. */
async function answersTo({ context }: Visitor, path: string): Promise<Record<string, unknown>[]> {
  const given: Record<string, unknown>[] = [];
  await context.route(path, async (route) => {
    const answer = await route.fetch({ maxRedirects: 0 });
    const headers = ['location', 'referrer-policy', 'cache-control'].map((name) => [name, answer.headers()[name]]);
    given.push({ status: answer.status(), ...Object.fromEntries(headers) });
    await route.fulfill({ contentType: 'text/html', body: '<title>Sala</title><h1>Sala</h1>' });
  });
  return given;
}

/** The facilitator, who reads English, ticks who is in the room and takes in the report of who was online. */
export async function host(cycle: Cycle): Promise<void> {
  const joan = await arrive(cycle, team.facilitator);
  expect((await latestLetter(joan)).subject).toBe(`Facilitator (moderator): ${themeTitle.en}`);
  await enter(joan);
  await keep(joan, 'joan-what-is-asked');
  await follow(joan, `Open the list: Note who is there at theme 1: ${themeTitle.en}`);
  expect(await figures(joan)).toEqual({ 'In the room': '0', Online: '1', 'Confirmed seats': '18' });
  await keep(joan, 'host-list');
  await write(joan.page, { 'Name or institution': 'ixchop' });
  await press(joan, 'Search');
  await press(joan, `Is here: ${guests.julia.name}`);
  expect(await figures(joan)).toEqual({ 'In the room': '1', Online: '1', 'Confirmed seats': '18' });
  comeTo(cycle, (await beginningOf(cycle)).add({ minutes: 130 }));
  await importReport(joan);
}

async function importReport(joan: Visitor): Promise<void> {
  const { page, cycle } = joan;
  await follow(joan, 'Import a Zoom report');
  await press(joan, 'Look at the report');
  expect(await faults(joan)).toEqual({ 'Participants’ report': 'This is needed.' });
  const buffer = Buffer.from(zoomReport(await beginningOf(cycle)));
  const file = { name: 'participants_8888.csv', mimeType: 'text/csv', buffer };
  await field(page, 'Participants’ report').setInputFiles(file);
  await press(joan, 'Look at the report');
  expect(await figures(joan)).toEqual({
    'People recognized': '16',
    'To be settled': '2',
    'Without a seat, or left out': '0',
  });
  await keep(joan, 'zoom-report');
  const row = (name: string) => page.locator('#personas li', { hasText: name });
  await press(joan, 'It is this person', row('iPhone de P.'));
  expect(await faults(joan)).toEqual({ '': 'Choose the person from the list.' });
  await field(row('iPhone de P.'), 'Who is it?').selectOption({ label: 'Persona 15 · persona15@invitadas.example' });
  await press(joan, 'It is this person', row('iPhone de P.'));
  await press(joan, 'Leave out', row('Prueba de audio'));
  await keep(joan, 'zoom-report-settled');
  await press(joan, 'Count 17 people');
  expect(await notices(joan)).toEqual(['Done The report has been imported.']);
  expect(await figures(joan)).toEqual({ 'In the room': '1', Online: '17', 'Confirmed seats': '18' });
  await keep(joan, 'host-list-counted');
}
