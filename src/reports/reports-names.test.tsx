import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { clear } from '../dialogues/testing/desk.ts';
import { json } from '../platform/database.ts';
import { type House, openHouse } from '../testing/house.ts';
import { wordsIn } from '../testing/words.ts';
import {
  addMember,
  type Colleague,
  colleague,
  type HeldSession,
  holdSession,
  itemSaying,
  release,
  rewrite,
  seenDigest,
  translateAll,
} from './testing/session.ts';

// Concept note of the first Conversatorio, 8 August 2023, Result: no actor will be identified by name, so that the
// dialogue is frank. Results report, 2023: institutions of governments are named where they present their own initiatives.

let house: House;
let session: HeldSession;
let editor: Colleague;
let rapporteur: Colleague;
beforeAll(async () => {
  house = await openHouse();
  await addMember(house, { name: 'Fundación de Mujeres Ñandutí', acronym: 'FMÑ', formerName: 'Casa Refugio del Sur' });
});
afterAll(() => house.close());
beforeEach(async () => {
  session = await holdSession(house);
  editor = await colleague(house, 'Edith Ora', 'liaison-member', 'liaison');
  rapporteur = await colleague(house, 'Relato Uno', 'rapporteur', `theme:${session.themes[0]}`);
  await editor.send(session.work);
  await translateAll(house, editor, session);
});
afterEach(async () => {
  await clear(house);
  await house.deps.db.deleteFrom('government_institution').execute();
});

const item = () => itemSaying(house, session, 'Los trámites tardan.');
const say = async (words: string, desk = editor) => {
  const { status } = await rewrite(desk, session, await item(), { 'text.es': words });
  expect(status).toBe(303);
};
const names = () => `${session.work}/nombres`;

type Judgement = { readonly places: readonly string[]; readonly entity: string };

/** The judgements that the page offers, in its order. */
async function open(desk = editor): Promise<readonly (Judgement & { readonly matched: string })[]> {
  const html = await desk.page(names());
  return [...html.matchAll(/<li id="nombre-\d+">.*?<\/li>(?=<li id="nombre|<\/ol>)/gs)].flatMap(([item]) => {
    const places = [...item.matchAll(/name="places" value="([^"]+)"/g)].map(([, value = '']) => value);
    const entity = /name="entity" value="([^"]+)"/.exec(item)?.[1];
    const matched = wordsIn(/<h3>(.*?)<\/h3>/.exec(item)?.[1] ?? '');
    return entity ? [{ places, entity, matched }] : [];
  });
}

const judge = async (desk: Colleague, resolution: string, reason: string, which = 0) => {
  const judgement = (await open(desk))[which];
  if (!judgement) throw new Error('nothing is open');
  return { places: judgement.places, entity: judgement.entity, resolution, reason };
};

const reasonsAgainst = async (desk = editor): Promise<string> => wordsIn(await desk.page(`${session.work}/liberacion`));

