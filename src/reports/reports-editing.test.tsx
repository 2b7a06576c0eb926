import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { clear } from '../dialogues/testing/desk.ts';
import { deskOf } from '../testing/desk.ts';
import { givenBack } from '../testing/given-back.ts';
import { type House, openHouse } from '../testing/house.ts';
import { wordsIn } from '../testing/words.ts';
import {
  type Colleague,
  colleague,
  type HeldSession,
  holdSession,
  itemSaying,
  itemsIn,
  rewrite,
} from './testing/session.ts';

let house: House;
let session: HeldSession;
let editor: Colleague;
let other: Colleague;
let rapporteur: Colleague;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  session = await holdSession(house);
  editor = await colleague(house, 'Edith Ora', 'liaison-member', 'liaison');
  other = await colleague(house, 'Otto Redactor', 'agency-focal-point', 'working-group');
  rapporteur = await colleague(house, 'Relato Uno', 'rapporteur', `theme:${session.themes[0]}`);
});
afterEach(() => clear(house));

const start = () => editor.send(session.work);
const textsIn = async (section: string, theme: number | null = null) =>
  (await itemsIn(house, session))
    .filter((item) => item.section === section && item.themeId === (theme === null ? null : session.themes[theme - 1]))
    .map(({ wording }) => wording.text.es);

describe('a report is begun from the rapporteurs’ notes', () => {
  test('one text a note, in the section of its kind, tagged as the note was', async () => {
    expect(wordsIn(await editor.page(session.work))).toContain('Hay 6 notas de la relatoría');
    expect(await start()).toBe(`/es${session.work}?hecho=started`);
    expect(await textsIn('advances', 1)).toEqual(['Hay ventanilla única en tres ciudades.']);
    expect(await textsIn('challenges', 1)).toEqual(['Los trámites tardan.', 'La coordinación diaria funciona.']);
    expect(await textsIn('recommendations', 1)).toEqual(['Simplificar los trámites.', 'Escuchar a quienes migran.']);
    expect(await textsIn('recommendations', 2)).toEqual(['Reconocer los títulos.']);
    const { wording, noteIds } = await itemSaying(house, session, 'Simplificar los trámites.');
    expect(wording).toEqual({ form: 'point', text: { es: 'Simplificar los trámites.' }, objectives: [7, 15] });
    expect(noteIds).toEqual([session.notes.get('r1')]);
  });

  test('begun twice, or by two at once, it is one report', async () => {
    await Promise.all([start(), other.send(session.work), rapporteur.send(session.work)]);
    expect(await itemsIn(house, session)).toHaveLength(6);
  });

  test('not before the first theme has begun', async () => {
    house.setTime('2026-11-18T13:59:59Z');
    expect(await editor.refused(session.work)).toEqual(['El informe se empieza cuando el primer tema ya empezó.']);
    house.setTime('2026-11-18T14:00:00Z');
    await start();
    house.setTime('2026-11-20T12:00:00Z');
  });

  test('not by someone who edits no reports; nobody else learns that it is there', async () => {
    const guest = await colleague(house, 'Nadia Miembro', 'delegate', 'mesa:1');
    expect((await guest.ask(session.work, { form: {} })).status).toBe(403);
    expect((await deskOf(house, undefined).ask(session.work)).status).toBe(303);
    const elsewhere = await colleague(house, 'De Otro', 'rapporteur', 'theme:0199a1c8-0000-7000-8000-000000000000');
    expect((await elsewhere.ask(session.work)).status).toBe(404);
  });
});

