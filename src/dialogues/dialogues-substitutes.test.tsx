import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type House, openHouse } from '../testing/house.ts';
import { wordsIn } from '../testing/words.ts';
import { invitationsOf } from './store/invitations.ts';
import { guest, lettersTo, type MadeDialogue, makeDialogue, tokenOf } from './testing/gathering.ts';

let house: House;
let dialogue: MadeDialogue;
let inviter: string;
const lists = '/es/conversatorios/2026/invitaciones';

beforeAll(async () => {
  house = await openHouse({ at: '2026-11-20T12:00:00Z' });
  dialogue = await makeDialogue(house);
  const signed = await house.signIn({
    name: 'Inés',
    email: 'ines@mesa.org',
    mandates: [{ office: 'secretariat', body: 'mesa:1' }],
  });
  inviter = signed.token;
});
afterAll(() => house.close());
beforeEach(() => sql`truncate invitation, mail_message, attempt cascade`.execute(house.deps.db));

const invite = async (name: string) => {
  await house.ask(`${lists}/nueva`, { as: inviter, form: guest(name) });
  return `/es/invitacion/${await tokenOf(house, guest(name).email)}`;
};
const substitute = (path: string, email: string) =>
  house.ask(`${path}/reemplazo`, { form: { name: 'Eva Luz', email, language: 'es' } });
/** All that whoever names somebody gets to see of it. */
const seen = async (path: string, email: string) => {
  const answer = await substitute(path, email);
  const next = await house.ask(answer.headers.get('location') ?? '');
  return [answer.status, next.status, wordsIn(await next.text())];
};

test('naming somebody ends in thanks, the same whether or not the address is invited already', async () => {
  await invite('Eva');
  const known = await seen(await invite('Ana'), 'eva@red.org');
  const unknown = await seen(await invite('Luis'), 'nadie@red.org');
  expect(known).toEqual(unknown);
  const [status, next, words = ''] = known;
  expect([status, next]).toEqual([303, 410]);
  expect(words).toContain('Gracias por avisarnos');
  expect(words).not.toContain('Si no fue usted');
  const letter = async (name: string) => (await lettersTo(house, guest(name).email)).at(-1)?.text.replace(name, '');
  expect(await letter('Ana')).toBe(await letter('Luis'));
  expect(await lettersTo(house, 'eva@red.org')).toHaveLength(1);
  expect(await lettersTo(house, 'nadie@red.org')).toHaveLength(1);
  const all = await invitationsOf(house.deps.db, dialogue.id);
  expect(all.filter(({ email }) => email === 'eva@red.org')).toHaveLength(1);
});

test('whoever invites sees why an invitation is over and who was named, and is told where nobody comes instead', async () => {
  const card = async (email: string) => {
    const found = (await invitationsOf(house.deps.db, dialogue.id)).find((one) => one.email === email);
    if (!found) throw new Error(`${email} is not invited`);
    return found;
  };
  const page = async (email: string) => {
    const html = await (await house.ask(`${lists}/persona/${(await card(email)).id}`, { as: inviter })).text();
    return wordsIn(html);
  };
  await invite('Eva Paz');
  await substitute(await invite('Ana'), 'eva@red.org');
  await substitute(await invite('Luis'), 'nadie@red.org');
  await invite('Rosa');
  await house.ask(`${lists}/persona/${(await card('rosa@red.org')).id}/fin`, { as: inviter, form: {} });
  expect(await page('ana@red.org')).toMatch(
    /Pasó su invitación .*Nombró en su lugar a Eva Paz · ya tenía su propia invitación, así que nadie viene en su lugar/,
  );
  expect(await page('luis@red.org')).toMatch(/Pasó su invitación .*Nombró en su lugar a Eva Luz/);
  expect(await page('luis@red.org')).not.toContain('nadie viene');
  expect(await page('rosa@red.org')).toContain('Invitación retirada');
  const found = wordsIn(await (await house.ask(`${lists}?estado=ended`, { as: inviter })).text());
  expect(found).toMatch(/Ana Red Ñandutí Perú miembros Pasó su invitación/);
  const [letter, ...others] = await lettersTo(house, 'ines@mesa.org');
  expect([letter?.subject, others]).toEqual(['Nadie viene en lugar de Ana: Diálogo de diciembre', []]);
  expect(letter?.text).toContain(
    'Ana, de Red Ñandutí, nombró en su lugar a Eva Paz, que ya tenía su propia invitación',
  );
  expect(letter?.text).toContain(`/invitaciones/persona/${(await card('ana@red.org')).id}`);
});

test('whose link somebody else used says so: whoever invited them is told, once a day', async () => {
  const path = await invite('Ana');
  expect((await house.ask(`${path}/no-fui-yo`, { form: {} })).status).toBe(404);
  house.setTime('2026-11-22T12:00:00Z');
  await substitute(path, 'eva@red.org');
  expect(wordsIn(await (await house.ask(path)).text())).toContain('No fui yo');
  for (const _ of [1, 2]) {
    const answer = await house.ask(`${path}/no-fui-yo`, { form: {} });
    expect(answer.status).toBe(303);
    const told = wordsIn(await (await house.ask(answer.headers.get('location') ?? '')).text());
    expect(told).toContain('Ya lo sabe quien le invitó.');
  }
  const letters = await lettersTo(house, 'ines@mesa.org');
  expect(letters.map(({ subject }) => subject)).toEqual(['Dice que no pasó su invitación: Diálogo de diciembre']);
  house.setTime('2026-11-20T12:00:00Z');
});

test('the letters say who decides in words that any office fits', async () => {
  await invite('Ana');
  const [letter] = await lettersTo(house, 'ana@red.org');
  expect(letter?.text).toContain('Las personas que ejercen estos cargos deciden quién participa: Secretaría');
});
