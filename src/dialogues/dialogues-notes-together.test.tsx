import { describe, expect, test } from 'vitest';
import { reviseNote } from './revise-note.ts';
import { noting, page } from './testing/noting.ts';
import type { NoteId } from './types.ts';

const stage = noting();
const { rapporteur, draft, q, stored } = stage;

describe('nobody overwrites anybody', () => {
  async function written() {
    const [ana, berta] = [await rapporteur('Ana'), await rapporteur('Berta')];
    await stage.house.ask(page, { as: ana.token, form: draft() });
    const [note] = await stored();
    return { ana: ana.token, berta: berta.token, path: `${page}/vinetas/${note?.id}`, id: note?.id as NoteId };
  }
  const wordings = async (id: NoteId) =>
    (
      await stage.house.deps.db
        .selectFrom('note_version')
        .select(['version', 'text'])
        .where('note_id', '=', id)
        .orderBy('version')
        .execute()
    ).map((one) => `${one.version} ${one.text}`);

  test('a change on the last wording is the next one; every wording is kept and shown', async () => {
    const { berta, path, id } = await written();
    const answer = await stage.house.ask(path, { as: berta, form: { ...draft(), text: 'Mejor dicho.', base: '1' } });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${page}?hecho=note-corrected#nota-${id}`]);
    expect(await wordings(id)).toEqual(['1 Ampliar las vías de regularización.', '2 Mejor dicho.']);
    const html = await (await stage.house.ask(path, { as: berta })).text();
    expect(html).toContain('Redacción 1 · anotada por Ana');
    expect(html).toContain('Redacción 2 · anotada por Berta');
  });

  test('two change the same wording: the second sees both, nothing is lost, and joins them', async () => {
    const { ana, berta, path, id } = await written();
    expect((await stage.house.ask(path, { as: ana, form: { ...draft(), text: 'De Ana.', base: '1' } })).status).toBe(
      303,
    );
    const conflict = await stage.house.ask(path, { as: berta, form: { ...draft(), text: 'De Berta.', base: '1' } });
    const html = await conflict.text();
    expect(conflict.status).toBe(409);
    expect(html).toContain('Alguien la cambió mientras usted escribía');
    expect(html).toContain('<p class="said" lang="es" dir="auto">De Ana.</p>');
    expect(html).toMatch(/<textarea[^>]*>De Berta\.<\/textarea>/);
    expect(html).toContain('name="base" value="2"');
    expect(await wordings(id)).toEqual(['1 Ampliar las vías de regularización.', '2 De Ana.']);
    const once = /name="once" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const joined = { ...draft(), text: 'De Ana. De Berta.', base: '2', once };
    expect((await stage.house.ask(path, { as: berta, form: joined })).status).toBe(303);
    expect(await wordings(id)).toEqual(['1 Ampliar las vías de regularización.', '2 De Ana.', '3 De Ana. De Berta.']);
  });

  test('from a conflict both can be kept as two bullets', async () => {
    const { ana, berta, path } = await written();
    await stage.house.ask(path, { as: ana, form: { ...draft(), text: 'De Ana.', base: '1' } });
    const html = await (
      await stage.house.ask(path, { as: berta, form: { ...draft(), text: 'De Berta.', base: '1' } })
    ).text();
    expect(html).toContain(`formaction="${page}"`);
    const once = /name="once" value="([^"]+)"/.exec(html)?.[1] ?? '';
    await stage.house.ask(page, { as: berta, form: { ...draft(), text: 'De Berta.', base: '2', once } });
    expect((await stored()).map((note) => note.text)).toEqual(['De Ana.', 'De Berta.']);
  });

  test('twenty changes of one wording at once: one is saved, nineteen are told', async () => {
    const { id } = await written();
    const by = {
      personId: (await rapporteur('Ana')).personId,
      office: 'rapporteur',
      body: `theme:${stage.themes.first}`,
    } as const;
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        reviseNote(
          stage.house.deps,
          {
            id,
            base: 1,
            questionId: q(1),
            kind: 'advance',
            text: `Texto ${n}`,
            language: 'es',
            objectives: [],
            principles: [],
            once: crypto.randomUUID(),
          },
          by,
          stage.house.deps.clock(),
        ),
      ),
    );
    const kinds = results.map((result) => (result.ok ? result.value.kind : 'refused'));
    expect(kinds.filter((kind) => kind === 'saved').length).toBe(1);
    expect(kinds.filter((kind) => kind === 'conflict').length).toBe(19);
    expect((await wordings(id)).length).toBe(2);
  });

  test('a change that is sent again after others wrote on is no conflict: it is in the history', async () => {
    const { ana, berta, path, id } = await written();
    const change = { ...draft(), text: 'De Ana.', base: '1' };
    await stage.house.ask(path, { as: ana, form: change });
    await stage.house.ask(path, { as: berta, form: { ...draft(), text: 'De Berta.', base: '2' } });
    expect((await stage.house.ask(path, { as: ana, form: change })).status).toBe(303);
    expect(await wordings(id)).toEqual(['1 Ampliar las vías de regularización.', '2 De Ana.', '3 De Berta.']);
  });

  test('a bullet moves to another question with its history', async () => {
    const { ana, path, id } = await written();
    await stage.house.ask(path, { as: ana, form: { ...draft(), question: '', base: '1' } });
    expect((await stored()).map(({ questionId }) => questionId)).toEqual([null]);
    expect((await wordings(id)).length).toBe(2);
  });

  test.each(['0', '2', 'x', ''])('a base that never was (%j) is refused, the text kept', async (base) => {
    const { ana, path, id } = await written();
    const answer = await stage.house.ask(path, { as: ana, form: { ...draft(), text: 'De Ana.', base } });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('No se pudo saber sobre qué texto se escribió el cambio.');
    expect(html).toMatch(/<textarea[^>]*>De Ana\.<\/textarea>/);
    expect((await wordings(id)).length).toBe(1);
  });

  test('withdrawn, it leaves the notes, keeps its wordings and can come back as a new one', async () => {
    const { ana, berta, path, id } = await written();
    const answers = await Promise.all(
      [1, 2].map(() => stage.house.ask(`${path}/retiro`, { as: ana, form: { base: '1' } })),
    );
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await stored()).toEqual([]);
    expect((await wordings(id)).length).toBe(1);
    const html = await (await stage.house.ask(page, { as: berta })).text();
    expect(html).toContain('Retirada: una');
    const change = await stage.house.ask(path, { as: berta, form: { ...draft(), text: 'De Berta.', base: '1' } });
    const refused = await change.text();
    expect(change.status).toBe(422);
    expect(refused).toContain('Esta viñeta ya se retiró.');
    expect(refused).toMatch(new RegExp(`action="${page}"[^]*<textarea[^>]*>De Berta\\.</textarea>`));
    const once = /name="once" value="([^"]+)"/.exec(refused)?.[1] ?? '';
    await stage.house.ask(page, { as: berta, form: { ...draft(), text: 'De Berta.', once } });
    expect((await stored()).map((note) => note.text)).toEqual(['De Berta.']);
  });

  test('what someone else changed meanwhile is not withdrawn unread', async () => {
    const { ana, berta, path } = await written();
    await stage.house.ask(path, { as: ana, form: { ...draft(), text: 'De Ana.', base: '1' } });
    const answer = await stage.house.ask(`${path}/retiro`, { as: berta, form: { base: '1' } });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Alguien cambió esta viñeta mientras usted la leía.');
    expect((await stored()).map((note) => note.text)).toEqual(['De Ana.']);
  });
});

