import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Desk } from '../testing/desk.ts';
import { refusedFields } from '../testing/error-summary.ts';
import { type House, openHouse } from '../testing/house.ts';
import { unescaped } from '../testing/words.ts';
import {
  appointment,
  clear,
  convenerAt,
  dialogueForm,
  home,
  prepareDialogue,
  seatForm,
  themeForm,
  themePathOf,
} from './testing/desk.ts';
import { guest, makeDialogue, tokenOf } from './testing/gathering.ts';
import { invite, inviterAt, lists, seat } from './testing/inviting.ts';
import { draftOf, page, rapporteurOf } from './testing/noting.ts';
import { conveneTwoThemes } from './testing/two-themes.ts';

type Sent = Readonly<Record<string, string | readonly string[] | File>>;

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(() => clear(house));

const long = 'a'.repeat(2001);

/** The fields of a refused form's summary, in order; what was sent as `kept` stands in the page again. */
async function refused(path: string, form: Sent, kept: string, as?: string): Promise<readonly string[]> {
  const answer = await house.ask(path, { form, as });
  const html = await answer.text();
  expect([path, answer.status]).toEqual([path, 422]);
  expect(unescaped(html)).toContain(kept);
  return refusedFields(html);
}

describe('what is written badly and what the state is against are told together, in the order of the page', () => {
  const foreign = '0198e0a0-0000-7000-8000-000000000009';
  const room = { kind: 'jitsi', jitsiUrl: 'http://sala.org', jitsiRoom: 'sala uno', opens: '999' };
  let token: string;
  let convener: Desk;
  beforeEach(async () => {
    ({ token, desk: convener } = await convenerAt(house, '2026-11-20T12:00:00Z'));
    await prepareDialogue(convener, house);
  });

  test.each<[string, string, () => Sent, readonly string[]]>([
    [
      'a day that is over',
      '/conversatorios/nuevo',
      () => ({ ...dialogueForm(), 'title.es': '', heldOn: '2026-11-19' }),
      ['title.es', 'heldOn'],
    ],
    [
      'a day that no calendar of ours reaches',
      '/conversatorios/nuevo',
      () => ({ ...dialogueForm(), 'title.es': '', heldOn: '9999-12-31' }),
      ['title.es', 'heldOn'],
    ],
    [
      'hours that are none where they are said',
      `${home}/temas/nuevo`,
      () => ({ ...themeForm(), starts: '9999-12-31T20:00', ends: '9999-12-31T22:00' }),
      ['starts', 'ends'],
    ],
    [
      'two themes at once',
      `${home}/temas/nuevo`,
      () => ({ ...themeForm(), 'title.es': '', zone: 'America/Costa_Rica' }),
      ['title.es', 'starts'],
    ],
    [
      'an end before the beginning',
      `${home}/temas/nuevo`,
      () => ({ ...themeForm(), 'introduction.es': long, ends: '2026-12-04T07:00' }),
      ['introduction.es', 'ends'],
    ],
    [
      'a time that the clocks skipped (Bogotá, 1992), though the end is none',
      `${home}/temas/nuevo`,
      () => ({ ...themeForm(), zone: 'America/Bogota', starts: '1992-05-03T00:30', ends: 'x' }),
      ['starts', 'ends'],
    ],
    [
      'other hours of the theme that overrun its agenda',
      'tema',
      () => ({ ...themeForm(), 'title.es': '', ends: '2026-12-04T08:05' }),
      ['title.es', 'ends'],
    ],
    [
      'a seat for an organization that is no member',
      'tema/panel/previsto',
      () => ({ ...seatForm({ country: 'XX' }), organization: foreign }),
      ['institution', 'country'],
    ],
    ['a room that cannot be', 'tema/sala', () => room, ['jitsiUrl', 'jitsiAppId', 'jitsiSecret', 'jitsiRoom', 'opens']],
  ])('%s', async (_, path, form, fields) => {
    const at = path.startsWith('tema') ? `${await themePathOf(house)}${path.slice(4)}` : path;
    const sent = form();
    const kept = [sent['title.en'], sent.institution, sent.jitsiRoom].find((one) => typeof one === 'string');
    expect(await refused(`/es${at}`, sent, kept ?? '', token)).toEqual(fields);
  });

  test('an office of a theme that someone holds already', async () => {
    const team = `${await themePathOf(house)}/equipo`;
    await convener.send(team, appointment);
    const other = { ...appointment, name: '', agency: 'iom' };
    expect(await refused(`/es${team}`, other, appointment.email, token)).toEqual(['name', 'email']);
    // On behalf of which agency cannot be told: the same one would be no second appointment.
    expect(await refused(`/es${team}`, { ...appointment, agency: 'x' }, 'Iris', token)).toEqual(['agency']);
  });

  test('a seat of the plan, and the day of a dialogue, once they are announced', async () => {
    const panel = `${await themePathOf(house)}/panel/previsto`;
    await convener.send(panel, seatForm({}));
    const seated = /panel\/previsto\/([\w-]{36})"/.exec(await convener.page(panel))?.[1];
    const change = { ...seatForm({ institution: '' }), organization: foreign };
    expect(await refused(`/es${panel}/${seated}`, change, 'value="GT"', token)).toEqual(['institution']);
    await convener.send(`${home}/convocatoria`);
    const past = { ...dialogueForm(), 'summary.en': '', heldOn: '2026-11-19' };
    expect(await refused(`/es${home}/datos`, past, past['title.en'], token)).toEqual(['summary.en', 'heldOn']);
  });
});