describe('a name blocks the release', () => {
  test.each([
    ['in other accents and case', 'Lo dijo la fundacion de mujeres nanduti.', 'fundacion de mujeres nanduti'],
    ['by its acronym', 'Lo dijo la FMN.', 'FMN'],
    ['by a former name', 'Lo dijo Casa Refugio del Sur.', 'Casa Refugio del Sur'],
    ['of a person who works on it', 'Lo dijo Edith Ora.', 'Edith Ora'],
  ])('%s', async (_, words, matched) => {
    await say(words);
    expect((await open()).map((one) => one.matched)).toEqual([matched]);
    expect(await editor.page(names())).toContain(`<mark>${matched}</mark>`);
    expect(await reasonsAgainst()).toContain('Queda 1 nombre por resolver');
    expect((await release(editor, session)).status).toBe(422);
  });

  test('in one language only, and in the title', async () => {
    await rewrite(editor, session, await item(), { 'text.en': 'The FMÑ said so.' });
    const heading = { 'title.es': 'Informe de Edith Ora', 'title.en': 'Report', base: '1' };
    await editor.send(`${session.work}/titulo`, heading);
    const html = await editor.page(names());
    expect(html).toMatch(/<span lang="en" dir="auto">The <mark>FMÑ<\/mark> said so\.<\/span>/);
    expect((await open()).map((one) => one.matched)).toEqual(['Edith Ora', 'FMÑ']);
    expect(html).toContain(`href="/es${session.work}/titulo"`);
  });

  test('in what the dialogue and a theme are called, until they are called otherwise', async () => {
    const { db } = house.deps;
    const [theme] = session.themes;
    const title = { es: 'Tema de la FMÑ', en: 'Theme of the FMÑ' };
    await db
      .updateTable('theme')
      .set({ title: json(title) })
      .where('id', '=', theme)
      .execute();
    const called = { es: 'Encuentro de Edith Ora', en: 'Gathering' };
    await db
      .updateTable('dialogue')
      .set({ title: json(called) })
      .where('id', '=', session.id)
      .execute();
    expect((await open()).map((one) => one.matched)).toEqual(['Edith Ora', 'FMÑ']);
    const page = await editor.page(names());
    const manage = `/es/conversatorios/${session.slug}/gestion`;
    expect(page).toContain(`<a href="${manage}/datos">Encuentro · Título: cambiar el texto</a>`);
    expect(page).toContain(`<a href="${manage}/temas/${theme}">Tema 1 · Título del tema: cambiar el texto</a>`);
    expect(await reasonsAgainst()).toContain('Quedan 3 nombres por resolver');
    // A rapporteur judges within the theme, and does not convene.
    expect((await open(rapporteur)).map((one) => one.matched)).toEqual(['FMÑ']);
    expect(await rapporteur.page(names())).not.toContain(`<a href="${manage}`);
    await rapporteur.send(names(), await judge(rapporteur, 'not-a-name', 'Es un verso.'));
    expect((await open()).map((one) => one.matched)).toEqual(['Edith Ora']);
  });

  test('in a panel: a person, not the institutions that sit on it', async () => {
    const [theme] = session.themes;
    const seat = { theme_id: theme, stage: 'held', sector: 'civil-society', country: 'CL' } as const;
    const institutions = ['Fundación de Mujeres Ñandutí', 'Red de Edith Ora', 'Caminos de Agua (agua@caminos.example)'];
    await addMember(house, { name: 'Fundación Edith Ora' });
    await house.deps.db
      .insertInto('panel_seat')
      .values(
        [...institutions, 'Fundación Edith Ora'].map((institution, at) => ({ ...seat, institution, position: at + 1 })),
      )
      .execute();
    expect(await open()).toEqual([]);
    await house.deps.db
      .insertInto('panel_publication')
      .values({ theme_id: theme, stage: 'held', at: house.deps.clock() })
      .execute();
    expect((await open()).map((one) => one.matched)).toEqual(['Edith Ora', 'agua@caminos.example']);
    const panel = `/es/conversatorios/${session.slug}/gestion/temas/${theme}/panel/realizado`;
    expect(await editor.page(names())).toContain(`<a href="${panel}">Tema 1 · Voces del panel: cambiar el texto</a>`);
    await editor.send(names(), await judge(editor, 'not-a-name', 'Así se llama.'));
    expect((await open()).map((one) => one.matched)).toEqual(['agua@caminos.example']);
    await house.deps.db.deleteFrom('organization').where('name', '=', 'Fundación Edith Ora').execute();
  });

  test('a guest, a panellist and someone written down at the door are known too', async () => {
    const { db, clock } = house.deps;
    const [theme] = session.themes;
    await db
      .insertInto('invitation')
      .values({
        dialogue_id: session.id,
        list: 'gobiernos',
        email: 'gala.invitada@ministerio.example',
        name: 'Gala Invitada Ponce',
        institution: 'Consejo Andino de Puentes',
        country: 'EC',
        sector: 'national-government',
        language: 'es',
        invited_at: clock(),
      })
      .execute();
    await db
      .insertInto('panel_seat')
      .values({
        theme_id: theme,
        stage: 'held',
        position: 1,
        sector: 'civil-society',
        institution: 'Red Caminos de Agua',
        person_name: 'Pánfilo Ponente Urquiza',
        country: 'CL',
      })
      .execute();
    await db
      .insertInto('attendance')
      .values({
        theme_id: theme,
        name: 'Puerta Presente Salas',
        country: 'CL',
        sector: 'other',
        mode: 'in-person',
        source: 'host',
        noted_at: clock(),
      })
      .execute();
    await say(
      'Gala Invitada Ponce, de Consejo Andino de Puentes (gala.invitada@ministerio.example), Pánfilo Ponente, de la Red Caminos de Agua, y Puerta Presente Salas.',
    );
    expect((await open()).map((one) => one.matched)).toEqual([
      'Gala Invitada Ponce',
      'Consejo Andino de Puentes',
      'Pánfilo Ponente',
      'Red Caminos de Agua',
      'Puerta Presente Salas',
    ]);
    expect(await editor.page(names())).toContain('<mark>gala.invitada@ministerio.example</mark>');
  });

  test('whoever applies to join is known once the application is sent, the organization too', async () => {
    const { db, clock } = house.deps;
    const apply = async (name: string, person: string) => {
      const draft = { name, acronym: 'MASIETA', 'representatives.0.name': person, 'representatives.1.name': '' };
      const { id } = await db
        .insertInto('application')
        .values({ draft: json(draft), language: 'es', started_at: clock(), saved_at: clock() })
        .returning('id')
        .executeTakeFirstOrThrow();
      return { application_id: id, at: clock(), name, email: 'contacto@sierra.example', country: 'MX' };
    };
    await say('Hernán Lizcano y la MASIETA, de Manos de la Sierra (contacto@sierra.example).');
    const sent = await apply('Manos de la Sierra', 'Hernán Lizcano Prada');
    expect((await open()).map((one) => one.matched)).toEqual(['contacto@sierra.example']);
    await db.insertInto('application_submission').values(sent).execute();
    expect((await open()).map((one) => one.matched)).toEqual(['Hernán Lizcano', 'MASIETA']);
    const page = await editor.page(names());
    expect(wordsIn(page)).toContain('Organización: Manos de la Sierra');
    for (const named of ['MASIETA', 'Manos de la Sierra', 'contacto@sierra.example']) {
      expect(page).toContain(`<mark>${named}</mark>`);
    }
    await db.deleteFrom('application_submission').execute();
    await db.deleteFrom('application').execute();
  });

  test('the agencies that organize it, the Mechanism’s bodies and countries may stand', async () => {
    await say(
      'La OIM y la CEPAL, la Red Regional, la Mesa de Vinculación, Perú y México. Véase https://migrationnetwork.un.org',
    );
    expect(await open()).toEqual([]);
  });
});

