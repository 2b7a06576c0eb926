import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deskOf } from '../testing/desk.ts';
import { type House, openHouse } from '../testing/house.ts';
import { wordsIn } from '../testing/words.ts';
import { readPdf, spokenText } from './pdf/testing/read-pdf.ts';
import { type Colleague, colleague, type HeldSession, holdSession, release, translateAll } from './testing/session.ts';

/** What people paste, and what somebody might try. */
const texts = {
  script: '<script>alert("x")</script><img src=x onerror=alert(1)> &amp; "comillas" \'simples\'',
  typst: '#panic("no") #set page(width: 1pt) $1/0$ *negrita* _cursiva_ = título <etiqueta> @cita \\ // nada',
  rtl: 'Dijo \u2067مرحبا بالعالم\u2069 y שלום \u200fx',
  emoji: 'Migrar 👩🏽‍🌾 con 🇵🇪 y ✊🏿',
  lines: 'Primera línea\nSegunda línea\n\nOtro párrafo',
  sql: "'; drop table report; --",
  long: `Una${'muylargapalabra'.repeat(40)}`,
  address: 'Véase https://example.org/a?b=1&c=<d>. Y javascript:alert(1) no.',
} as const;

let house: House;
let session: HeldSession;
let first: Colleague;
let second: Colleague;
let html: string;
let spoken: string;

beforeAll(async () => {
  house = await openHouse();
  session = await holdSession(
    house,
    Object.entries(texts).map(([key, text]) => ({ key, theme: 1 as const, kind: 'recommendation', text })),
  );
  first = await colleague(house, 'Primera Persona', 'liaison-member', 'liaison');
  second = await colleague(house, 'Segunda Persona', 'agency-focal-point', 'working-group');
  await first.send(session.work);
  await translateAll(house, first, session);
  const title = { 'title.es': '<b>Resultados</b> #1 🌎', 'title.en': '<b>Results</b> #1', base: '1' };
  await first.send(`${session.work}/titulo`, title);
  await release(first, session);
  expect((await release(second, session)).status).toBe(303);
  html = await deskOf(house, undefined).page('/informes/2026');
  const pdf = await house.ask('/es/informes/2026/pdf');
  spoken = spokenText(readPdf(new Uint8Array(await pdf.arrayBuffer()))).join(' ');
}, 60_000);
afterAll(() => house.close());

describe('whatever a text holds is a text', () => {
  test.each(Object.entries(texts))('%s, letter by letter on the page', (_, text) => {
    expect(wordsIn(html.replaceAll('<br/>', ' ').replace(/<\/?a\b[^>]*>/g, ''))).toContain(
      wordsIn(escaped(text)).replace(/https:\/\//, ''),
    );
  });

  test('nothing of it is markup on any page', async () => {
    const pages = [
      '/informes',
      '/informes/2026',
      '/recomendaciones',
      ...Object.keys(texts).map((_, at) => `/recomendaciones/2026-t1-r${at + 1}`),
    ];
    for (const path of pages) {
      const page = await deskOf(house, undefined).page(path);
      expect(page).not.toMatch(/<script>|<img|<b>Resultados|<etiqueta|href="javascript/);
    }
    const work = await first.page(`${session.work}/seccion/recommendations.1`);
    expect(work).not.toMatch(/<script>|<img/);
  });

  test('nor in the document, where what no font has is left out', () => {
    const words = spoken.replace(/\s+/g, ' ');
    expect(words).toContain(
      '#panic("no") #set page(width: 1pt) $1/0$ *negrita* _cursiva_ = título <etiqueta> @cita \\ // nada',
    );
    expect(words).toContain('<script>alert("x")</script>');
    expect(words).toContain("'; drop table report; --");
    expect(words).toContain('Migrar con y');
    expect(words).toContain('Dijo [texto en otra escritura] y');
    // Read from the document in the order in which it is drawn.
    expect(words).toContain('םולש');
  });

  test('only addresses on the web lead anywhere', () => {
    expect(html).toContain('<a href="https://example.org/a?b=1&amp;c=">example.org/a?b=1&amp;c=</a>');
    expect(html).not.toContain('href="javascript:');
  });
});

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
