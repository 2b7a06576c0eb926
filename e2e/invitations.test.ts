import { once } from 'node:events';
import { createServer } from 'node:http';
import { type Browser, devices, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { confirmSeat } from '../src/dialogues/answer-invitation.ts';
import { invitationsOf } from '../src/dialogues/store/invitations.ts';
import { lettersTo, type MadeDialogue, makeDialogue, makeRoom, tokenOf } from '../src/dialogues/testing/gathering.ts';
import { found } from '../src/elections/blind/testing/made-cards.ts';
import { signIn } from '../src/testing/house.ts';
import { axeFindings, launch, onTheNextPage, openAll, tooWide } from './look.ts';
import { showAgain } from './page-again.ts';
import { picture } from './picture.ts';
import { comes, type ServedHouse, serveHouse } from './served-house.ts';

let browser: Browser;
let house: ServedHouse;
/** Some weeks ahead. */
let ahead: MadeDialogue;
/** Going on now. */
let today: MadeDialogue;

/** The room: a server of another origin, which notes who sends people to it. */
const visits: { readonly url: string | undefined; readonly referer: string | undefined }[] = [];
const roomServer = createServer((request, response) => {
  if (request.url !== '/favicon.ico') visits.push({ url: request.url, referer: request.headers.referer });
  response.setHeader('content-type', 'text/html').end('<h1>Sala</h1>');
});

beforeAll(async () => {
  browser = await launch();
  house = await serveHouse();
  const now = house.deps.clock();
  ahead = await makeDialogue(house, { slug: 'delante', venue: true, startsAt: now.add({ hours: 400 }) });
  today = await makeDialogue(house, { slug: 'hoy', venue: true, startsAt: now.subtract({ minutes: 30 }) });
  roomServer.listen(0, '127.0.0.1');
  await once(roomServer, 'listening');
  const address = roomServer.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await makeRoom(house, today.themes[0], { kind: 'external', url: `http://127.0.0.1:${port}/j/812?pwd=geheim` });
  await house.deps.db
    .insertInto('interpretation_channel')
    .values({ theme_id: today.themes[0], language: 'en', label: 'English', url: 'https://room.example.org/en' })
    .execute();
}, 60_000);
afterAll(async () => {
  await browser.close();
  roomServer.close();
  await house.close();
});

/** A phone without scripts; signed in where a token is given. */
async function phone(token: string | null = null): Promise<Page> {
  const context = await comes(browser, house.origin, token, { ...devices['Pixel 5'], javaScriptEnabled: false });
  return context.newPage();
}

async function secretariat(): Promise<string> {
  const startsAt = house.deps.clock().toString();
  const person = { name: 'Inés Soto', mandates: [{ office: 'secretariat', body: 'mesa:1', startsAt } as const] };
  return (await signIn(house.deps, person)).token;
}

const heading = (page: Page) => page.locator('h1').textContent();
const notice = (page: Page) => page.locator('.notice').first().textContent();

test('from a list to a seat, on a phone without scripts', async () => {
  const page = await phone(await secretariat());
  await page.goto(`${house.origin}/es/conversatorios/delante/invitaciones`);
  await onTheNextPage(page.locator('text="Invitar con una lista"'));
  await page.fill('[name=list]', 'gobiernos');
  await page.setInputFiles('[name=file]', {
    name: 'lista.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      'Nombre;Correo;Institución;País;Sector\nAna Pérez;ana@gob.pe;Cancillería;Perú;Gobierno nacional\nSin correo;;Cancillería;Perú;Gobierno nacional\n',
      'latin1',
    ),
  });
  await onTheNextPage(page.locator('button:has-text("Revisar la lista")'));
  expect(await heading(page)).toBe('Revisar: gobiernos');
  expect(await page.locator('table').first().textContent()).toContain('Falta el correo.');
  await onTheNextPage(page.locator('button:has-text("Invitar a una persona")'));
  expect(await notice(page)).toContain('Las invitaciones de la lista van en camino.');

  const ana = await phone();
  await ana.goto(`${house.origin}/es/invitacion/${await tokenOf(house, 'ana@gob.pe')}`);
  await onTheNextPage(ana.locator('button:has-text("Confirmar mi asiento")'));
  expect(await ana.locator('.error-summary').textContent()).toContain('¿Cómo participa?');
  await ana.check('[name=attends][value=in-person]');
  await ana.selectOption('[name=interpretation]', 'en');
  await ana.fill('[name=needs]', 'Rampa');
  await onTheNextPage(ana.locator('button:has-text("Confirmar mi asiento")'));
  expect(await notice(ana)).toContain('Su asiento está confirmado.');
  await ana.click('summary:has-text("Nombrar a otra persona")');
  await ana.fill('[name=name]', 'Luis Gómez');
  await ana.fill('[name=email]', 'luis@gob.pe');
  await onTheNextPage(ana.locator('button:has-text("Invitarle en mi lugar")'));
  expect(await heading(ana)).toBe('Gracias por avisarnos');
  expect((await lettersTo(house, 'luis@gob.pe')).map(({ subject }) => subject)).toEqual([
    'Invitación: Diálogo de diciembre',
  ]);

  const luis = await phone();
  await luis.goto(`${house.origin}/es/invitacion/${await tokenOf(house, 'luis@gob.pe')}`);
  await luis.click('summary:has-text("No puedo ir")');
  await onTheNextPage(luis.locator('button:has-text("Avisar que no puedo ir")'));
  expect(await notice(luis)).toContain('Gracias por avisarnos.');
});

