import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type House, openHouse } from '../testing/house.ts';
import { wordsIn } from '../testing/words.ts';
import { guest, type MadeDialogue, makeDialogue, makeRoom, tokenOf } from './testing/gathering.ts';

let house: House;
let dialogue: MadeDialogue;

beforeAll(async () => {
  house = await openHouse({ at: '2026-12-03T12:00:00Z' });
  dialogue = await makeDialogue(house);
  await makeRoom(house, dialogue.themes[0], { kind: 'external', url: 'https://zoom.us/j/1' });
  const secret = {
    kind: 'bigbluebutton',
    url: 'https://sala.org/bigbluebutton/',
    secret: 'x',
    meetingId: 'abc',
  } as const;
  await makeRoom(house, dialogue.themes[1], secret);
});
afterAll(() => house.close());

const page = async (path: string, as?: string) => wordsIn(await (await house.ask(path, { as })).text());

describe('the door', () => {
  let path: string;
  beforeAll(async () => {
    const { token } = await house.signIn({ name: 'Inés', mandates: [{ office: 'secretariat', body: 'mesa:1' }] });
    await house.ask('/es/conversatorios/2026/invitaciones/nueva', { as: token, form: guest('Ana') });
    path = `/es/invitacion/${await tokenOf(house, 'ana@red.org')}`;
    await house.ask(`${path}/respuesta`, { form: { attends: 'online', interpretation: '' } });
  });

  test('says of each room whether its link is for one person alone', async () => {
    house.setTime('2026-12-03T14:05:00Z');
    const shared = await page(path);
    expect(shared).toContain('A esta sala todas las personas entran por un mismo enlace: no lo comparta.');
    expect(shared).not.toContain('solo para usted');
    house.setTime('2026-12-03T16:35:00Z');
    expect(await page(path)).toContain('El enlace a la sala se hace en este momento y solo para usted.');
  });

  test('says the parts of the agenda by the reader’s own clock too, where it is known', async () => {
    house.setTime('2026-12-03T14:05:00Z');
    const { token, personId } = await house.signIn({ name: 'Ana', email: 'ana@red.org' });
    await house.deps.db.updateTable('person').set({ zone: 'America/Lima' }).where('id', '=', personId).execute();
    const own = /href="(\/es\/mis-invitaciones\/[^"]+)"/.exec(await (await house.ask('/es/mi', { as: token })).text());
    expect(await page(own?.[1] ?? '', token)).toContain(
      '08:00 (San José) · 09:00 (Bogotá) · 10:00 (Bridgetown) · 11:00 (Buenos Aires) · 09:00 (Su hora, Perú)',
    );
    const anonymous = await (await house.ask(path)).text();
    expect(anonymous).toContain('data-own-clock="America/Costa_Rica ');
    // Without an account and without scripts: the page is asked for again, with a zone.
    const asked = await (await house.ask(`${path}?zona=`)).text();
    expect(asked).toContain(`<form action="${path}" method="get"`);
    expect(asked).toContain('<option value="Asia/Tokyo">Japón</option>');
    const inTokyo = await page(`${path}?zona=Asia/Tokyo`);
    expect(inTokyo).toContain('23:00 (Su hora, Japón)');
    expect(inTokyo).toContain('vie, 4 dic, 00:55 (Su hora, Japón)');
    expect(await page(`${path}?zona=Nowhere`)).not.toContain('Su hora, ');
  });
});

describe('the own page of who serves several themes', () => {
  const [first, second] = [0, 1] as const;
  const serving = async () => {
    const body = (n: 0 | 1) => `theme:${dialogue.themes[n]}` as const;
    const { token } = await house.signIn({
      name: 'Noel',
      mandates: [
        { office: 'facilitator', body: body(second) },
        { office: 'rapporteur', body: body(first) },
        { office: 'rapporteur', body: body(second) },
      ],
    });
    const html = await (await house.ask('/es/mi', { as: token })).text();
    return {
      words: wordsIn(html),
      titles: [...html.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, title = '']) => wordsIn(title)),
    };
  };

  test('puts what happens now first, then by date, and no two tasks are called the same', async () => {
    house.setTime('2026-12-03T17:00:00Z');
    const { titles } = await serving();
    const tasks = titles.filter((title) => title.includes('Tema número'));
    expect(tasks.slice(0, 3).every((title) => title.includes('Tema número 2'))).toBe(true);
    expect(tasks.at(-1)).toContain('Tema número 1');
    expect(new Set(tasks).size).toBe(tasks.length);
  });

  test('says of each mandate in a theme which theme it is', async () => {
    const { words } = await serving();
    for (const n of [1, 2]) expect(words).toContain(`Relatoría · Diálogo de diciembre · Tema ${n} · Tema número ${n}`);
  });
});

test('the management leads to the notes and to the report, for those who see them', async () => {
  const home = '/es/conversatorios/2026/gestion';
  const convener = await house.signIn({
    name: 'Ana',
    mandates: [{ office: 'agency-focal-point', body: 'working-group' }],
  });
  const html = await (await house.ask(home, { as: convener.token })).text();
  expect(html).toContain('href="/es/conversatorios/2026/relatoria"');
  expect(html).toContain('href="/es/conversatorios/2026/informe"');
});

test('whose mandate ended finds what was never sent, and nothing of the notes', async () => {
  const path = '/es/conversatorios/2026/relatoria/1';
  const body = `theme:${dialogue.themes[0]}` as const;
  const ended = await house.signIn({
    name: 'Noel',
    mandates: [{ office: 'rapporteur', body, endsAt: '2026-12-03T13:00:00Z' }],
  });
  const answer = await house.ask(path, { as: ended.token });
  const html = await answer.text();
  expect(answer.status).toBe(403);
  expect(html).toContain(`data-unsent-notes="${ended.personId} ${dialogue.themes[0]}"`);
  expect(html).not.toContain('data-note-list');
  expect((await house.ask(path.replace('/1', '/9'), { as: ended.token })).status).toBe(403);
  expect((await house.ask(path)).headers.get('location')).toContain('/es/entrar');
});