describe('what was found is settled', () => {
  test('by writing it otherwise', async () => {
    await say('Lo dijo la FMÑ.');
    await rewrite(editor, session, await itemSaying(house, session, 'Lo dijo la FMÑ.'), {
      'text.es': 'Lo dijo una organización.',
    });
    expect(await open()).toEqual([]);
  });

  test('as no name, with a reason that stays beside it; another wording opens it again', async () => {
    await say('Cada hora hay una hora buena: la ora de Edith Ora.');
    expect(await editor.refused(names(), await judge(editor, 'not-a-name', '  '))).toEqual([
      'Motivo: Escriba por qué puede quedar así: se guarda con su nombre.',
    ]);
    const judgement = await judge(editor, 'not-a-name', 'Es un verso.');
    await Promise.all([editor.send(names(), judgement), editor.send(names(), judgement)]);
    expect(await open()).toEqual([]);
    const page = wordsIn(await editor.page(names()));
    expect(page).toContain('No es un nombre. Es un verso.');
    expect(page).toContain('Edith Ora, Integrante de la Mesa de Vinculación, 20 de noviembre de 2026');
    const stands = house.deps.db.selectFrom('naming_resolution').where('ended_at', 'is', null);
    expect(await stands.select(['resolution', 'matched']).execute()).toEqual([
      { resolution: 'not-a-name', matched: 'Edith Ora' },
    ]);

    const before = await itemSaying(house, session, 'Cada hora hay una hora buena: la ora de Edith Ora.');
    await rewrite(editor, session, before, { 'text.es': 'Cada hora hay una: la ora de Edith Ora.' });
    expect((await open()).map((one) => one.matched)).toEqual(['Edith Ora']);
  });

  test('and can be judged again', async () => {
    await say('La hora de Edith Ora.');
    await editor.send(names(), await judge(editor, 'not-a-name', 'Es un verso.'));
    const id = /name="resolutions" value="([^"]+)"/.exec(await editor.page(names()))?.[1] ?? '';
    await Promise.all([1, 2].map(() => editor.ask(`${names()}/reabrir`, { form: { resolutions: id } })));
    expect((await open()).map((one) => one.matched)).toEqual(['Edith Ora']);
  });

  test('not where the text changed while it was being judged', async () => {
    await say('La hora de Edith Ora.');
    const judgement = await judge(editor, 'not-a-name', 'Es un verso.');
    const before = await itemSaying(house, session, 'La hora de Edith Ora.');
    await rewrite(editor, session, before, { 'text.es': 'Lo dijo Edith Ora.' });
    expect(await editor.refused(names(), judgement)).toEqual([
      'El texto cambió desde que usted lo leyó. Revise el hallazgo otra vez.',
    ]);
  });

  test('a rapporteur judges within the theme alone', async () => {
    await say('Lo dijo Edith Ora.', rapporteur);
    const theirs = await itemSaying(house, session, 'Reconocer los títulos.');
    await rewrite(editor, session, theirs, { 'text.es': 'Reconocer los títulos de Edith Ora.' });
    expect((await open()).map((one) => one.matched)).toEqual(['Edith Ora', 'Edith Ora']);
    expect((await open(rapporteur)).map((one) => one.matched)).toEqual(['Edith Ora']);
    const foreign = await judge(editor, 'not-a-name', 'Porque sí.', 1);
    expect((await rapporteur.ask(names(), { form: foreign })).status).toBe(403);
  });
});

