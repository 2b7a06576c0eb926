import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { clear, lastEntry, recorded } from '../dialogues/testing/desk.ts';
import { deskOf } from '../testing/desk.ts';
import { type House, openHouse } from '../testing/house.ts';
import { wordsIn } from '../testing/words.ts';
import { readPdf, spokenText } from './pdf/testing/read-pdf.ts';
import {
  type Colleague,
  colleague,
  type HeldSession,
  holdSession,
  itemSaying,
  noteAttendance,
  release,
  rewrite,
  seenDigest,
  translateAll,
} from './testing/session.ts';

// This charter: two different persons release a report; an edit voids what was released.

let house: House;
let session: HeldSession;
let first: Colleague;
let second: Colleague;
let entries: number;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

async function begin(): Promise<void> {
  await clear(house);
  entries = await lastEntry(house);
  session = await holdSession(house);
  first = await colleague(house, 'Primera Persona', 'liaison-member', 'liaison');
  second = await colleague(house, 'Segunda Persona', 'agency-focal-point', 'working-group');
  await first.send(session.work);
}

const releases = () => `${session.work}/liberacion`;
const anyone = () => deskOf(house, undefined);
const voidsRecorded = async () =>
  (await recorded(house, entries, ['report-released'])).map(({ facts }) => (facts as { voids?: number }).voids);
const retitle = (desk: Colleague, base: number, more: Record<string, string> = {}) =>
  desk.send(`${session.work}/titulo`, { 'title.es': 'Resultados', 'title.en': 'Results', base: String(base), ...more });