describe('a rapporteur edits within the theme', () => {
  test('its sections, and no other theme’s nor the whole report’s', async () => {
    await start();
    const answers = await Promise.all(
      ['advances.1', 'recommendations.1', 'advances.2', 'introduction', 'conclusions', 'no-such.1'].map(
        async (part) => [part, (await rapporteur.ask(`${session.work}/seccion/${part}`)).status],
      ),
    );
    expect(answers).toEqual([
      ['advances.1', 200],
      ['recommendations.1', 200],
      ['advances.2', 403],
      ['introduction', 403],
      ['conclusions', 403],
      ['no-such.1', 404],
    ]);
    const theirs = await itemSaying(house, session, 'Reconocer los títulos.');
    expect((await rewrite(rapporteur, session, theirs, { 'text.es': 'Otra cosa' })).status).toBe(403);
    expect((await rapporteur.ask(`${session.work}/puntos/${theirs.id}/retiro`, { form: {} })).status).toBe(403);
    expect((await rapporteur.ask(`${session.work}/titulo`)).status).toBe(403);
    const own = await itemSaying(house, session, 'Simplificar los trámites.');
    expect((await rewrite(rapporteur, session, own, { 'text.es': 'Simplificar todo.' })).status).toBe(303);
  });

  test('and no longer a minute after the mandate has ended', async () => {
    await start();
    const ended = await house.signIn({
      name: 'Hasta Ayer',
      mandates: [{ office: 'rapporteur', body: `theme:${session.themes[0]}`, endsAt: '2026-11-20T11:59:00Z' }],
    });
    const late = deskOf(house, ended.token);
    expect((await late.ask(`${session.work}/seccion/advances.1`)).status).toBe(403);
    const form = {
      'text.es': 'Hay ventanilla única\nen <tres> ciudades.',
      'text.en': ' ',
      form: 'point',
      objectives: ['7', '15'],
      once: crypto.randomUUID(),
    };
    for (const part of ['advances.1/nuevo', 'conclusions/nuevo']) {
      const refused = await late.ask(`${session.work}/seccion/${part}`, { form });
      expect(refused.status).toBe(403);
      expect(givenBack(await refused.text())).toBe('Hay ventanilla única\r\nen &lt;tres&gt; ciudades.');
    }
    expect(await textsIn('advances', 1)).toEqual(['Hay ventanilla única en tres ciudades.']);
  });
});

