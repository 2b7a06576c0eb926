import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readCharter } from '../charter/read-charter.ts';
import { riverBasin } from '../charter/testing/charter-files.ts';
import type { Body } from '../mandates/types.ts';
import { type Desk, deskOf } from '../testing/desk.ts';
import { type House, openHouse } from '../testing/house.ts';
import { wordsIn } from '../testing/words.ts';
import {
  clear,
  dialogueForm,
  dialogueIdOf,
  prepareDialogue,
  questionForm,
  seatForm,
  themeForm,
  themeOf,
} from './testing/desk.ts';
import { publishReport } from './testing/two-themes.ts';

let house: House;
let convener: Desk;
let everyone: Desk;

beforeAll(async () => {
  house = await openHouse();
  everyone = deskOf(house, undefined);
});
afterAll(() => house.close());
beforeEach(async () => {
  await clear(house);
  await comeIn('2026-11-20T12:00:00Z');
});

async function comeIn(at: string): Promise<void> {
  house.setTime(at);
  const { token } = await house.signIn({ name: 'Ana', mandates: [{ office: 'liaison-member', body: 'liaison' }] });
  convener = deskOf(house, token);
}

const home = '/conversatorios/2026/gestion';
const themePath = async (part = '') => `${home}/temas/${(await themeOf(house, '2026', 1)).id}${part}`;
const convene = async () => {
  await prepareDialogue(convener, house);
  await convener.send(`${home}/convocatoria`);
};
const words = async (path = '/conversatorios/2026') => wordsIn(await everyone.page(path));

describe('the page of a dialogue', () => {
  test('says what it is, where it stands, when, what is asked and what is not public', async () => {
    await convene();
    const page = await words();
    expect(page).toContain('Hecho Se convoca 20 de noviembre de 2026 Ahora Invitaciones Después Tiene lugar');
    expect(page).toContain('Tema 1 · Reducir las vulnerabilidades');
    expect(page).toMatch(
      /San José 08:00 – 10:00 Bogotá 09:00 – 11:00 Bridgetown 10:00 – 12:00 Buenos Aires 11:00 – 13:00/,
    );
    expect(page).toContain('Preguntas orientadoras ¿Qué funciona? ¿Qué falta? Panel');
    expect(page).toContain('Es un encuentro cerrado, por invitación personal');
    expect(page).toContain('Si su organización es miembro, pida su invitación a una de las mesas en que participa.');
    expect(page).toContain(
      'Quién dijo qué; los nombres de quienes participaron, salvo los de quienes forman el panel y lo aceptaron; y la dirección de la sala.',
    );
    expect(await everyone.page('/conversatorios/2026')).toContain('href="/es/mesas/4#objetivo-7"');
  });

  test('is in the reader’s language, and says which language a text is in that has no other', async () => {
    await convene();
    const english = await (await house.ask('/en/conversatorios/2026')).text();
    expect(wordsIn(english)).toContain('Theme 1 · Reducing vulnerabilities');
    expect(wordsIn(english)).toContain('Guiding questions Qué funciona?');
  });

  test('shows no room, no channel, and nobody’s address', async () => {
    await convene();
    await convener.send(await themePath('/sala'), {
      kind: 'external',
      externalUrl: 'https://zoom.us/j/777',
      opens: '15',
    });
    await convener.send(await themePath('/interpretacion'), { 'label.es': 'Canal siete', 'label.en': 'Canal ocho' });
    await convener.send(await themePath('/equipo'), {
      name: 'Iris',
      email: 'iris@undp.example',
      office: 'facilitator',
      agency: 'undp',
    });
    const page = await everyone.page('/conversatorios/2026');
    expect(page).not.toMatch(/zoom\.us|Canal siete|undp\.example/);
  });

  test('leads to the notes and to the report whoever has a part in them, and nobody else', async () => {
    await convene();
    const desk = async (office: string, body: Body) =>
      deskOf(house, (await house.signIn({ name: office, mandates: [{ office, body }] })).token);
    const linked = async (one: Desk) => {
      const html = await one.page('/conversatorios/2026');
      return ['relatoria', 'informe'].filter((below) => html.includes(`href="/es/conversatorios/2026/${below}"`));
    };
    const theme: Body = `theme:${(await themeOf(house, '2026', 1)).id}`;
    const rapporteur = await desk('rapporteur', theme);
    expect(await linked(rapporteur)).toEqual(['relatoria', 'informe']);
    for (const below of await linked(rapporteur)) await rapporteur.page(`/conversatorios/2026/${below}`);
    expect(await linked(await desk('agency-focal-point', 'working-group'))).toContain('informe');
    expect(await linked(await desk('secretariat', 'mesa:2'))).toEqual([]);
    expect(await linked(everyone)).toEqual([]);
  });

  test('past midnight says which day it is where, in the agenda too', async () => {
    await convener.send('/conversatorios/nuevo', dialogueForm());
    await convener.send(`${home}/temas/nuevo`, {
      ...themeForm(),
      starts: '2026-12-04T20:30',
      ends: '2026-12-04T22:30',
    });
    await convener.send(await themePath('/preguntas'), questionForm('Qué falta'));
    await convener.send(`${home}/convocatoria`);
    const page = await words();
    expect(page).toContain('viernes, 4 de diciembre de 2026');
    expect(page).toContain('Bridgetown 22:30 – 00:30 sáb, 5 dic');
    expect(page).toContain('Buenos Aires 23:30 – 01:30 sáb, 5 dic');
    expect(page).toContain('Conclusiones 5 22:25 23:25 00:25 sáb, 5 dic 01:25 sáb, 5 dic');
  });

  test('gives the hours of any zone that is asked for, to whoever has no account', async () => {
    await convene();
    expect(await words()).not.toContain('Su hora, Japón');
    const inTokyo = await (await house.ask('/es/conversatorios/2026?zona=Asia/Tokyo')).text();
    expect(wordsIn(inTokyo)).toContain('Su hora, Japón 23:00 – 01:00');
    const asked = await (await house.ask('/es/conversatorios/2026?zona=')).text();
    expect(asked).toContain('<form action="/es/conversatorios/2026" method="get"');
    expect(asked).toContain('<option value="Asia/Tokyo">Japón</option>');
    expect(await words()).toContain('Ver estas horas en su huso horario');
  });

  test('adds the zone of a reader who is signed in, where it is another', async () => {
    await convene();
    const { personId, token } = await house.signIn({ name: 'Mei' });
    await house.deps.db.updateTable('person').set({ zone: 'Asia/Kolkata' }).where('id', '=', personId).execute();
    expect(wordsIn(await deskOf(house, token).page('/conversatorios/2026'))).toContain('Su hora, India 19:30 – 21:30');
  });

  test('follows what happened: held, then its report and, by it, how many took part', async () => {
    await convene();
    const theme = await themeOf(house, '2026', 1);
    const attendance = (country: string) => ({
      theme_id: theme.id,
      country,
      sector: 'civil-society',
      mode: 'online' as const,
      source: 'example' as const,
      noted_at: house.deps.clock(),
    });
    await house.deps.db.insertInto('attendance').values(['GT', 'GT', 'PE', 'BB', 'AR', 'AR'].map(attendance)).execute();
    await comeIn('2026-12-04T17:00:00Z');
    expect(await words()).not.toContain('participantes');
    expect(wordsIn(await convener.page('/conversatorios'))).toContain('Los que ya tuvieron lugar Alianzas');
    expect(wordsIn(await convener.page('/conversatorios'))).not.toMatch(/\d participantes/);
    expect(await convener.page('/conversatorios/2026')).not.toContain('/informes/informe-2026');
    await publishReport(house.deps, await dialogueIdOf(house, '2026'), house.deps.clock(), [
      { n: 1, participants: 5, countries: 4 },
    ]);
    expect(await words()).toContain('participantes 5 países 4');
    expect(wordsIn(await (await house.ask('/es/conversatorios')).text())).toContain('5 participantes de 4 países');
    const page = await convener.page('/conversatorios/2026');
    expect(page).toContain('href="/es/informes/informe-2026"');
    expect(wordsIn(page)).toContain('Hecho Informe publicado 4 de diciembre de 2026');
  });
});