/** Invites by the form; the answer is the invitation as it is stored. */
async function invite(page: Page, { id, slug }: MadeDialogue, name: string, email: string) {
  await page.goto(`${house.origin}/es/conversatorios/${slug}/invitaciones/nueva`);
  await page.fill('[name=list]', 'miembros');
  await page.fill('[name=name]', name);
  await page.fill('[name=email]', email);
  await page.fill('[name=institution]', 'Red Ñandutí de apoyo a personas migrantes y refugiadas');
  await page.selectOption('[name=country]', 'PE');
  await page.check('[name=sector][value=civil-society]');
  await onTheNextPage(page.locator('button:has-text("Enviar la invitación")'));
  return found((await invitationsOf(house.deps.db, id)).find((one) => one.email === email));
}

/** Someone with a seat today: where their page is. */
async function seated(name: string, attends: 'online' | 'in-person', more: { email?: string } = {}): Promise<string> {
  const email = more.email ?? `${name.split(' ')[0]?.toLowerCase()}@hoy.org`;
  const { id } = await invite(await phone(await secretariat()), today, name, email);
  const choice = { attends, interpretation: 'en', gender: null, needs: null };
  await confirmSeat(house.deps, id, choice, house.deps.clock());
  return `${house.origin}/es/invitacion/${await tokenOf(house, email)}`;
}

/** Goes through the door: the heading of where one comes out. */
async function enter(page: Page): Promise<string | null> {
  await onTheNextPage(page.locator('a:has-text("Entrar a la sala del tema 1")'));
  return heading(page);
}

test('the door, by a real browser: no address of ours reaches the room; a second device brings the seat over', async () => {
  const path = await seated('Eva Ñancupil', 'online');
  const desk = await phone();
  await desk.goto(path);
  expect(await enter(desk)).toBe('Sala');
  expect(visits).toEqual([{ url: '/j/812?pwd=geheim', referer: undefined }]);
  const second = await phone();
  await second.goto(path);
  expect(await enter(second)).toBe('Su asiento está en otro lugar');
  await onTheNextPage(second.locator('button:has-text("Traer mi asiento aquí")'));
  expect(await notice(second)).toContain('Ya puede entrar desde aquí.');
  expect(await enter(second)).toBe('Sala');
  expect(visits).toHaveLength(2);
});

test("the host's list under a thumb: touched, taken back, searched, someone added", async () => {
  await seated('Rosa Mamani', 'in-person');
  const page = await phone(await secretariat());
  await page.goto(`${house.origin}/es/conversatorios/hoy/asistencia/1`);
  await page.fill('[name=q]', 'mamani');
  await onTheNextPage(page.locator('button:has-text("Buscar")'));
  await onTheNextPage(page.locator('button[aria-label="Llegó: Rosa Mamani"]'));
  expect(await page.locator('.facts dd').first().textContent()).toBe('1');
  await onTheNextPage(page.locator('button[aria-label="Deshacer: Rosa Mamani"]'));
  expect(await page.locator('.facts dd').first().textContent()).toBe('0');
  await onTheNextPage(page.locator('text="Anotar a alguien sin asiento"'));
  await page.fill('[name=name]', 'Pedro sin asiento');
  await page.selectOption('[name=country]', 'BO');
  await page.check('[name=sector][value=other]');
  await onTheNextPage(page.locator('button:has-text("Anotar")'));
  expect(await notice(page)).toContain('La persona quedó anotada.');
  expect(await page.locator('.facts dd').first().textContent()).toBe('1');
});