describe('items are written from notes', () => {
  const part = () => `${session.work}/seccion/challenges.1`;

  test('several ticked become one, which keeps them as its sources; sent twice, it is one', async () => {
    await start();
    const form = {
      notes: [session.notes.get('challenge') ?? '', session.notes.get('lesson') ?? ''],
      once: crypto.randomUUID(),
    };
    const [first, second] = await Promise.all([rapporteur.send(part(), form), editor.send(part(), form)]);
    expect(second).toBe(first);
    const item = await itemSaying(house, session, joined);
    expect(new Set(item.noteIds)).toEqual(new Set(form.notes));
    expect(item.wording.objectives).toEqual([7]);
    expect(await textsIn('challenges', 1)).toEqual([joined]);
    expect(wordsIn(await editor.page(`${session.work}/puntos/${item.id}`))).toContain('De 2 notas');
  });

  const joined = 'Los trámites tardan. La coordinación diaria funciona.';
  const both = () => ['challenge', 'lesson'].map((key) => session.notes.get(key) ?? '');
  const join = (notes: readonly string[]) => editor.send(part(), { notes, once: crypto.randomUUID() });

  test('where the first of those stood that were made of these notes alone, and in their place', async () => {
    const once = crypto.randomUUID();
    await start();
    await editor.send(`${part()}/nuevo`, { 'text.es': 'Al final.', 'text.en': '', form: 'point', once });
    expect(wordsIn(await editor.page(part()))).toContain('El texto nuevo toma el lugar de los que se hicieron solo');
    const address = await join(both());
    expect(address).toContain('?hecho=joined');
    expect(wordsIn(await editor.page(address.replace('/es', '')))).toContain('en lugar de los que se habían hecho');
    expect(await textsIn('challenges', 1)).toEqual([joined, 'Al final.']);
    const { id } = await itemSaying(house, session, joined);
    await editor.send(`${session.work}/puntos/${id}/retiro`);
    for (const note of both()) expect(await join([note])).toContain('?hecho=added');
    expect(await textsIn('challenges', 1)).toEqual([
      'Al final.',
      'Los trámites tardan.',
      'La coordinación diaria funciona.',
    ]);
  });

  test('a text that somebody changed stays, and the new one leads to it', async () => {
    await start();
    const changed = await itemSaying(house, session, 'Los trámites tardan.');
    await rewrite(rapporteur, session, changed, { 'text.en': 'Procedures take long.' });
    const address = await join(both());
    expect(await textsIn('challenges', 1)).toEqual(['Los trámites tardan.', joined]);
    const html = await editor.page(address.replace('/es', ''));
    expect(html).toContain(`href="/es${session.work}/puntos/${changed.id}"`);
    expect(wordsIn(html)).toContain('Otro texto hecho de estas notas');
  });

  test('not from none, nor from another theme’s, nor from what is no note', async () => {
    await start();
    const once = crypto.randomUUID();
    const choose = 'Elija al menos una opción.';
    expect(await editor.refused(part(), { once })).toEqual([choose]);
    const foreign = [session.notes.get('r3') ?? ''];
    expect(await editor.refused(part(), { notes: foreign, once })).toEqual([
      'Una de las notas se retiró o es de otro tema.',
    ]);
    expect(await editor.refused(part(), { notes: ["' or 1=1"], once })).toEqual([
      'Elija una de las opciones de la lista.',
    ]);
  });

  test('or anew; without words in any language the form comes back', async () => {
    await start();
    const at = `${session.work}/seccion/conclusions/nuevo`;
    const once = crypto.randomUUID();
    expect(await editor.refused(at, { 'text.es': '   ', 'text.en': '', once })).toEqual([
      'Texto en español: Falta completar este dato.',
    ]);
    const refused = await editor.ask(at, { form: { 'text.es': 'x'.repeat(5001), form: 'point', once } });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('x'.repeat(5001));
    const form = { 'text.es': 'Falta camino.', 'text.en': 'There is a way to go.', form: 'paragraph', once };
    await Promise.all([editor.send(at, form), editor.send(at, form)]);
    expect(await textsIn('conclusions')).toEqual(['Falta camino.']);
  });
});