describe('the calendar file', () => {
  const file = async (language = 'es') => {
    const response = await house.ask(`/${language}/conversatorios/2026/calendario.ics`);
    expect(response.status).toBe(200);
    return { headers: response.headers, text: await response.text() };
  };
  const unfolded = (text: string) => text.replace(/\r\n[ \t]/g, '').split('\r\n');

  test('has an event for each theme at its instant, in the reader’s language, without the room', async () => {
    await convene();
    await convener.send(await themePath('/sala'), {
      kind: 'external',
      externalUrl: 'https://zoom.us/j/777',
      opens: '15',
    });
    const { headers, text } = await file();
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(headers.get('content-disposition')).toBe('attachment; filename="2026-es.ics"');
    const { id } = await themeOf(house, '2026', 1);
    expect(unfolded(text)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Pansocial//Pansocial//ES',
      'URL:http://localhost:3000/es/conversatorios/2026',
      'NAME:Alianzas para la gobernanza',
      'X-WR-CALNAME:Alianzas para la gobernanza',
      'BEGIN:VEVENT',
      `UID:${id}@localhost`,
      'SEQUENCE:0',
      'DTSTAMP:20261120T120000Z',
      'DTSTART:20261204T140000Z',
      'DTEND:20261204T160000Z',
      'SUMMARY:Conversatorio: Reducir las vulnerabilidades',
      expect.stringMatching(
        /^DESCRIPTION:Alianzas para la gobernanza\\n\\nDe qué se trata\.\\n\\n.*San José: 08:00 – 10:00\\nBogotá/,
      ),
      'URL;VALUE=URI:http://localhost:3000/es/conversatorios/2026',
      'STATUS:CONFIRMED',
      'CREATED:20261120T120000Z',
      'LAST-MODIFIED:20261120T120000Z',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
    expect(text).not.toContain('zoom.us');
    expect(text.split('\r\n').every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true);
    expect((await file('en')).text).toContain('SUMMARY:Conversatorio: Reducing vulnerabilities');
  });

  test('is a new revision of the same event once the theme moves', async () => {
    await convene();
    house.setTime('2026-11-21T09:00:00Z');
    await convener.send(await themePath(), { ...themeForm(), starts: '2026-12-04T09:00', ends: '2026-12-04T11:00' });
    const lines = unfolded((await file()).text);
    expect(lines).toContain('SEQUENCE:1');
    expect(lines).toContain('DTSTART:20261204T150000Z');
    expect(lines).toContain('LAST-MODIFIED:20261121T090000Z');
  });

  test('holds words only: nothing in a title becomes a line of the calendar', async () => {
    await convener.send('/conversatorios/nuevo', {
      ...dialogueForm(),
      'title.es': 'Uno; dos, tres \\ cuatro\r\nBEGIN:VALARM',
      'venue.es': 'Sala 1, piso 2\nBEGIN:VALARM',
      'venue.en': 'Room',
    });
    await convener.send(`${home}/temas/nuevo`, { ...themeForm(), 'title.es': 'Tema\nBEGIN:VALARM' });
    await convener.send(await themePath('/preguntas'), questionForm('Qué falta'));
    await convener.send(`${home}/convocatoria`);
    const lines = unfolded((await file()).text);
    expect(lines).toContain('NAME:Uno\\; dos\\, tres \\\\ cuatro BEGIN:VALARM');
    expect(lines).toContain('LOCATION:Sala 1\\, piso 2\\nBEGIN:VALARM');
    expect(lines).toContain('SUMMARY:Conversatorio: Tema BEGIN:VALARM');
    expect(lines.filter((line) => line.startsWith('BEGIN:'))).toEqual(['BEGIN:VCALENDAR', 'BEGIN:VEVENT']);
  });
});

describe('another charter: four talks of seven minutes, two sectors, its own offices, no balance of gender', () => {
  let other: House;
  beforeAll(async () => {
    // Its own texts are in Portuguese and French; the house speaks to people in languages it has messages for.
    other = await openHouse({ charter: { ...readCharter(riverBasin), languages: ['es', 'en'] } });
  });
  afterAll(() => other.close());

  test('runs the same pages and acts', async () => {
    const mandates = [{ office: 'ford-keeper', body: 'liaison' }] as const;
    const desk = deskOf(other, (await other.signIn({ name: 'Rio', mandates })).token);
    await desk.send('/conversatorios/nuevo', dialogueForm());
    const session = {
      zone: 'Europe/Paris',
      starts: '2026-12-04T23:00',
      ends: '2026-12-05T00:30',
      objectives: ['1', '5'],
    };
    await desk.send(`${home}/temas/nuevo`, { ...themeForm(), ...session });
    const theme = await themeOf(other, '2026', 1);
    const path = `${home}/temas/${theme.id}`;
    await desk.send(`${path}/preguntas`, questionForm('Quem atravessa'));
    await desk.send(`${path}/equipo`, {
      name: 'Lua',
      email: 'lua@rio.example',
      office: 'scribe',
      agency: 'river-office',
    });
    expect(wordsIn(await desk.page(`${path}/agenda`))).toContain(
      'Falas · 1 7 19:00 23:00 Falas · 2 7 19:07 23:07 Falas · 3 7 19:14 23:14 Falas · 4 7 19:21 23:21',
    );
    await desk.send(`${home}/convocatoria`);
    const seat = (sector: string, country: string) => seatForm({ sector, country, institution: `Grupo ${sector}` });
    expect(await desk.refused(`${path}/panel/previsto`, seat('civil-society', 'BR'))).toEqual([
      'Sector: Elija una de las opciones de la lista.',
    ]);
    for (const [sector, country] of [
      ['villages', 'GF'],
      ['villages', 'BR'],
      ['town-halls', 'GF'],
      ['town-halls', 'BR'],
    ] as const)
      await desk.send(`${path}/panel/previsto`, seat(sector, country));
    await desk.send(`${path}/panel/previsto/publicacion`);
    const page = await deskOf(other, undefined).page('/conversatorios/2026');
    expect(wordsIn(page)).toContain(
      'La regla prevé 4 asientos, con 7 minutos cada uno (Comunidades: 2 y Prefeituras: 2).',
    );
    expect(wordsIn(page)).toContain('Caiena 19:00 – 20:30 Paris 23:00 – 00:30 sáb, 5 dic');
    expect(wordsIn(page)).toContain('Sectores Se cumple');
    expect(wordsIn(page)).not.toContain('Género');
    expect(page).toContain('href="/es/reglas#dialogue"');
    expect(page).toContain('<a href="/es/conversatorios" aria-current="true">Rodas</a>');
    const text = await (await other.ask('/es/conversatorios/2026/calendario.ics')).text();
    expect(text).toContain('SUMMARY:Roda: Reducir las vulnerabilidades');
    expect(text).toContain('DTSTART:20261204T220000Z');
    for (const part of ['', '/panel/realizado', '/equipo', '/interpretacion', '/sala'])
      await desk.page(`${path}${part}`);
  });
});