describe('an institution of a government presents its own initiative', () => {
  const ministry = { 'name.es': 'Ministerio de Puentes', 'name.en': 'Ministry of Bridges', acronym: '', country: 'PE' };
  const named = 'El Ministerio de Puentes presentó su plan.';

  test('is found once it is known, in every language; known twice, it is refused', async () => {
    await rewrite(editor, session, await item(), { 'text.es': named, 'text.en': 'The Ministry of Bridges presented.' });
    expect(await open()).toEqual([]);
    await editor.send(`${names()}/instituciones`, ministry);
    expect(await editor.refused(`${names()}/instituciones`, ministry)).toEqual([
      'Nombre en español: El sistema ya conoce a esa institución.',
    ]);
    const alike = { ...ministry, 'name.es': 'MINISTERIO DE PUENTES', 'name.en': '' };
    expect(await editor.refused(`${names()}/instituciones`, alike)).toEqual([
      'Nombre en español: El sistema ya conoce a esa institución.',
    ]);
    expect(await editor.refused(`${names()}/instituciones`, { ...ministry, acronym: 'M'.repeat(41) })).toEqual([
      'Nombre en español: El sistema ya conoce a esa institución.',
      'Siglas: Es demasiado largo: caben 40 caracteres como máximo.',
    ]);
    expect(await editor.refused(`${names()}/instituciones`, {})).toEqual([
      'Nombre en español: Falta completar este dato.',
      'País: Falta completar este dato.',
    ]);
    const [only, ...others] = await open();
    expect(others).toEqual([]);
    expect(only?.places).toHaveLength(2);
  });

  test('is approved only by the power, by name; with all reasons at once otherwise', async () => {
    await editor.send(`${names()}/instituciones`, ministry);
    await say(named, rapporteur);
    expect(await rapporteur.page(names())).toMatch(/value="government-initiative"[^>]*disabled/);
    expect(await rapporteur.refused(names(), await judge(rapporteur, 'government-initiative', ''))).toEqual([
      '¿Por qué puede quedar? Para aprobar que se nombre a una institución hace falta un cargo que lo permita.',
      'Motivo: Escriba por qué puede quedar así: se guarda con su nombre.',
    ]);
    const { resolution: _, ...unanswered } = await judge(rapporteur, '', ' ');
    expect(await rapporteur.refused(names(), unanswered)).toEqual([
      '¿Por qué puede quedar? Falta completar este dato.',
      'Motivo: Escriba por qué puede quedar así: se guarda con su nombre.',
    ]);
    const long = await judge(rapporteur, 'government-initiative', 'a'.repeat(501));
    expect(await rapporteur.refused(names(), long)).toEqual([
      '¿Por qué puede quedar? Para aprobar que se nombre a una institución hace falta un cargo que lo permita.',
      'Motivo: Es demasiado largo: caben 500 caracteres como máximo.',
    ]);
    await editor.send(names(), await judge(editor, 'government-initiative', 'La presentó en el panel.'));
    expect(await open()).toEqual([]);
    expect(wordsIn(await editor.page(names()))).toContain(
      'Aprobado: iniciativa propia de un gobierno. La presentó en el panel. Edith Ora, Integrante de la Mesa de Vinculación',
    );
  });

  test('a member organization cannot be named in this way', async () => {
    await say('Lo dijo la FMÑ.');
    expect(await editor.refused(names(), await judge(editor, 'government-initiative', 'Es del gobierno.'))).toEqual([
      '¿Por qué puede quedar? Solo se puede nombrar a instituciones de gobierno que presentan sus propias iniciativas.',
    ]);
  });
});

describe('hostile input', () => {
  test('script tags, quotes and right-to-left text stand as they are, marked where a name is', async () => {
    await say('<script>alert("FMÑ")</script> \u200f FMÑ \u2067مرحبا\u2069 🌎');
    const html = await editor.page(names());
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('&lt;script&gt;alert(&quot;<mark>FMÑ</mark>&quot;)&lt;/script&gt;');
  });

  test.each([
    ['nothing', {}],
    ['a place that is none', { places: "' or 1=1 --", entity: 'x', resolution: 'not-a-name', reason: 'x' }],
    [
      'a place of another report',
      { places: `${crypto.randomUUID()} es 0 3 ${'0'.repeat(64)}`, entity: 'x', resolution: 'not-a-name', reason: 'x' },
    ],
  ])('%s is refused', async (_, form) => {
    expect((await editor.ask(names(), { form })).status).toBe(422);
  });

  test('a release form without a digest is refused, and releases nothing', async () => {
    expect((await editor.ask(`${session.work}/liberacion`, { form: { seen: 'x' } })).status).toBe(422);
    expect(await seenDigest(editor, session)).toMatch(/^[0-9a-f]{64}$/);
    expect(await house.deps.db.selectFrom('report_release').select('by').execute()).toEqual([]);
  });
});