describe('nobody overwrites anybody', () => {
  test('one translates while another edits: both are kept', async () => {
    await start();
    const item = await itemSaying(house, session, 'Los trámites tardan.');
    const answers = await Promise.all([
      rewrite(editor, session, item, { 'text.es': 'Los trámites tardan meses.' }),
      rewrite(rapporteur, session, item, { 'text.en': 'Procedures take long.' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    const after = await itemSaying(house, session, 'Los trámites tardan meses.');
    expect(after.wording.text).toEqual({ es: 'Los trámites tardan meses.', en: 'Procedures take long.' });
    expect(after.version).toBe(3);
  });

  test('two write the same field: the second sees both, and decides', async () => {
    await start();
    const item = await itemSaying(house, session, 'Los trámites tardan.');
    await rewrite(editor, session, item, { 'text.es': 'Los trámites tardan meses.' });
    const conflict = await rewrite(rapporteur, session, item, { 'text.es': 'Los trámites tardan años.' });
    expect(conflict.status).toBe(409);
    const html = await conflict.text();
    expect(wordsIn(html)).toContain('Otra persona cambió lo mismo mientras usted escribía');
    expect(html).toMatch(/<blockquote lang="es">Los trámites tardan meses\.<\/blockquote>/);
    expect(html).toMatch(/<textarea[^>]*name="text\.es"[^>]*>Los trámites tardan años\.<\/textarea>/);
    expect(html).toContain('name="base" value="2"');
    expect((await itemSaying(house, session, 'Los trámites tardan meses.')).version).toBe(2);
    const decided = { ...item, version: 2 };
    expect((await rewrite(rapporteur, session, decided, { 'text.es': 'Tardan meses o años.' })).status).toBe(303);
    expect((await itemSaying(house, session, 'Tardan meses o años.')).version).toBe(3);
  });

  test('the same change sent twice is one', async () => {
    await start();
    const item = await itemSaying(house, session, 'Los trámites tardan.');
    const change = { 'text.es': 'Los trámites tardan meses.' };
    const answers = [await rewrite(editor, session, item, change), await rewrite(editor, session, item, change)];
    expect(answers.map(({ headers }) => headers.get('location')?.split('?')[1])).toEqual([
      'hecho=saved',
      'hecho=unchanged',
    ]);
  });

  test('what one removes while another writes is said, and the words are kept in the form', async () => {
    await start();
    const item = await itemSaying(house, session, 'Los trámites tardan.');
    await editor.send(`${session.work}/puntos/${item.id}/retiro`);
    expect(await textsIn('challenges', 1)).toEqual(['La coordinación diaria funciona.']);
    const late = await rewrite(rapporteur, session, item, { 'text.es': 'Mi texto largo' });
    expect(late.status).toBe(422);
    const html = await late.text();
    expect(wordsIn(html)).toContain('Otra persona quitó este texto del informe mientras usted escribía.');
    expect(html).toMatch(/<textarea[^>]*>Mi texto largo<\/textarea>/);
    const versions = house.deps.db.selectFrom('report_item_version').where('item_id', '=', item.id);
    expect(await versions.select('text').execute()).toEqual([{ text: { es: 'Los trámites tardan.' } }]);
    await editor.send(`${session.work}/puntos/${item.id}/retiro`);
    expect((await editor.ask(`${session.work}/puntos/${item.id}`)).status).toBe(404);
  });
});

describe('the order is chosen with buttons', () => {
  test('up, down and again: pressed twice, an item stands where it was put', async () => {
    await start();
    const [first, second] = (await itemsIn(house, session)).filter(
      ({ section, themeId }) => section === 'recommendations' && themeId === session.themes[0],
    );
    const order = `${session.work}/puntos/${second?.id}/orden`;
    await Promise.all([
      editor.send(order, { before: first?.id ?? '' }),
      editor.send(order, { before: first?.id ?? '' }),
    ]);
    expect(await textsIn('recommendations', 1)).toEqual(['Escuchar a quienes migran.', 'Simplificar los trámites.']);
    await editor.send(order, { before: '' });
    expect(await textsIn('recommendations', 1)).toEqual(['Simplificar los trámites.', 'Escuchar a quienes migran.']);
    await editor.send(order, { before: 'not-an-id' });
    expect(await textsIn('recommendations', 1)).toEqual(['Simplificar los trámites.', 'Escuchar a quienes migran.']);
  });
});

describe('what is left to do is said', () => {
  test('every text that is not in every language, each a link; the steps', async () => {
    await start();
    const page = wordsIn(await editor.page(session.work));
    expect(page).toContain('6 textos por traducir');
    expect(page).toContain('Falta en inglés');
    expect(page).toContain('Ahora Texto en todas las lenguas faltan 6 traducciones');
  });

  test('the title too; of the first edition no correction is asked', async () => {
    await start();
    const html = await editor.page(`${session.work}/titulo`);
    expect(html).not.toContain('correction');
    const form = { 'title.es': 'Resultados', 'title.en': 'Results', base: '1' };
    await editor.send(`${session.work}/titulo`, form);
    expect(wordsIn(await editor.page(session.work))).toContain('Resultados');
    expect((await other.ask(`${session.work}/titulo`, { form: { ...form, 'title.es': 'Otro título' } })).status).toBe(
      409,
    );
    expect(await editor.refused(`${session.work}/titulo`, { base: '2' })).toEqual([
      'Título en español: Falta completar este dato.',
    ]);
  });
});
