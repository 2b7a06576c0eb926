import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enter } from '../src/accounts/testing/browser.ts';
import { digest } from '../src/platform/random.ts';
import { root } from '../src/platform/root.ts';
import { prepareHouse } from '../src/prepare.ts';
import { type House, openHouse } from '../src/testing/house.ts';
import { linkTo } from '../src/testing/letters.ts';
import { wordsIn } from '../src/testing/words.ts';
import type { Answers } from './forms.ts';
import { inParallel, inspect, launch } from './look.ts';
import { faultsOf } from './page-faults.ts';
import { open, press, type Shown } from './press.ts';
import { anybody, type Site, serveSite, type Visitor } from './site.ts';
import { distinct, type Walk, walk } from './walk.ts';

/** Two mesas, five objectives, no parity, other languages, other offices: nothing of the first charter. */
const charter = `${root}/src/charter/testing/river-basin`;

let house: House;
let site: Site;
let browser: Browser;
let code: string | null;
let keeper: Visitor;
let boatman: Visitor;
let fordKeeper: Visitor;

beforeAll(async () => {
  house = await openHouse({ charter });
  code = await prepareHouse(house.deps);
  site = await serveSite(house, [anybody]);
  browser = await launch();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await site.close();
});

const said = ({ html }: Shown): string => wordsIn(html);
const errorsOn = ({ html }: Shown): string => wordsIn(/class="error-summary".*?<\/ul>/s.exec(html)?.[0] ?? '');

/** Signs in by a link, as everybody does; offices that ask for a second step have passed it. */
async function arrive(name: string, email: string): Promise<Visitor> {
  const token = await enter(house, email, 'pt');
  await house.deps.db
    .updateTable('session')
    .set({ second_factor_at: house.deps.clock() })
    .where('digest', '=', digest(token))
    .execute();
  return { ...anybody, name, token };
}

async function send(path: string, action: string, answers: Answers, as: Visitor): Promise<Shown> {
  const shown = await press(site, await open(site, path, as), action, answers, as);
  expect([action, shown.status, errorsOn(shown)]).toEqual([action, 200, '']);
  return shown;
}

