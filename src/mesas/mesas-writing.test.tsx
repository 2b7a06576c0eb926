import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type House, openHouse } from '../testing/house.ts';
import { mailsTo } from '../testing/letters.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse({ at: '2026-11-20T12:00:00Z' });
  await house.signIn({
    name: 'Karina Sarmiento',
    email: 'karina@camino.example',
    mandates: [{ office: 'secretariat', body: 'mesa:2' }],
  });
  await house.signIn({
    name: 'Olmo Saravia',
    email: 'olmo@operacion.example',
    mandates: [{ office: 'operator', body: 'mechanism' }],
  });
});
afterAll(() => house.close());

const message = {
  name: 'Ana Luz',
  reach: 'Ana@Grupo.example',
  text: 'Somos un grupo de Quetzaltenango.\n¿Cómo empezamos?',
};
/** From a connection of its own, unless the test is about one. */
let connections = 0;
const write = async (mesa: number, form: Record<string, string>, connection = `192.0.2.${++connections}`) => {
  const answer = await house.ask(`/es/mesas/${mesa}/escribir`, { form, headers: { 'x-forwarded-for': connection } });
  return { status: answer.status, location: answer.headers.get('location'), html: await answer.text() };
};
const replyTo = async (to: string) =>
  (await house.deps.db.selectFrom('mail_message').select('reply_to').where('recipient', '=', to).execute()).map(
    ({ reply_to }) => reply_to,
  );

describe('writing to a mesa, without an account', () => {
  test('its page leads there', async () => {
    expect(await (await house.ask('/es/mesas/2')).text()).toContain('href="/es/mesas/2/escribir">Escribir a esta mesa');
    expect(await (await house.ask('/es/mesas')).text()).toContain('href="/es/mesas/4/escribir">Mesa 4</a>');
    expect((await house.ask('/es/mesas/9/escribir')).status).toBe(404);
  });

  test('the secretariat gets it in the writer’s words, and answers to the address they gave', async () => {
    const { status, location } = await write(2, message);
    expect([status, location]).toEqual([303, '/es/mesas/2/escribir?hecho=sent']);
    const [letter, ...more] = await mailsTo(house, 'karina@camino.example');
    expect(more).toEqual([]);
    expect(letter?.subject).toBe('Mesa 2: mensaje de Ana Luz');
    expect(letter?.text).toContain(message.text);
    expect(letter?.text).toContain('su respuesta va a Ana@Grupo.example.');
    expect(await replyTo('karina@camino.example')).toEqual(['ana@grupo.example']);
    // Nobody whom the writer chose is written to, and nothing of it is on a page.
    expect(await mailsTo(house, 'ana@grupo.example')).toEqual([]);
    expect(await (await house.ask('/es/mesas/2')).text()).not.toContain('Ana Luz');
    expect(await (await house.ask('/es/registro')).text()).not.toContain('Ana Luz');
  });

  test('a group without e-mail leaves its telephone number', async () => {
    expect((await write(2, { ...message, reach: '+502 5555 0101' })).status).toBe(303);
    const [letter] = await mailsTo(house, 'karina@camino.example');
    expect(letter?.text).toContain('llame o escriba al +502 5555 0101.');
    expect(await replyTo('karina@camino.example')).toEqual(['ana@grupo.example', null]);
  });

  test('while a mesa has no secretariat, whoever helps to join reads it', async () => {
    expect((await write(3, message)).status).toBe(303);
    const [letter] = await mailsTo(house, 'olmo@operacion.example');
    expect(letter?.subject).toBe('Mesa 3: mensaje de Ana Luz');
  });

  test('what is missing is said at once, what was written stays', async () => {
    const { status, html } = await write(2, { name: '', reach: '', text: message.text });
    expect(status).toBe(422);
    expect(html.match(/Falta completar este dato\./g)).toHaveLength(4);
    expect(html).toContain('¿Cómo empezamos?</textarea>');
    const other = await write(2, { ...message, reach: 'Ana' });
    expect([other.status, other.html.includes('No parece un correo ni un teléfono.')]).toEqual([422, true]);
  });

  test('one connection, or one address, is stopped', async () => {
    const before = (await mailsTo(house, 'karina@camino.example')).length;
    const byAddress = [];
    for (let n = 0; n < 6; n++) byAddress.push((await write(2, { ...message, reach: 'insiste@grupo.example' })).status);
    expect(byAddress).toEqual([303, 303, 303, 303, 303, 429]);
    const byConnection = [];
    for (let n = 0; n < 21; n++)
      byConnection.push((await write(2, { ...message, reach: `${n}@grupo.example` }, '198.51.100.7')).status);
    expect(byConnection).toEqual([...Array(20).fill(303), 429]);
    expect((await mailsTo(house, 'karina@camino.example')).length).toBe(before + 25);
  });
});