describe('released by two different persons', () => {
  beforeEach(begin);

  test('every open reason is said at once, each leading to where it is put right', async () => {
    await rewrite(first, session, await itemSaying(house, session, 'Los trámites tardan.'), {
      'text.es': 'Lo dijo Segunda Persona.',
    });
    const html = await first.page(releases());
    expect(wordsIn(html)).toContain(
      'Todavía no puede darlo: 2 motivos Faltan 6 textos por traducir. Queda 1 nombre por resolver: el informe no identifica a nadie por su nombre.',
    );
    expect(html).toContain(`href="/es${session.work}#por-traducir"`);
    expect(html).not.toContain('Doy mi visto bueno');
    const sent = { seen: 'f'.repeat(64), once: crypto.randomUUID() };
    expect(await first.refused(releases(), sent)).toEqual([
      'El texto cambió desde que usted lo leyó. Léalo otra vez antes de dar su visto bueno.',
      'Faltan 6 textos por traducir.',
      'Queda 1 nombre por resolver: el informe no identifica a nadie por su nombre.',
    ]);
  });

  test('the same person twice is refused; pressed twice, it is one release', async () => {
    await translateAll(house, first, session);
    const form = { seen: await seenDigest(first, session), once: crypto.randomUUID() };
    const at = await Promise.all([first.send(releases(), form), first.send(releases(), form)]);
    expect(at).toEqual([`/es${releases()}?hecho=released`, `/es${releases()}?hecho=released`]);
    expect(await first.refused(releases(), { ...form, once: crypto.randomUUID() })).toEqual([
      'Usted ya dio su visto bueno a este texto. Hace falta el de otra persona.',
    ]);
    expect(wordsIn(await second.page(releases()))).toContain('Vistos buenos: 1 de 2 Primera Persona');
    expect((await anyone().ask('/informes/2026')).status).toBe(404);
  });

  test('an edit after the first release voids it; back to the old wording, it stands again', async () => {
    await translateAll(house, first, session);
    await release(first, session);
    const before = await itemSaying(house, session, 'Los trámites tardan.');
    await rewrite(second, session, before, { 'text.es': 'Los trámites tardan meses.' });
    expect(wordsIn(await second.page(releases()))).toContain('Vistos buenos: 0 de 2 Hubo otro, de un texto anterior');
    expect((await release(second, session)).headers.get('location')).toBe(`/es${releases()}?hecho=released`);
    expect((await anyone().ask('/informes/2026')).status).toBe(404);

    expect(await voidsRecorded()).toEqual([undefined, 1]);
    expect(wordsIn(await anyone().page('/registro'))).toContain(
      'visto bueno número 1, de Segunda Persona. El texto había cambiado: el visto bueno anterior ya no cuenta.',
    );

    const after = await itemSaying(house, session, 'Los trámites tardan meses.');
    await rewrite(second, session, after, { 'text.es': 'Los trámites tardan.' });
    expect(wordsIn(await second.page(releases()))).toContain('Vistos buenos: 1 de 2 Primera Persona');
  });

  test.each([
    [
      'another order',
      async () => {
        const item = await itemSaying(house, session, 'Escuchar a quienes migran.');
        const before = (await itemSaying(house, session, 'Simplificar los trámites.')).id;
        await second.send(`${session.work}/puntos/${item.id}/orden`, { before });
      },
    ],
    [
      'another tag',
      async () => {
        const item = await itemSaying(house, session, 'Escuchar a quienes migran.');
        await rewrite(second, session, item, { objectives: ['16', '17'] });
      },
    ],
    [
      'a text taken out',
      async () => {
        const item = await itemSaying(house, session, 'Escuchar a quienes migran.');
        await second.send(`${session.work}/puntos/${item.id}/retiro`);
      },
    ],
    [
      'another title',
      async () => {
        await retitle(second, 1);
      },
    ],
    [
      'somebody added to the attendance',
      async () => {
        const group = { country: 'MX', sector: 'un', gender: 'man', persons: 1 };
        await noteAttendance(house, session.themes[0], [group]);
      },
    ],
  ])('%s voids it as well', async (_, change) => {
    await translateAll(house, first, session);
    const seen = await seenDigest(second, session);
    await release(first, session);
    await change();
    expect(await second.refused(releases(), { seen, once: crypto.randomUUID() })).toEqual([
      'El texto cambió desde que usted lo leyó. Léalo otra vez antes de dar su visto bueno.',
    ]);
    expect(wordsIn(await second.page(releases()))).toContain('Vistos buenos: 0 de 2');
  });

  test('a new member whose name stands in the text keeps a released report from being published', async () => {
    await rewrite(first, session, await itemSaying(house, session, 'Reconocer los títulos.'), {
      'text.es': 'Lo pidió Quimera Inventada.',
    });
    await translateAll(house, first, session);
    await release(first, session);
    await house.signIn({ name: 'Quimera Inventada' });
    expect((await release(second, session)).status).toBe(422);
    expect((await anyone().ask('/informes/2026')).status).toBe(404);
  });

  test('nothing is released while a session is still to be held: whoever takes part in it would be missing', async () => {
    await translateAll(house, first, session);
    const ends = house.deps.clock().add({ minutes: 1 });
    await house.deps.db.updateTable('theme').set({ ends_at: ends }).where('id', '=', session.themes[1]).execute();
    const sent = { seen: 'f'.repeat(64), once: crypto.randomUUID() };
    expect(wordsIn(await first.page(releases()))).toContain('Todavía no terminó el diálogo');
    expect(await first.refused(releases(), sent)).toContain(
      'Todavía no terminó el diálogo: se espera a que pasen todas sus sesiones.',
    );
  });

  test('nobody releases without the power, nor without the second factor', async () => {
    const rapporteur = await colleague(house, 'Relato Uno', 'rapporteur', `theme:${session.themes[0]}`);
    expect((await rapporteur.ask(releases())).status).toBe(403);
    expect((await rapporteur.ask(`${session.work}/publicacion`, { form: {} })).status).toBe(403);
    const hasty = await house.signIn({
      name: 'Sin Segundo',
      secondFactor: false,
      mandates: [{ office: 'liaison-member', body: 'liaison' }],
    });
    const answer = await deskOf(house, hasty.token).ask(releases(), { form: { seen: 'x' } });
    expect(answer.headers.get('location')).toContain('/es/entrar/segundo-factor');
  });
});

test('of a session of fewer than five nothing is told in figures, not even how many they were', async () => {
  await begin();
  const few = { country: 'MX', sector: 'civil-society', gender: 'woman', persons: 4 };
  await noteAttendance(house, session.themes[0], [few]);
  await translateAll(house, first, session);
  await release(first, session);
  await release(second, session);
  const { themes } = await (await anyone().ask('/informes/2026/datos')).json();
  expect(themes[0].numbers).toMatchObject({ participants: null, countries: null, byCountry: { kind: 'withheld' } });
  const page = wordsIn(await anyone().page('/informes/2026'));
  expect(page).toContain('Las distribuciones de grupos muy pequeños no se muestran');
  expect(page).not.toMatch(/4 participantes|participantes 4|1 país|país 1/);
}, 60_000);