describe('a second mechanism runs on the same code', () => {
  test('its first visit sets it up with the code of the console', async () => {
    const first = await open(site, '/pt', anybody);
    expect(first.path).toBe('/pt/instalar');
    const keeperOf = { name: 'Guida Amapá', email: 'guida@margens.example', language: 'pt' };
    await send('/pt/instalar', '/instalar', { code: code ?? '', ...keeperOf }, anybody);
    keeper = await arrive('keeper', 'guida@margens.example');
    expect(said(await open(site, '/pt/mi', keeper))).toContain('Guarda da casa');
  });

  test('its rules page shows its own figures', async () => {
    const rules = said(await open(site, '/fr/reglas', anybody));
    expect(rules).toContain('Forum des deux rives');
    expect(rules).toContain('Il y a 4 prises de parole de 7 minutes : 2 des villages et 2 des mairies.');
    expect(rules).toContain('Chaque organisation choisit 1 des 2 tables.');
    expect(rules).toContain('Il n’y a pas de règle de parité.');
    expect(rules).toContain('Moins de 3 personnes ne sont pas montrées à part.');
    expect(rules).not.toMatch(/\b(23|PMM|Conversatorio|mesa de)\b/i);
  });

  test('its keeper enters who holds its offices', async () => {
    const given = { from: '2026-11-20', source: 'Assembleia de 1 de novembro' };
    const people = [
      { office: 'mesa:1/boatman', name: 'João Passador', email: 'joao@margens.example' },
      { office: 'liaison/ford-keeper', name: 'Marie Gué', email: 'marie@margens.example' },
    ];
    for (const person of people) await send('/pt/mandatos', '/mandatos', { ...given, ...person }, keeper);
    boatman = await arrive('boatman', 'joao@margens.example');
    fordKeeper = await arrive('ford-keeper', 'marie@margens.example');
    expect(said(await open(site, '/pt/mi', boatman))).toContain('Barqueira ou barqueiro');
    expect(said(await open(site, '/fr/mi', fordKeeper))).toContain('Garde du gué');
  });

  test('an organization joins, and the holder of its mesa’s office admits it', async () => {
    const begun = await send('/pt/sumarse', '/sumarse', {}, anybody);
    const people = { 'representatives.0.name': 'Inês Ribeirinha', 'representatives.0.email': 'ines@pesca.example' };
    const steps: [string, Answers][] = [
      [
        '/organizacion',
        { name: 'Pesca do Oiapoque', group: 'associations', countries: 'BR', email: 'oi@pesca.example' },
      ],
      ['/trabajo', { objectives: ['4'] }],
      ['/mesas', { mesas: ['1'] }],
      ['/personas', people],
      ['/consentimientos', { 'consents.forum-work': 'on' }],
      ['/revisar', {}],
    ];
    let shown = begun;
    for (const [action, answers] of steps) shown = await press(site, shown, action, answers, anybody);
    expect(said(shown)).toContain('Mesa 1 · Passagem');
    expect(errorsOn(shown)).toBe('');
    const confirmation = await linkTo(house, 'oi@pesca.example');
    await send(confirmation, confirmation, {}, anybody);

    const list = await open(site, '/pt/solicitudes', boatman);
    const review = /href="(\/pt\/solicitudes\/[0-9a-f-]{36})"/.exec(list.html)?.[1] ?? '';
    const admitted = await send(review, review, { outcome: 'admitted' }, boatman);
    expect(said(admitted)).toContain('A organização foi admitida.');
    expect(said(await open(site, '/fr/mesas/1', anybody))).toContain('1 organisation');
  });

  test('a dialogue of its own format is convened: four talks of seven minutes', async () => {
    const title = inBoth('title', 'Primeira Roda', 'Première palabre');
    const data = { ...title, ...inBoth('summary', 'A vida no rio.', 'La vie du fleuve.') };
    const made = await send('/pt/conversatorios/nuevo', '/nuevo', { ...data, heldOn: '2027-05-10' }, fordKeeper);
    const home = made.path.split('?')[0] ?? '';
    const hours = { zone: 'America/Cayenne', starts: '2027-05-10T15:00', ends: '2027-05-10T16:30' };
    const about = {
      ...inBoth('title', 'A escola', 'L’école'),
      ...inBoth('introduction', 'Ir à escola do outro lado.', 'Aller à l’école d’en face.'),
    };
    const theme = await send(`${home}/temas/nuevo`, '/nuevo', { ...about, ...hours, objectives: ['4'] }, fordKeeper);
    const themeHome = /href="([^"]+\/temas\/[0-9a-f-]{36})"/.exec(theme.html)?.[1] ?? '';
    const question = inBoth('text', 'O que falta?', 'Que manque-t-il ?');
    await send(`${themeHome}/preguntas`, '/preguntas', question, fordKeeper);
    await send(
      `${themeHome}/equipo`,
      '/equipo',
      { name: 'Luc Notaire', email: 'luc@margens.example', agency: house.deps.charter.agencies[0]?.key ?? '' },
      fordKeeper,
    );
    for (const [sector, country, institution] of [
      ['villages', 'BR', 'Pesca do Oiapoque'],
      ['villages', 'GF', 'Village de Camopi'],
      ['town-halls', 'BR', 'Prefeitura de Oiapoque'],
      ['town-halls', 'GF', 'Mairie de Saint-Georges'],
    ] as const) {
      await send(`${themeHome}/panel/previsto`, '/previsto', { sector, country, institution }, fordKeeper);
    }
    await send(home, '/convocatoria', {}, fordKeeper);
    await send(`${themeHome}/panel/previsto`, '/publicacion', {}, fordKeeper);

    const shown = said(await open(site, '/pt/conversatorios/2027', anybody));
    expect(shown).toContain('A regra prevê 4 assentos, com 7 minutos cada um (Comunidades: 2 e Prefeituras: 2).');
    expect(shown).toContain('Caiena 15:00 – 16:30 Paris 20:00 – 21:30');
    expect(shown).toContain('Sub-regiões Margem esquerda: 2 e Margem direita: 2');
    expect(shown).not.toContain('Gênero');
    const agenda = await open(site, `${themeHome}/agenda`, fordKeeper);
    expect(said(agenda)).toContain('Falas · 4 7 15:21 20:21');
    expect(said(agenda)).not.toContain('Falas · 5');
    // One that is still being prepared: its pages are looked at below as well.
    const next = await send('/pt/conversatorios/nuevo', '/nuevo', { ...data, heldOn: '2027-11-08' }, fordKeeper);
    const later = { ...hours, starts: '2027-11-08T15:00', ends: '2027-11-08T16:30' };
    const nextTheme = { ...about, ...later, objectives: ['5'] };
    await send(`${next.path.split('?')[0]}/temas/nuevo`, '/nuevo', nextTheme, fordKeeper);
  });
});

describe.each(['pt', 'fr'])('every page of it, in %s', (language) => {
  let walks: Walk[];
  beforeAll(async () => {
    walks = [];
    for (const visitor of [anybody, keeper, boatman, fordKeeper]) walks.push(await walk(site, language, visitor));
  }, 60_000);

  test('is there, whole, and says nothing in another language', () => {
    expect(walks.flatMap(({ broken }) => broken)).toEqual([]);
    expect([...new Set(walks.flatMap(({ pages }) => pages.flatMap((page) => faultsOf(page, language))))]).toEqual([]);
    const words = walks.flatMap(({ pages }) => pages.map(({ html, path }) => `${path} ${wordsIn(html)}`));
    expect(
      words.filter((page) =>
        /Conversatorio|Mesa de Vinculación|[Ss]ecretaria da|[Ss]ecrétariat|PMM|Mecanismo de Diálogo Permanente/.test(
          page,
        ),
      ),
    ).toEqual([]);
  });

  test('has nothing that axe finds, nothing cut off, no complaint of the browser', { timeout: 200_000 }, async () => {
    const pages = distinct(
      walks.flatMap((each) => each.pages),
      1,
    );
    expect(pages.length).toBeGreaterThan(20);
    const sight = { origin: site.origin, colorScheme: 'light', bothSchemes: false, width: 360 } as const;
    expect(
      await inParallel(browser, pages, (page, { path, visitor: { name, token } }) =>
        inspect(page, { ...sight, path, name, token }),
      ),
    ).toEqual([]);
  });
});

const inBoth = (name: string, pt: string, fr: string): Answers => ({ [`${name}.pt`]: pt, [`${name}.fr`]: fr });