test('a Zoom report, settled one by one without scripts', async () => {
  await seated('Iván Rojas', 'online', { email: 'ivan@hoy.org' });
  const at = (minutes: number) =>
    house.deps
      .clock()
      .add({ minutes })
      .toZonedDateTimeISO('America/Costa_Rica')
      .toPlainDateTime()
      .toString({ smallestUnit: 'second' })
      .replace('T', ' ');
  const report =
    'Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\n' +
    `Iván,ivan@hoy.org,${at(-20)},${at(10)},30\nDesconocida,,${at(-10)},${at(10)},20\nGrabadora,,${at(-10)},${at(10)},20\n`;
  const page = await phone(await secretariat());
  await page.goto(`${house.origin}/es/conversatorios/hoy/asistencia/1/informe`);
  await page.setInputFiles('[name=file]', { name: 'zoom.csv', mimeType: 'text/csv', buffer: Buffer.from(report) });
  await onTheNextPage(page.locator('button:has-text("Revisar el informe")'));
  expect(await page.locator('.facts dd').allTextContents()).toEqual(['1', '2', '0']);
  await check(page, 'report-preview');
  await onTheNextPage(page.locator('li:has-text("Grabadora") button:has-text("Dejar fuera")'));
  await onTheNextPage(page.locator('li:has-text("Desconocida") >> text="Contar sin asiento"'));
  expect(await page.inputValue('[name=name]')).toBe('Desconocida');
  await check(page, 'report-person');
  await page.selectOption('[name=country]', 'CL');
  await page.check('[name=sector][value=un]');
  await onTheNextPage(page.locator('button:has-text("Anotar")'));
  expect(await page.locator('.facts dd').allTextContents()).toEqual(['1', '0', '2']);
  await onTheNextPage(page.locator('button:has-text("Contar a 2 personas")'));
  expect(await notice(page)).toContain('El informe quedó importado.');
});

type Look = { readonly colorScheme: 'light' | 'dark'; readonly width: number };
const looks: readonly Look[] = [
  { colorScheme: 'light', width: 320 },
  { colorScheme: 'dark', width: 1280 },
];

/** What is wrong with the page as it stands: on the narrowest screen and at a desk, in light and dark. */
async function check(page: Page, name: string, wanted = looks): Promise<void> {
  const url = page.url();
  const html = await page.content();
  const context = await comes(browser, house.origin, null);
  const copy = await context.newPage();
  for (const { colorScheme, width } of wanted) {
    await copy.setViewportSize({ width, height: 900 });
    await copy.emulateMedia({ colorScheme });
    await showAgain(copy, { url, html });
    await openAll(copy);
    const where = `${name} ${colorScheme} ${width}`;
    expect([...(await tooWide(copy)), ...(await axeFindings(copy))], where).toEqual([]);
    await picture(copy, `${name}-${colorScheme}-${width}`);
  }
  await context.close();
}

test('nothing stands in anybody’s way: every page, in both languages', async () => {
  const token = await secretariat();
  const own = (await seated('Olga Paredes', 'in-person')).split('/invitacion/')[1];
  const page = await phone(token);
  const waiting = await invite(page, ahead, 'نور الهدى', 'nur@gob.pe');
  const over = await invite(page, today, 'نور الهدى', 'fin@gob.pe');
  await house.deps.db
    .updateTable('invitation')
    .set({ invited_at: house.deps.clock().subtract({ hours: 100 }) })
    .execute();
  await house.deps.db
    .insertInto('dialogue_change')
    .values({ dialogue_id: ahead.id, theme_id: null, by: null, at: house.deps.clock() })
    .execute();
  await house.deps.db
    .insertInto('invitation_end')
    .values({ invitation_id: over.id, cause: 'revoked', by: null, at: house.deps.clock() })
    .execute();
  const lists = '/conversatorios/delante/invitaciones';
  const attendance = '/conversatorios/hoy/asistencia/1';
  const pages: readonly (readonly [name: string, path: string, status?: number])[] = [
    ['lists', lists],
    ['new', `${lists}/nueva`],
    ['list', `${lists}/lista`],
    ['deadline', `${lists}/plazo`],
    ['reminder', `${lists}/recordatorio`],
    ['notice', `${lists}/aviso`],
    ['person', `${lists}/persona/${waiting.id}`],
    ['waiting', `/invitacion/${await tokenOf(house, waiting.email)}`],
    ['door', `/invitacion/${own}`],
    ['early', `/invitacion/${own}/sala/2`, 403],
    ['revoked', `/invitacion/${await tokenOf(house, over.email)}`, 410],
    ['attendance', attendance],
    ['attendee', `${attendance}/persona`],
    ['report', `${attendance}/informe`],
  ];
  const show = async (language: string, name: string, path: string, status = 200): Promise<void> => {
    const answer = await page.goto(`${house.origin}/${language}${path}`);
    expect([name, answer?.status()]).toEqual([name, status]);
  };
  for (const [name, ...where] of pages) {
    await show('es', name, ...where);
    await check(page, `${name}-es`);
    await show('en', name, ...where);
    await check(page, `${name}-en`, [{ colorScheme: 'dark', width: 320 }]);
  }
  await page.goto(`${house.origin}/es${lists}/nueva`);
  await onTheNextPage(page.locator('button:has-text("Enviar la invitación")'));
  await check(page, 'new-refused-es');
  await page.goto(`${house.origin}/es${lists}/lista`);
  await page.fill('[name=list]', 'pegada');
  await page.fill(
    '[name=pasted]',
    'Nombre\tCorreo\tInstitución\tPaís\tSector\nAna\tana@un.org\tOIM\tPanamá\tONU\nLuis\tluis@\tOIM\tPanamá\tONU\n',
  );
  await onTheNextPage(page.locator('button:has-text("Revisar la lista")'));
  await check(page, 'preview-es');
}, 240_000);
