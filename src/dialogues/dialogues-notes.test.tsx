import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { findActor } from '../mandates/store/actors.ts';
import { digest } from '../platform/random.ts';
import { givenBack } from '../testing/given-back.ts';
import { faultsIn } from '../testing/words.ts';
import { noteTasks } from './collect-note-tasks.ts';
import { notesOf } from './store/numbers.ts';
import { noting, page } from './testing/noting.ts';
import { publishReport } from './testing/two-themes.ts';

const stage = noting();
const { rapporteur, draft, q, stored } = stage;

describe('"No actor is identified by name" (concept note, method)', () => {
  test('no column of a note can hold who said it: only who wrote it down', async () => {
    const { rows } = await sql<{ named: string }>`
      select table_name || '.' || column_name as named from information_schema.columns
      where table_schema = 'public' and table_name in ('note', 'note_version', 'note_withdrawal')
      order by table_name, ordinal_position`.execute(stage.house.deps.db);
    expect(rows.map(({ named }) => named)).toEqual([
      'note.id',
      'note.theme_id',
      'note.once',
      'note.created_at',
      'note_version.note_id',
      'note_version.version',
      'note_version.guiding_question_id',
      'note_version.kind',
      'note_version.text',
      'note_version.language',
      'note_version.objectives',
      'note_version.principles',
      'note_version.by',
      'note_version.at',
      'note_version.once',
      'note_withdrawal.note_id',
      'note_withdrawal.by',
      'note_withdrawal.at',
    ]);
  });

  test('the form has no field for a speaker, and one that is sent is kept nowhere', async () => {
    const { token } = await rapporteur('Ana');
    const html = await (await stage.house.ask(page, { as: token })).text();
    const fields = new Set([...html.matchAll(/ name="([a-z-]+)"/g)].map(([, name]) => name));
    expect(
      [...fields].filter((name) => !['viewport', 'description', 'robots', 'color-scheme'].includes(name ?? '')).sort(),
    ).toEqual(['kind', 'language', 'objectives', 'once', 'principles', 'question', 'text']);
    expect(html).toContain('Escriba qué se dice y nunca quién lo dice: ni personas ni organizaciones.');
    await stage.house.ask(page, { as: token, form: { ...draft(), speaker: 'Zoraida Quispe', by: 'Zoraida Quispe' } });
    const { rows } = await sql<{ row: string }>`
      select to_jsonb(n)::text || to_jsonb(v)::text as row from note n join note_version v on v.note_id = n.id`.execute(
      stage.house.deps.db,
    );
    expect(rows.map(({ row }) => row.includes('Zoraida'))).toEqual([false]);
  });
});