describe('everyone sees everyone’s bullets', () => {
  /** The events of a live line as they come. */
  async function listen(token: string) {
    const answer = await stage.house.ask(`${page}/vivo`, { as: token });
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    return {
      answer,
      async next(): Promise<string> {
        for (;;) {
          const end = heard.indexOf('\n\n');
          if (end >= 0) {
            const event = heard.slice(0, end);
            heard = heard.slice(end + 2);
            return event;
          }
          const { value, done } = (await reader?.read()) ?? { done: true };
          if (done) return 'end';
          heard += value;
        }
      },
      end: () => reader?.cancel(),
    };
  }

  test('server-sent events carry the ids of notes that are new, changed or withdrawn, and nothing else', async () => {
    const [{ token: ana }, { token: berta }] = [await rapporteur('Ana'), await rapporteur('Berta')];
    const { token: other } = await rapporteur('Carla', stage.themes.second);
    const line = await listen(ana);
    expect(line.answer.headers.get('content-type')).toBe('text/event-stream');
    expect(await line.next()).toBe('retry: 2000');
    await stage.house.ask('/es/conversatorios/2026/relatoria/2', { as: other, form: { ...draft(), question: q(3) } });
    await stage.house.ask(page, { as: berta, form: draft() });
    const [note] = await stored();
    expect(await line.next()).toBe(`event: notes\ndata: ${note?.id}`);
    const path = `${page}/vinetas/${note?.id}`;
    await stage.house.ask(path, { as: berta, form: { ...draft(), text: 'Mejor dicho.', base: '1' } });
    expect(await line.next()).toBe(`event: notes\ndata: ${note?.id}`);
    await stage.house.ask(`${path}/retiro`, { as: berta, form: { base: '2' } });
    expect(await line.next()).toBe(`event: notes\ndata: ${note?.id}`);
    await line.end();
  });

  test('a line ends when the server is asked to stop, and one begun then ends at once', async () => {
    const ending = new AbortController();
    const { deps } = stage.house;
    Object.assign(deps, { ending: ending.signal });
    const { token: ana } = await rapporteur('Ana');
    const line = await listen(ana);
    expect(await line.next()).toBe('retry: 2000');
    ending.abort();
    expect(await line.next()).toBe('end');
    const late = await listen(ana);
    expect([await late.next(), await late.next()]).toEqual(['retry: 2000', 'end']);
    Object.assign(deps, { ending: new AbortController().signal });
  });

  test('the list alone, for a script to bring in', async () => {
    const [{ token: ana }, { token: berta }] = [await rapporteur('Ana'), await rapporteur('Berta')];
    await stage.house.ask(page, { as: berta, form: draft() });
    const html = await (await stage.house.ask(`${page}/lista`, { as: ana })).text();
    expect(html).toMatch(/^<div id="notas">.*<bdi>Ampliar las vías de regularización\.<\/bdi>.*<\/div>$/s);
    expect((await (await stage.house.ask(page, { as: ana })).text()).replaceAll('\n', '')).toContain(
      html.replaceAll('\n', ''),
    );
  });
});
