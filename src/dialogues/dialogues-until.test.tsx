import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type House, openHouse } from '../testing/house.ts';
import { wordsIn } from '../testing/words.ts';
import { guest, lettersTo, makeDialogue, tokenOf } from './testing/gathering.ts';

let house: House;
let inviter: string;
/** The invitation's own page. */
let path: string;
const lists = '/es/conversatorios/2026/invitaciones';

beforeAll(async () => {
  house = await openHouse({ at: '2026-11-20T12:00:00Z' });
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.deps.db.deleteFrom('invitation_answer').execute();
  await house.deps.db.deleteFrom('answer_deadline').execute();
  house.setTime('2026-11-20T12:00:00Z');
  const signed = await house.signIn({ name: 'Inés', mandates: [{ office: 'secretariat', body: 'mesa:1' }] });
  inviter = signed.token;
});

beforeAll(async () => {
  await makeDialogue(house, { venue: true });
  const { token } = await house.signIn({ name: 'Sol', mandates: [{ office: 'secretariat', body: 'mesa:1' }] });
  await house.ask(`${lists}/nueva`, { as: token, form: guest('Ana') });
  path = `/es/invitacion/${await tokenOf(house, 'ana@red.org')}`;
});

const words = async (at: string, as?: string) => wordsIn(await (await house.ask(at, { as })).text());
const confirm = () => house.ask(`${path}/respuesta`, { form: { attends: 'online', interpretation: '' } });

describe('until when one may answer', () => {
  test('is said in one way: in the letter, on the invitation, to those who invite, and on one’s own page', async () => {
    const { token } = await house.signIn({ name: 'Ana', email: 'ana@red.org' });
    const saying = async (until: string) => [
      (await lettersTo(house, 'ana@red.org')).some(({ text }) => text.includes(until)),
      (await words(path)).includes(until),
      (await words(lists, inviter)).includes(until),
      (await words('/es/mi', token)).includes(until),
    ];
    expect(await saying('Se responde hasta el jueves, 3 de diciembre de 2026, 12:30')).toEqual([
      true,
      true,
      true,
      true,
    ]);
    const plazo = { until: '2026-12-01T18:00', zone: 'America/Costa_Rica' };
    expect((await house.ask(`${lists}/plazo`, { as: inviter, form: plazo })).status).toBe(303);
    expect(await saying('Se responde hasta el martes, 1 de diciembre de 2026, 18:00')).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });

  test('while it lasts whoever comes late may still answer; what was not answered is not said to be done', async () => {
    house.setTime('2026-12-03T14:30:00Z');
    const shown = await words(path);
    expect(shown).toContain('Ahora Su respuesta');
    expect(shown).not.toContain('Hecho Su respuesta');
    expect(shown).toContain('Se responde hasta el jueves, 3 de diciembre de 2026, 12:30');
  });

  test('once it is over nobody confirms, and nobody is asked to', async () => {
    house.setTime('2026-12-03T18:30:00Z');
    expect((await confirm()).status).toBe(422);
    const shown = await words(path);
    expect(shown).not.toMatch(/Hecho Su respuesta|Se responde hasta|Le pedimos decirnos/);
    expect(shown.match(/El plazo para confirmar ya terminó\./g)).toHaveLength(1);
    expect(shown).not.toContain('Ahora Su respuesta');
  });

  test('who declined reads that they may still confirm only while they may', async () => {
    await house.ask(`${path}/declinacion`, { form: {} });
    expect(await words(path)).toContain('todavía puede confirmar. Se responde hasta el');
    house.setTime('2026-12-03T18:30:00Z');
    expect(await words(path)).not.toContain('todavía puede confirmar');
  });
});