describe('writing', () => {
  test('a bullet is kept; the next begins with the same question, kind and language', async () => {
    const { token, personId } = await rapporteur('Ana');
    const answer = await stage.house.ask(page, {
      as: token,
      form: { ...draft(), question: q(2), language: 'en', principles: 'human-rights' },
    });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(
      `${page}?pregunta=${q(2)}&tipo=recommendation&idioma=en&hecho=note-written#field-text`,
    );
    expect(await stored()).toEqual([
      {
        id: expect.any(String),
        themeId: stage.themes.first,
        questionId: q(2),
        version: 1,
        kind: 'recommendation',
        text: 'Ampliar las vías de regularización.',
        language: 'en',
        objectives: [7],
        principles: ['human-rights'],
        updatedAt: stage.house.deps.clock(),
      },
    ]);
    const { by } = await stage.house.deps.db.selectFrom('note_version').select('by').executeTakeFirstOrThrow();
    expect(by).toBe(personId);
    const html = await (
      await stage.house.ask(answer.headers.get('location')?.split('#')[0] ?? '', { as: token })
    ).text();
    expect(html).toMatch(new RegExp(`<option value="${q(2)}" selected=""`));
    expect(html).toMatch(/<input[^>]*value="recommendation" checked=""/);
    expect(html).toMatch(/<input[^>]*value="en" checked=""/);
    expect(html).toMatch(/<textarea[^>]*><\/textarea>/);
    expect(html).toContain('<p class="done-line" role="status">Guardada.</p>');
  });

  test('a script that asks for no page is told that the note arrived (RFC 7240)', async () => {
    const { token } = await rapporteur('Ana');
    const answer = await stage.house.ask(page, { as: token, form: draft(), headers: { prefer: 'return=minimal' } });
    expect([answer.status, answer.headers.get('preference-applied'), await answer.text()]).toEqual([
      204,
      'return=minimal',
      '',
    ]);
  });

  test('three rapporteurs write fifty notes each at once: all are there, question by question, in order', async () => {
    const people = await Promise.all(['Ana', 'Berta', 'Carla'].map((name) => rapporteur(name)));
    const answers = await Promise.all(
      people.flatMap(({ token }, person) =>
        Array.from({ length: 50 }, (_, n) =>
          stage.house.ask(page, {
            as: token,
            form: { ...draft(), text: `Idea ${person}-${n}`, question: n % 3 === 0 ? '' : n % 3 === 1 ? q(1) : q(2) },
          }),
        ),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    const notes = await stored();
    expect(notes.map((note) => note.text).sort()).toEqual(
      people.flatMap((_, person) => Array.from({ length: 50 }, (_, n) => `Idea ${person}-${n}`)).sort(),
    );
    expect(notes.map(({ questionId }) => questionId)).toEqual([
      ...Array.from({ length: 51 }, () => q(1)),
      ...Array.from({ length: 48 }, () => q(2)),
      ...Array.from({ length: 51 }, () => null),
    ]);
  });

  test('the same key ten times at once is one note', async () => {
    const { token } = await rapporteur('Ana');
    const note = draft();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => stage.house.ask(page, { as: token, form: note })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 303));
    expect((await stored()).length).toBe(1);
  });

  test('a form that was sent before, with other words now: both survive', async () => {
    const { token } = await rapporteur('Ana');
    const note = draft();
    await stage.house.ask(page, { as: token, form: note });
    const again = await stage.house.ask(page, { as: token, form: { ...note, text: 'Otra idea' } });
    const html = await again.text();
    expect(again.status).toBe(422);
    expect(html).toContain('Esto ya se había enviado con otras palabras, que están guardadas.');
    expect(html).toMatch(/<textarea[^>]*>Otra idea<\/textarea>/);
    const once = /name="once" value="([^"]+)"/.exec(html)?.[1] ?? '';
    expect((await stage.house.ask(page, { as: token, form: { ...note, text: 'Otra idea', once } })).status).toBe(303);
    expect((await stored()).map((one) => one.text)).toEqual(['Ampliar las vías de regularización.', 'Otra idea']);
  });

  test('a key that another person used says nothing of their note', async () => {
    const [{ token: ana }, { token: berta }] = [await rapporteur('Ana'), await rapporteur('Berta')];
    const note = draft();
    await stage.house.ask(page, { as: ana, form: note });
    expect((await stage.house.ask(page, { as: berta, form: note })).status).toBe(422);
  });
});