describe('so they are to those who invite and are invited', () => {
  let inviter: string;
  beforeEach(async () => {
    inviter = await inviterAt(house, '2026-11-20T12:00:00Z');
    await makeDialogue(house);
  });

  test('an address that is invited already', async () => {
    await invite(house, inviter, 'Ana Pérez');
    const form = guest('Ana Pérez', { name: '', country: 'XX' });
    expect(await refused(`${lists}/nueva`, form, 'ana@red.org', inviter)).toEqual(['name', 'email', 'country']);
  });

  test.each<[string, Sent, readonly string[]]>([
    ['a list that is none', { file: new File(['\u0000'], 'lista.pdf') }, ['list', 'file']],
    ['a list that is pasted without rows', { pasted: 'Nombre;Correo' }, ['list', 'pasted']],
    ['no list at all', { pasted: ' ' }, ['list', 'file']],
  ])('%s', async (_, given, fields) => {
    const form = { list: '', language: 'es', sector: '', country: 'PE', once: crypto.randomUUID(), ...given };
    expect(await refused(`${lists}/lista`, form, 'value="PE" selected', inviter)).toEqual(fields);
  });

  test('a place in a room that there is not, and oneself as one’s own substitute', async () => {
    await invite(house, inviter, 'Ana Pérez');
    const door = `/es/invitacion/${await tokenOf(house, 'ana@red.org')}`;
    const form = { ...seat({ gender: 'x' }), attends: 'in-person', needs: long };
    expect(await refused(`${door}/respuesta`, form, long)).toEqual(['attends', 'gender', 'needs']);
    const oneself = { name: 'a\u202eb', email: 'Ana@red.org', language: 'xx' };
    expect(await refused(`${door}/reemplazo`, oneself, 'Ana@red.org')).toEqual(['name', 'email', 'language']);
  });
});

test('so they are to those who take notes: before the day, and of words that cannot be kept', async () => {
  house.setTime('2026-11-20T12:30:00Z');
  const themes = await conveneTwoThemes(house.deps);
  const { token } = await rapporteurOf(house, 'Ana', themes.first);
  const form = { ...draftOf(themes), text: 'a\u0000b', kind: 'x', question: themes.questions[2] };
  expect(await refused(page, form, 'name="objectives" value="7" checked', token)).toEqual(['text', 'kind', 'question']);
});