describe('published', () => {
  beforeAll(async () => {
    await begin();
    await noteAttendance(house, session.themes[0], [
      { country: 'MX', sector: 'civil-society', gender: 'woman', persons: 21 },
      { country: 'PE', sector: 'civil-society', gender: 'man', persons: 17 },
      { country: 'CL', sector: 'un', gender: 'woman', persons: 9 },
      { country: 'BB', sector: 'un', gender: 'non-binary', persons: 3 },
      { country: 'JM', sector: 'national-government', gender: 'man', persons: 2 },
    ]);
    await translateAll(house, first, session);
    await retitle(first, 1, { 'summary.es': 'En breve.', 'summary.en': 'In brief.' });
    entries = await lastEntry(house);
    await release(first, session);
    const published = await release(second, session);
    expect(published.headers.get('location')).toBe(`/es${session.work}?hecho=published`);
  }, 60_000);

  test('with the last release, once: pressed again, nothing happens again', async () => {
    await Promise.all([1, 2].map(() => second.send(`${session.work}/publicacion`)));
    expect(await house.deps.db.selectFrom('report_publication').select(['edition', 'slug']).execute()).toEqual([
      { edition: 1, slug: '2026' },
    ]);
    expect(wordsIn(await second.page(releases()))).toContain('La edición 1 está publicada.');
  });

  test('both releases, the publication and every recommendation are on the public record, with who released', async () => {
    const kinds = ['report-released', 'report-published', 'recommendation-published'];
    const rows = await recorded(house, entries, kinds);
    const [publication] = await house.deps.db.selectFrom('report_publication').select('digest').execute();
    const digest = publication?.digest.toString('hex');
    const title = { es: 'Resultados', en: 'Results' };
    const by = { committed: expect.stringMatching(/^[0-9a-f]{64}$/) };
    expect(rows).toEqual([
      { kind: 'report-released', facts: { title, digest, release: 1, by } },
      { kind: 'report-released', facts: { title, digest, release: 2, by } },
      { kind: 'report-published', facts: { title, digest } },
      { kind: 'recommendation-published', facts: { report: '2026', code: 'T1·R1', digest } },
      { kind: 'recommendation-published', facts: { report: '2026', code: 'T1·R2', digest } },
      { kind: 'recommendation-published', facts: { report: '2026', code: 'T2·R1', digest } },
    ]);
    const record = wordsIn(await anyone().page('/registro'));
    expect(record).toContain('El informe «Resultados» recibió el visto bueno número 1, de Primera Persona.');
    expect(record).toContain('El informe «Resultados» recibió el visto bueno número 2, de Segunda Persona.');
  });

  test('at its address, with its text, its numbers, who released it and how it was checked', async () => {
    const html = await anyone().page('/informes/2026');
    const page = wordsIn(html);
    for (const words of [
      'Resultados',
      'En breve.',
      'Los trámites tardan.',
      'T1·R1 · Objetivos 7 y 15',
      'Edición 1, publicada el 20 de noviembre de 2026',
      'Primera Persona , Integrante de la Mesa de Vinculación, 20 de noviembre de 2026',
      'Segunda Persona',
      'Apariciones: 0.',
    ]) {
      expect(page).toContain(words);
    }
    expect(html).toContain('href="http://localhost:3000/es/informes/2026"');
    const seq = /href="\/es\/registro\/(\d+)"/.exec(html)?.[1] ?? '';
    expect(wordsIn(await anyone().page(`/registro/${seq}`))).toContain('Se publicó el informe «Resultados».');
    const english = wordsIn(await (await house.ask('/en/informes/2026')).text());
    expect(english).toContain('In English: Los trámites tardan.');
    expect(english).toContain('Results');
    expect(wordsIn(await anyone().page('/informes'))).toContain('Resultados');
    expect(html).not.toContain('Preparar una corrección');
    expect(await first.page('/informes/2026')).toContain(`href="/es${session.work}">Preparar una corrección`);
  });

  test('its digest is the SHA-256 of the data that anyone can download', async () => {
    const data = await anyone().ask('/informes/2026/datos');
    expect(data.headers.get('content-disposition')).toBe('attachment; filename="informe-2026.json"');
    const bytes = Buffer.from(await data.arrayBuffer());
    const digest = createHash('sha256').update(bytes).digest('hex');
    expect(await anyone().page('/informes/2026')).toContain(`<code>${digest}</code>`);
    expect(
      JSON.parse(bytes.toString()).sections.map(({ key, theme }: { key: string; theme: number }) => [key, theme]),
    ).toEqual([
      ['advances', 1],
      ['challenges', 1],
      ['recommendations', 1],
      ['recommendations', 2],
    ]);
  });

  test('as a tagged document in the language of the address, by its own validator', async () => {
    const answer = await anyone().ask('/informes/2026/pdf');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(answer.headers.get('content-disposition')).toBe('inline; filename="informe-2026-es.pdf"');
    const pdf = readPdf(new Uint8Array(await answer.arrayBuffer()));
    expect([pdf.tagged, pdf.language]).toEqual([true, 'es']);
    const spoken = spokenText(pdf).join(' ');
    expect(spoken).toContain('Los trámites tardan.');
    expect(spoken).toContain('T1·R1');
    expect(spoken).not.toContain('Primera Persona');
    const etag = answer.headers.get('etag') ?? '';
    expect((await anyone().ask('/informes/2026/pdf', { headers: { 'if-none-match': etag } })).status).toBe(304);
    const english = readPdf(new Uint8Array(await (await house.ask('/en/informes/2026/pdf')).arrayBuffer()));
    expect(english.language).toBe('en');
    expect(spokenText(english).join(' ')).toContain('In English: Los trámites tardan.');
  });

  test('small counts are in no published form, nor can they be found by subtraction', async () => {
    const html = await anyone().page('/informes/2026');
    const data = await (await anyone().ask('/informes/2026/datos')).text();
    const document = readPdf(new Uint8Array(await (await anyone().ask('/informes/2026/pdf')).arrayBuffer()));
    const { numbers } = JSON.parse(data).themes[0];
    expect([numbers.participants, numbers.countries]).toEqual([52, 5]);
    // Three and two persons alone in a country, a sector or a gender: joined by another, and the rest stays.
    expect(numbers.byCountry).toEqual({
      kind: 'shown',
      cells: [
        { key: 'MX', count: 21 },
        { key: 'PE', count: 17 },
        { key: 'CL', count: 9 },
      ],
      merged: { keys: [], count: 5 },
    });
    for (const table of [numbers.byGender, numbers.bySector]) {
      const { cells, merged } = table;
      expect(merged.count).toBeGreaterThanOrEqual(5);
      expect(cells.every(({ count }: { count: number }) => count >= 5)).toBe(true);
    }
    const published = [wordsIn(html), spokenText(document).join(' ')];
    for (const text of published) {
      expect(text).not.toMatch(/Barbados|Jamaica/);
      expect(text).toMatch(/Otros países, juntos|de 2 países más/);
      expect(text).toContain('México');
    }
  });

  test('its recommendations each at an address of their own, from which its notes are counted, never quoted', async () => {
    const html = await anyone().page('/recomendaciones/2026-t1-r1');
    const page = wordsIn(html);
    expect(page).toContain('Recomendación T1·R1 Simplificar los trámites.');
    expect(page).toContain('una nota de la relatoría a la pregunta 1');
    expect(html).toContain('rel="next" href="/es/recomendaciones/2026-t1-r2"');
    const list = wordsIn(await anyone().page('/recomendaciones'));
    expect(list).toContain('Las 3 recomendaciones');
    const filtered = wordsIn(await anyone().page('/recomendaciones?objetivo=18'));
    expect(filtered).toContain('Una recomendación.');
    expect(filtered).toContain('Reconocer los títulos.');
    expect(filtered).not.toContain('Simplificar los trámites. T1');
    expect(wordsIn(await anyone().page('/recomendaciones?objetivo=3'))).toContain(
      'Ninguna recomendación habla de esto todavía.',
    );
    expect(wordsIn(await anyone().page("/recomendaciones?objetivo='--&pagina=999999&conversatorio=<x>"))).toContain(
      'Las 3 recomendaciones',
    );
  });

  test.each([
    '/informes/1999',
    '/informes/2026/2',
    '/informes/2026/0',
    '/informes/2026/9/pdf',
    '/recomendaciones/2026-t9-r9',
  ])('%s is not there', async (path) => {
    expect((await anyone().ask(path)).status).toBe(404);
  });

  describe('a new edition', () => {
    beforeAll(async () => {
      const late = { country: 'GY', sector: 'other', gender: 'woman', persons: 1 };
      await noteAttendance(house, session.themes[0], [late]);
      const removed = await itemSaying(house, session, 'Simplificar los trámites.');
      await first.send(`${session.work}/puntos/${removed.id}/retiro`);
      const kept = await itemSaying(house, session, 'Escuchar a quienes migran.');
      await rewrite(first, session, kept, { 'text.es': 'Escuchar siempre a quienes migran.' });
      const added = { 'text.es': 'Medir lo que se hace.', 'text.en': 'Measure what is done.', form: 'point' };
      const once = crypto.randomUUID();
      await first.send(`${session.work}/seccion/recommendations.1/nuevo`, { ...added, objectives: ['1'], once });
    });

    test('is not released before it says what it corrects', async () => {
      const page = wordsIn(await first.page(releases()));
      expect(page).toContain('Falta decir qué corrige esta edición.');
      await retitle(first, 2, {
        'summary.es': 'En breve.',
        'summary.en': 'In brief.',
        'correction.es': 'Se quitó la primera recomendación.',
        'correction.en': 'The first recommendation was taken out.',
      });
      entries = await lastEntry(house);
      await release(first, session);
      expect((await release(second, session)).headers.get('location')).toBe(`/es${session.work}?hecho=published`);
      const [published, ...rest] = await recorded(house, entries, ['report-corrected', 'recommendation-published']);
      expect(published?.facts).toMatchObject({
        replaces: expect.stringMatching(/^[0-9a-f]{64}$/),
        recommendations: { withdrawn: ['T1·R1'], added: ['T1·R3'], changed: ['T1·R2'] },
      });
      expect(await voidsRecorded()).toEqual([undefined, undefined]);
      expect(wordsIn(await anyone().page('/registro'))).toContain(
        'Se corrigió el informe «Resultados». Ya no contiene la recomendación T1·R1. Agrega la recomendación T1·R3. Cambia la recomendación T1·R2.',
      );
      expect(rest.map(({ facts }) => facts)).toMatchObject([{ code: 'T1·R3' }]);
    }, 60_000);

    test('keeps the earlier one reachable, and says on it that there is a later one', async () => {
      const now = wordsIn(await anyone().page('/informes/2026'));
      expect(now).toContain('Qué corrige la edición 2 Se quitó la primera recomendación.');
      expect(now).toContain('Otras ediciones Edición 1, publicada el 20 de noviembre de 2026');
      const before = wordsIn(await anyone().page('/informes/2026/1'));
      expect(before).toContain('Hay una edición más reciente de este informe');
      expect(before).toContain('Simplificar los trámites.');
      const old = await anyone().ask('/informes/2026/1/pdf');
      expect(old.headers.get('content-disposition')).toBe('inline; filename="informe-2026-es.pdf"');
      const recent = await anyone().ask('/informes/2026/pdf');
      expect(recent.headers.get('content-disposition')).toBe('inline; filename="informe-2026-ed2-es.pdf"');
    });

    test('every recommendation keeps its number and address, also the one it leaves out', async () => {
      expect(wordsIn(await anyone().page('/recomendaciones/2026-t1-r1'))).toContain(
        'La edición 2 del informe ya no la contiene',
      );
      expect(wordsIn(await anyone().page('/recomendaciones/2026-t1-r2'))).toContain(
        'Escuchar siempre a quienes migran.',
      );
      expect(wordsIn(await anyone().page('/recomendaciones/2026-t1-r3'))).toContain('Medir lo que se hace.');
      const list = wordsIn(await anyone().page('/recomendaciones'));
      expect(list).toContain('Las 3 recomendaciones');
      expect(list).not.toContain('Simplificar los trámites.');
    });

    test('has the figures of the one before, and so has every public page, whoever was noted since', async () => {
      await house.signIn({ name: 'Quien Opera', mandates: [{ office: 'operator', body: 'mechanism' }] });
      const [one, two] = await Promise.all(
        [1, 2].map(async (edition) => (await anyone().ask(`/informes/2026/${edition}/datos`)).json()),
      );
      expect([two.edition, two.themes, two.numbers]).toEqual([2, one.themes, one.numbers]);
      expect(wordsIn(await anyone().page('/conversatorios/2026'))).toContain('participantes 52 países 5');
      expect(wordsIn(await anyone().page('/conversatorios'))).toContain('52 participantes de 5 países');
      expect(wordsIn(await (await house.ask('/es')).text())).toMatch(
        /participantes de 5 países · tema 1 52 recomendaciones en total 3/,
      );
    });

    test('the earlier one is withheld by someone who releases, with a reason; the latest is not', async () => {
      const form = (edition: number) => `${session.work}/ediciones/${edition}`;
      expect(await first.page('/informes/2026/1')).toContain(`href="/es${form(1)}"`);
      expect(await first.page(session.work)).toContain(`href="/es${form(1)}"`);
      expect(await anyone().page('/informes/2026/1')).not.toContain('/ediciones/');
      const reason = { 'reason.es': 'Nombraba a una persona.', 'reason.en': '' };
      expect(wordsIn(await first.page(form(2)))).toContain('La edición más reciente no puede dejar de publicarse');
      expect((await first.ask(form(2), { form: reason })).status).toBe(422);
      expect((await first.ask(form(3))).status).toBe(404);
      expect(await first.refused(form(1), { 'reason.es': ' ' })).toHaveLength(1);
      const rapporteur = await colleague(house, 'Relato Dos', 'rapporteur', `theme:${session.themes[0]}`);
      expect((await rapporteur.ask(form(1), { form: reason })).status).toBe(403);
      expect((await anyone().ask('/informes/2026/1')).status).toBe(200);

      const digest = await house.deps.db
        .selectFrom('report_publication')
        .select('digest')
        .where('edition', '=', 1)
        .executeTakeFirstOrThrow();
      entries = await lastEntry(house);
      const sent = await Promise.all([1, 2].map(() => first.send(form(1), reason)));
      expect(sent).toEqual([1, 2].map(() => `/es${session.work}?hecho=withheld`));
      expect(wordsIn(await first.page(session.work))).toContain(
        'Edición 1, publicada el 20 de noviembre de 2026 Dejó de',
      );
      expect(await recorded(house, entries, ['report-edition-withheld'])).toEqual([
        {
          kind: 'report-edition-withheld',
          facts: { title: { es: 'Resultados', en: 'Results' }, edition: 1, digest: digest.digest.toString('hex') },
        },
      ]);
      expect(wordsIn(await anyone().page('/registro'))).toContain(
        'La edición 1 del informe «Resultados» dejó de publicarse: su texto se borró y sigue la edición más reciente.',
      );
    }, 60_000);

    test('what was withheld is nowhere: its addresses say so, when and why, and lead to the present edition', async () => {
      for (const path of [
        '/informes/2026/1',
        '/informes/2026/1/pdf',
        '/informes/2026/1/datos',
        '/recomendaciones/2026-t1-r1',
      ]) {
        const answer = await anyone().ask(path);
        expect([path, answer.status]).toEqual([path, 410]);
        const html = await answer.text();
        expect(wordsIn(html)).toContain('dejó de publicarse el 20 de noviembre de 2026');
        expect(wordsIn(html)).toContain('Por qué Nombraba a una persona.');
        expect(html).toContain('href="/es/informes/2026"');
        expect(html).not.toContain('Simplificar los trámites.');
      }
      expect(wordsIn(await anyone().page('/informes/2026'))).toContain(
        'Dejó de publicarse el 20 de noviembre de 2026.',
      );
      expect(wordsIn(await anyone().page('/recomendaciones/2026-t1-r2'))).toContain('Escuchar siempre');
      expect((await anyone().ask('/informes/2026/2/pdf')).status).toBe(200);
      const { rows } = await sql<{ edition: number; pdfs: number; kept: boolean }>`
        select p.edition, (select count(*)::int from report_pdf f where f.publication_id = p.id) as pdfs,
          p.content is not null as kept from report_publication p order by p.edition`.execute(house.deps.db);
      expect(rows).toEqual([
        { edition: 1, pdfs: 0, kept: false },
        { edition: 2, pdfs: 2, kept: true },
      ]);
    });

    test('what stood on the record stays, and a third edition asks anew what it corrects', async () => {
      const item = await itemSaying(house, session, 'Medir lo que se hace.');
      await rewrite(first, session, item, { 'text.es': 'Medir bien lo que se hace.' });
      const page = wordsIn(await first.page(releases()));
      expect(page).toContain('Falta decir qué corrige esta edición.');
      expect(page).not.toContain('de textos anteriores');
      expect(await first.page(`${session.work}/titulo`)).not.toContain('Se quitó la primera recomendación.');
    });
  });
});