describe('bad input is refused with every reason, beside its field, the input kept', () => {
  test('nothing at all', async () => {
    const { token } = await rapporteur('Ana');
    const answer = await stage.house.ask(page, { as: token, form: { once: crypto.randomUUID() } });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(faultsIn(html)).toEqual([
      'Escriba la idea antes de guardarla.',
      'Elija de qué tipo es la viñeta.',
      'Elija en qué idioma está escrita.',
    ]);
    expect(await stored()).toEqual([]);
  });

  const sent: [string, Record<string, string | string[]>, string[]][] = [
    ['too long', { text: 'á'.repeat(1001) }, ['La viñeta pasa de 1000 caracteres. Divídala en dos.']],
    [
      'a null byte',
      { text: 'uno\u0000dos' },
      ['Tiene caracteres invisibles que no se pueden guardar. Escríbalo de nuevo, sin pegarlo desde otro programa.'],
    ],
    ['a question of another theme', { question: 'of-theme-2' }, ['Esa pregunta orientadora es de otro tema.']],
    ['a question that is none', { question: "' or 1=1 --" }, ['Esa pregunta orientadora es de otro tema.']],
    ['an objective that is none', { objectives: ['7', '99'] }, ['Uno de los objetivos no está en la lista.']],
    ['a principle that is none', { principles: '<b>\u0000' }, ['Uno de los principios no está en la lista.']],
    ['a kind that is none', { kind: 'gossip' }, ['Elija de qué tipo es la viñeta.']],
    ['a language that is none', { language: 'tlh' }, ['Elija en qué idioma está escrita.']],
  ];
  test.each(sent)('%s', async (_name, change, reasons) => {
    const { token } = await rapporteur('Ana');
    const question = change.question === 'of-theme-2' ? { question: q(3) } : {};
    const answer = await stage.house.ask(page, { as: token, form: { ...draft(), ...change, ...question } });
    const html = await answer.text();
    expect([answer.status, faultsIn(html)]).toEqual([422, reasons]);
    expect(await stored()).toEqual([]);
  });

  test('a key that is none', async () => {
    const { token } = await rapporteur('Ana');
    expect((await stage.house.ask(page, { as: token, form: { ...draft(), once: 'again' } })).status).toBe(422);
    expect(await stored()).toEqual([]);
  });

  test.each([
    ['script tags', '<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['SQL', "'; drop table note; --", '&#39;; drop table note; --'],
    ['right to left', 'العودة الطوعية', 'العودة الطوعية'],
    ['emoji', '🧵👩🏽‍🌾', '🧵👩🏽‍🌾'],
  ])('%s is text like any other', async (_name, words, shown) => {
    const { token } = await rapporteur('Ana');
    expect((await stage.house.ask(page, { as: token, form: { ...draft(), text: words } })).status).toBe(303);
    expect((await stored()).map((note) => note.text)).toEqual([words]);
    expect(await (await stage.house.ask(page, { as: token })).text()).toContain(`<bdi>${shown}</bdi>`);
  });

  test('a note that is not there, of another theme, or no id at all', async () => {
    const { token } = await rapporteur('Ana');
    const { token: other } = await rapporteur('Berta', stage.themes.second);
    await stage.house.ask('/es/conversatorios/2026/relatoria/2', { as: other, form: { ...draft(), question: q(3) } });
    const [{ id } = { id: '' }] = await notesOf(stage.house.deps.db, [stage.themes.second]);
    for (const wrong of [id, crypto.randomUUID(), 'x', "1' or '1'='1"]) {
      const path = `${page}/vinetas/${encodeURIComponent(wrong)}`;
      expect((await stage.house.ask(path, { as: token })).status).toBe(404);
      expect((await stage.house.ask(path, { as: token, form: { ...draft(), base: '1' } })).status).toBe(404);
      expect((await stage.house.ask(`${path}/retiro`, { as: token, form: { base: '1' } })).status).toBe(404);
    }
  });
});

describe('who may', () => {
  test('a rapporteur of another theme neither reads nor writes', async () => {
    const { token } = await rapporteur('Berta', stage.themes.second);
    for (const path of [page, `${page}/lista`, `${page}/vivo`])
      expect((await stage.house.ask(path, { as: token })).status).toBe(403);
    expect((await stage.house.ask(page, { as: token, form: draft() })).status).toBe(403);
    expect(await stored()).toEqual([]);
    const index = await (await stage.house.ask('/es/conversatorios/2026/relatoria', { as: token })).text();
    expect(index).toContain('Tema 2 · Acceso a servicios');
    expect(index).not.toContain('Tema 1 · Vías regulares');
  });

  test('a mandate that ended a minute ago opens nothing', async () => {
    const { token } = await rapporteur('Ana', stage.themes.first, { endsAt: '2026-11-20T12:31:00Z' });
    stage.house.setTime('2026-11-20T12:30:59Z');
    expect((await stage.house.ask(page, { as: token })).status).toBe(200);
    stage.house.setTime('2026-11-20T12:32:00Z');
    expect((await stage.house.ask(page, { as: token })).status).toBe(403);
    expect((await stage.house.ask(page, { as: token, form: draft() })).status).toBe(403);
    expect(await stored()).toEqual([]);
  });

  test('who edits the report reads every theme and writes in none', async () => {
    const { token: ana } = await rapporteur('Ana');
    await stage.house.ask(page, { as: ana, form: draft() });
    const { token } = await stage.house.signIn({
      name: 'Eva',
      mandates: [{ office: 'liaison-member', body: 'liaison' }],
    });
    const html = await (await stage.house.ask(page, { as: token })).text();
    expect(html).toContain('<bdi>Ampliar las vías de regularización.</bdi>');
    expect(html).not.toContain('<textarea');
    expect(html).not.toContain('/vinetas/');
    expect((await stage.house.ask(page, { as: token, form: draft() })).status).toBe(403);
    const [note] = await stored();
    expect((await stage.house.ask(`${page}/vinetas/${note?.id}`, { as: token })).status).toBe(403);
  });

  test('an office that asks for a second step and did not pass it sees nothing', async () => {
    const { token } = await stage.house.signIn({
      name: 'Eva',
      secondFactor: false,
      mandates: [
        { office: 'liaison-member', body: 'liaison' },
        { office: 'rapporteur', body: `theme:${stage.themes.second}` },
      ],
    });
    expect((await stage.house.ask(page, { as: token })).status).toBe(403);
    expect((await stage.house.ask('/es/conversatorios/2026/relatoria/2', { as: token })).status).toBe(200);
  });

  test('a dialogue that is not announced is not there for others', async () => {
    const { token } = await rapporteur('Ana', stage.themes.second);
    await sql`delete from dialogue_convening`.execute(stage.house.deps.db);
    try {
      expect((await stage.house.ask(page, { as: token })).status).toBe(404);
      expect((await stage.house.ask('/es/conversatorios/2026/relatoria/2', { as: token })).status).toBe(200);
    } finally {
      await stage.house.deps.db
        .insertInto('dialogue_convening')
        .values({ dialogue_id: stage.themes.dialogue, at: stage.house.deps.clock() })
        .execute();
    }
  });

  test.each([
    '/es/conversatorios/2026/relatoria/3',
    '/es/conversatorios/1999/relatoria/1',
    '/es/conversatorios/2026/relatoria/x',
  ])('%s is not there', async (path) => {
    const { token } = await rapporteur('Ana');
    expect((await stage.house.ask(path, { as: token })).status).toBe(404);
  });
});

describe('from the day of the session until the report is published', () => {
  test('before, the questions can be read and nothing written', async () => {
    const { token } = await rapporteur('Ana');
    stage.house.setTime('2026-11-19T11:59:59Z');
    const html = await (await stage.house.ask(page, { as: token })).text();
    expect(html).toContain('Todavía no se pueden tomar notas');
    expect(html).toContain('1. ¿Qué avances hay?');
    expect(html).not.toContain('<textarea');
    const answer = await stage.house.ask(page, { as: token, form: draft() });
    expect(answer.status).toBe(422);
    stage.house.setTime('2026-11-19T12:00:00Z');
    expect((await stage.house.ask(page, { as: token, form: draft() })).status).toBe(303);
  });

  test('after, everything stays as it is: nothing written, changed or withdrawn; what had arrived is acknowledged', async () => {
    const { token } = await rapporteur('Ana');
    const sent = draft();
    await stage.house.ask(page, { as: token, form: sent });
    const [note] = await stored();
    await publishReport(stage.house.deps, stage.themes.dialogue, stage.house.deps.clock());
    try {
      const html = await (await stage.house.ask(page, { as: token })).text();
      expect(html).toContain('El informe ya se publicó: las viñetas quedan como están.');
      expect(html).not.toContain('<textarea');
      const path = `${page}/vinetas/${note?.id}`;
      for (const [to, form] of [[page, {}] as const, [path, { base: '1' }] as const]) {
        const refused = await stage.house.ask(to, { as: token, form: { ...draft(), text: 'Otra idea', ...form } });
        expect([refused.status, givenBack(await refused.text())]).toEqual([422, 'Otra idea']);
      }
      expect((await stage.house.ask(page, { as: token, form: sent })).status).toBe(303);
      expect((await stage.house.ask(`${path}/retiro`, { as: token, form: { base: '1' } })).status).toBe(422);
      expect((await stored()).map((one) => one.text)).toEqual([sent.text]);
      expect(await tasksOf(token)).toEqual([]);
    } finally {
      await sql`truncate dialogue_report`.execute(stage.house.deps.db);
    }
  });
});

async function tasksOf(token: string) {
  const { db, charter, clock } = stage.house.deps;
  const actor = await findActor(db, charter, digest(token), clock());
  return actor ? noteTasks(db, actor, clock()) : null;
}

test('on the own page of a rapporteur: each theme until the report is published', async () => {
  const { token } = await stage.house.signIn({
    name: 'Ana',
    mandates: [stage.themes.second, stage.themes.first].map((theme) => ({
      office: 'rapporteur',
      body: `theme:${theme}` as const,
    })),
  });
  await stage.house.ask(page, { as: token, form: draft() });
  stage.house.setTime('2026-11-20T11:59:59Z');
  expect(await tasksOf(token)).toMatchObject([
    { slug: '2026', n: 1, title: { es: 'Vías regulares' }, notes: 1, open: true },
    { slug: '2026', n: 2, title: { es: 'Acceso a servicios' }, notes: 0, open: false },
  ]);
  const { token: other } = await stage.house.signIn({
    name: 'Eva',
    mandates: [{ office: 'liaison-member', body: 'liaison' }],
  });
  expect(await tasksOf(other)).toEqual([]);
});
