import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { readPdf } from '../../src/reports/pdf/testing/read-pdf.ts';
import { runToEnd } from '../program.ts';
import { dialogueTitle } from './convening.ts';
import { type Cycle, dayOf } from './cycle.ts';
import { rewritten, texts } from './reporting.ts';
import { arrive, follow, goTo, heading, keep, lines, main, textOf, type Visitor } from './visitor.ts';

/** Someone who only reads: no account, no invitation. */
const reader = (cycle: Cycle): Promise<Visitor> => arrive(cycle, { name: 'Lectora', email: 'lectora@publico.example' });

/** Who was admitted and who holds an office can be seen: on the mesa's page, and in the record. */
export async function seeWhatWasDecided(cycle: Cycle): Promise<void> {
  const lectora = await reader(cycle);
  const [day, nextYear] = [dayOf(cycle.opened), dayOf(cycle.opened.add({ hours: 24 * 365 }))];
  await goTo(lectora, '/mesas/2');
  const mesa = await lines(main(lectora));
  for (const line of [
    'Gloria Caal',
    nextYear,
    'Acta de la reunión de constitución',
    '2 organizaciones',
    'Albergue La Ceiba (ALC) México',
    'Y 1 más que prefirió no aparecer con su nombre.',
  ]) {
    expect(mesa).toContain(line);
  }
  await keep(lectora, 'mesa-2');
  await goTo(lectora, '/registro');
  // Several of a kind are folded, on the page all the same.
  const record = (await main(lectora).textContent()) ?? '';
  for (const line of [
    `Se otorgó a Gloria Caal un mandato: Secretaría, Mesa 2, desde el ${day}, y termina el ${nextYear}. Por designación. Fuente: «Acta de la reunión de constitución».`,
    'Albergue La Ceiba ingresó en Mesa 2.',
    'No se admitió una solicitud para Mesa 2. Motivo: La organización ya es miembro o ya tiene una solicitud en curso.',
    'Se revisó una objeción y se dio la razón a quien objetó.',
    'Una organización ingresó en Mesa 2.',
  ]) {
    expect(record).toContain(line);
  }
  await keep(lectora, 'registro');
}

/** From the home page to the report, its numbers, its recommendation's own address and its document. */
export async function readReport(cycle: Cycle): Promise<void> {
  const lectora = await reader(cycle);
  await goTo(lectora, '');
  expect(await lines(main(lectora))).toContain('Leer el último informe');
  await keep(lectora, 'inicio-con-informe');
  await follow(lectora, 'Leer el último informe');
  expect(await heading(lectora)).toBe(`Informe de resultados: ${dialogueTitle.es}`);
  const spanish = await lines(main(lectora));
  for (const [text] of texts.filter(([text]) => !text.includes('Rosa'))) expect(spanish).toContain(text);
  expect(spanish).toContain(rewritten[0]);
  expect(spanish.join(' ')).not.toMatch(/Rosa|Chi Canul/);
  await numbersStand(lectora);
  await keep(lectora, 'informe');
  await follow(lectora, 'T1·R1');
  await keep(lectora, 'recomendacion');
  expect([await heading(lectora), new URL(lectora.page.url()).pathname.split('/').slice(0, 3)]).toEqual([
    'Recomendación T1·R1',
    ['', 'es', 'recomendaciones'],
  ]);
  const recommendation = await lines(main(lectora));
  expect(recommendation).toContain('una nota de la relatoría a la pregunta 1');
  expect(recommendation).toContain(lectora.page.url());
  await readInEnglish(lectora);
  await takeDocuments(lectora);
}

/** Counts add up, and groups of fewer than five are told only together with others. */
async function numbersStand({ page }: Visitor): Promise<void> {
  for (const summary of await page.locator('summary', { hasText: 'Ver los datos en una tabla' }).all()) {
    await summary.click();
  }
  const tables = await page.locator('main table').all();
  const rows = await Promise.all(tables.map(async (table) => (await lines(table)).slice(1)));
  expect(rows).toEqual([
    [
      'Sociedad civil y otras partes interesadas 13 72,2 %',
      'Gobierno nacional, Gobierno local, Naciones Unidas y Otro, juntos 5 27,8 %',
    ],
    ['Mujer 10 55,6 %', 'Hombre, No binario y Sin respuesta, juntos 8 44,4 %'],
    ['México 7', 'Guatemala 6'],
  ]);
  const [figures = '', others = ''] = await Promise.all([
    textOf(page.locator('main .facts')),
    textOf(page.getByText(/^Otras 5 personas participaron desde 2 países más\./)),
  ]);
  expect([figures.replaceAll(/\s+/g, ' ').trim(), others]).toEqual([
    'participantes 18 países 4 voces en el panel 5',
    'Otras 5 personas participaron desde 2 países más. No se dice cuáles: de algunos hubo menos de 5 personas, y así nadie puede ser reconocido.',
  ]);
}

async function readInEnglish(lectora: Visitor): Promise<void> {
  await goTo(lectora, '/informes');
  await follow(lectora, /^Informe de resultados: /);
  await follow(lectora, 'EN', lectora.page.locator('header'));
  expect(await heading(lectora)).toBe(`Results report: ${dialogueTitle.en}`);
  const english = await lines(main(lectora));
  for (const [, text] of texts.filter(([, one]) => !one.includes('Rosa'))) expect(english).toContain(text);
  expect(english).toContain(rewritten[1]);
  await keep(lectora, 'report-in-english');
}

/** The document in each language: a PDF for everyone, tagged for a screen reader. */
async function takeDocuments({ page, context, cycle }: Visitor): Promise<void> {
  const links = await page.getByRole('link', { name: /^Accessible PDF/ }).all();
  for (const [index, language] of ['en', 'es'].entries()) {
    const address = (await links[index]?.getAttribute('href')) ?? '';
    const answer = await context.request.get(`${cycle.site.origin}${address}`);
    const bytes = await answer.body();
    expect([answer.headers()['content-type'], bytes.subarray(0, 5).toString()]).toEqual(['application/pdf', '%PDF-']);
    const { tagged, language: said, showsTitle, metadata } = readPdf(bytes);
    expect({ tagged, said, showsTitle, conforms: metadata.includes('<pdfuaid:part>1</pdfuaid:part>') }).toEqual({
      tagged: true,
      said: language,
      showsTitle: true,
      conforms: true,
    });
  }
}

/** Anyone can check that nothing in the record was changed: the command that its page names ends with status 0. */
export async function verifyRecord(cycle: Cycle, folder: string): Promise<void> {
  const { origin } = cycle.site;
  const keys = join(folder, 'keys.txt');
  const response = await fetch(`${origin}/es/registro/claves.txt`);
  writeFileSync(keys, await response.text());
  const checked = await runToEnd(['verify-record', `${origin}/es/registro/descarga`, '--key', keys], {});
  expect([checked.status, checked.errors]).toEqual([0, '']);
  expect(checked.output).toContain(' is whole: ');
}
