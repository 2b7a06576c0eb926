import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { readerFor } from '../platform/languages.ts';
import { refusedFields } from '../testing/error-summary.ts';
import { faultsIn } from '../testing/words.ts';
import { collectInvitationWork } from './collect-invitation-tasks.ts';
import { lockDialogue } from './store/dialogues.ts';
import { invitationsOf } from './store/invitations.ts';
import { attendanceOf } from './store/numbers.ts';
import { insertReport } from './store/reports.ts';
import { figures, hostList, list } from './testing/attending.ts';
import { makeRoom, tokenOf } from './testing/gathering.ts';
import { publishReport } from './testing/two-themes.ts';

const at = hostList();
const { goTo, seated, mark, page, present } = at;

describe("the host's list", () => {
  test('says before anybody is sought that nobody has a seat yet, and after it that nobody has the name', async () => {
    expect(await page(list)).toContain('Nadie ha confirmado su asiento todavía');
    expect(await page(`${list}?q=zz`)).toContain('Nadie con ese nombre');
  });

  test('one touch notes who is in the room, once however often it is touched, and counts live', async () => {
    const ana = await seated('Ana Pérez');
    await seated('Luis', 'online');
    const answers = await Promise.all([1, 2, 3].map(() => mark(ana)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(answers[0]?.headers.get('location')).toBe(`${list}#p-${ana}`);
    expect(await present()).toEqual(['Ana Pérez in-person host –']);
    expect(figures(await page(list))).toEqual([1, 0, 2]);
  });

  test('a slip of the finger is taken back; what the door knows stays', async () => {
    const ana = await seated('Ana');
    const eva = await seated('Eva', 'online');
    await makeRoom(at.house, at.dialogue.themes[0], { kind: 'external', url: 'https://zoom.us/j/1' });
    await at.house.ask(`/es/invitacion/${await tokenOf(at.house, 'eva@red.org')}/sala/1`);
    await mark(ana);
    await mark(eva);
    expect(await present()).toEqual(['Ana in-person host –', 'Eva in-person host –']);
    const rows = await at.house.deps.db.selectFrom('attendance').select('id').execute();
    for (const { id } of [...rows, ...rows]) {
      expect((await at.house.ask(`${list}/ausencia`, { as: at.host, form: { presence: id } })).status).toBe(303);
    }
    expect(await present()).toEqual(['Eva online door –']);
  });

  test('whoever gives the seat back before it begins was not there, is no confirmed seat, and is noted by coming back', async () => {
    const ana = await seated('Ana', 'online');
    await seated('Luis', 'online');
    await makeRoom(at.house, at.dialogue.themes[0], { kind: 'external', url: 'https://zoom.us/j/1' });
    const door = `/es/invitacion/${await tokenOf(at.house, 'ana@red.org')}`;
    await at.house.ask(`${door}/sala/1`);
    expect(await present()).toEqual(['Ana online door –']);
    expect((await at.house.ask(`${door}/retiro`, { form: {} })).status).toBe(303);
    expect(await present()).toEqual([]);
    expect(figures(await page(list))).toEqual([0, 0, 1]);
    expect(await page(list)).not.toContain(ana);
    const { rows } = await sql`select from room_entry where left_at is null`.execute(at.house.deps.db);
    expect(rows).toEqual([]);
  });

  test('a seat revoked after it began leaves a presence without a seat, and no button that cannot work', async () => {
    const ana = await seated('Ana', 'online');
    await makeRoom(at.house, at.dialogue.themes[0], { kind: 'external', url: 'https://zoom.us/j/1' });
    await goTo('2026-12-03T14:05:00Z');
    await at.house.ask(`/es/invitacion/${await tokenOf(at.house, 'ana@red.org')}/sala/1`);
    const [card] = await invitationsOf(at.house.deps.db, at.dialogue.id);
    const { token } = await at.house.signIn({ name: 'Inés', mandates: [{ office: 'secretariat', body: 'mesa:1' }] });
    await at.house.ask(`/es/conversatorios/2026/invitaciones/persona/${card?.id}/fin`, { as: token, form: {} });
    const html = await page(list);
    expect(figures(html)).toEqual([0, 1, 0]);
    expect(html).toContain(`id="p-${ana}"`);
    expect(html).not.toContain(`name="seat" value="${ana}"`);
  });

  test('a person who was noted, gave the seat back and took another is there once', async () => {
    const ana = await seated('Ana');
    await mark(ana);
    const door = `/es/invitacion/${await tokenOf(at.house, 'ana@red.org')}`;
    await at.house.ask(`${door}/retiro`, { form: {} });
    expect(figures(await page(list))).toEqual([1, 0, 0]);
    const form = { attends: 'in-person', interpretation: '', gender: '', needs: '' };
    expect((await at.house.ask(`${door}/respuesta`, { form })).status).toBe(303);
    expect(figures(await page(list))).toEqual([1, 0, 1]);
    expect(await present()).toEqual(['Ana in-person host –']);
  });

  test('names are found without accents, by the beginnings of words; the search stays after a touch', async () => {
    await seated('Ana Pérez', 'in-person', { institution: 'Casa' });
    const jose = await seated('José Núñez', 'in-person', { email: 'jose@red.org' });
    const html = await page(`${list}?q=nun+jose`);
    expect(html).toContain('José Núñez');
    expect(html).not.toContain('Ana Pérez');
    const answer = await mark(jose, { q: 'nun jose', pagina: '1' });
    expect(answer.headers.get('location')).toBe(`${list}?q=nun+jose#p-${jose}`);
  });

  test('someone without a seat is written down once, with what counting needs', async () => {
    const form = {
      name: 'Rosa Mamani',
      institution: '',
      country: 'BO',
      sector: 'civil-society',
      gender: '',
      once: crypto.randomUUID(),
    };
    await Promise.all([1, 2].map(() => at.house.ask(`${list}/persona`, { as: at.host, form })));
    expect(await present()).toEqual(['Rosa Mamani in-person host –']);
    expect(await attendanceOf(at.house.deps.db, at.dialogue.id)).toMatchObject([
      { country: 'BO', sector: 'civil-society', gender: null, mode: 'in-person' },
    ]);
    const refused = await at.house.ask(`${list}/persona`, {
      as: at.host,
      form: { ...form, name: '', country: '', sector: '' },
    });
    expect(faultsIn(await refused.text())).toHaveLength(3);
  });

  test('whoever is on the list by that name is not written down once more, unless it is another person', async () => {
    await seated('José Núñez', 'online', { email: 'jose@red.org' });
    const add = (more: Record<string, string> = {}) =>
      at.house.ask(`${list}/persona`, {
        as: at.host,
        form: { name: 'Núñez, Jose', country: 'PE', sector: 'un', gender: '', once: crypto.randomUUID(), ...more },
      });
    expect(await page(`${list}/persona`)).not.toContain('name="another"');
    const asked = await add({ country: '' });
    const html = await asked.text();
    expect(asked.status).toBe(422);
    expect(refusedFields(html)).toEqual(['name', 'country']);
    expect(faultsIn(html)[0]).toContain('En la lista ya está José Núñez.');
    expect(html).toContain('name="another"');
    expect((await add()).status).toBe(422);
    expect(await present()).toEqual([]);
    expect((await add({ another: 'yes' })).status).toBe(303);
    expect((await add()).status).toBe(422);
    expect(await present()).toEqual(['Núñez, Jose in-person host –']);
  });

  test('a name with bytes that no text has is refused, script tags are a strange name', async () => {
    const form = { name: 'R\u0000', country: 'BO', sector: 'un', gender: '', once: crypto.randomUUID() };
    expect((await at.house.ask(`${list}/persona`, { as: at.host, form })).status).toBe(422);
    await at.house.ask(`${list}/persona`, { as: at.host, form: { ...form, name: '<script>x</script>' } });
    expect(await page(list)).toContain('&lt;script&gt;');
    expect(await page(list)).not.toContain('<script>x');
  });

  test('the gender is what the person said themselves, before what the list said', async () => {
    const ana = await seated('Ana', 'in-person', { gender: 'man' });
    await sql`update seat set gender = 'non-binary' where id = ${ana}`.execute(at.house.deps.db);
    await mark(ana);
    expect((await attendanceOf(at.house.deps.db, at.dialogue.id)).map(({ gender }) => gender)).toEqual(['non-binary']);
  });

  test('not before the day', async () => {
    const ana = await seated('Ana');
    await goTo('2026-12-03T07:59:59Z');
    const answer = await mark(ana);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Las personas presentes se anotan desde 6 horas antes del tema.');
    expect(await present()).toEqual([]);
    // The list says so before anybody presses, and offers nothing that cannot be done.
    const html = await page(list);
    expect(html).toContain('Las personas presentes se anotan desde 6 horas antes del tema.');
    expect(html).toContain(`id="p-${ana}"`);
    expect(html).not.toMatch(/presencia|asistencia\/1\/persona/);
  });

  test('a seat of another dialogue, an id that is none', async () => {
    expect((await mark(crypto.randomUUID())).status).toBe(422);
    expect((await mark("1'; drop table seat;--")).status).toBe(422);
    expect(
      (await at.house.ask(`${list}/ausencia`, { as: at.host, form: { presence: crypto.randomUUID() } })).status,
    ).toBe(303);
  });
});

describe('with the first edition of the report the list is closed', () => {
  const closed = 'El informe ya se publicó: la lista de quienes participaron queda como está.';
  afterEach(() => sql`truncate dialogue_report`.execute(at.house.deps.db));

  test('who is noted while it is published waits for it, and is refused', async () => {
    const ana = await seated('Ana');
    const { db, clock } = at.house.deps;
    const marked = await db.transaction().execute(async (tx) => {
      await lockDialogue(tx, at.dialogue.id);
      const mine = mark(ana);
      await waitingForLocks(1);
      const report = { edition: 1, slug: 'informe-2026', participation: [], at: clock().add({ seconds: 1 }) };
      await insertReport(tx, { dialogueId: at.dialogue.id, ...report });
      return { mine };
    });
    expect((await marked.mine).status).toBe(422);
    expect(await present()).toEqual([]);
  });

  /** Until so many acts wait for one another's locks. */
  async function waitingForLocks(acts: number): Promise<void> {
    for (let waiting = 0; waiting < acts; ) {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`.execute(
        at.house.deps.db,
      );
      waiting = rows[0]?.n ?? 0;
    }
  }

  test('nobody is noted, added or taken back, by the host, a report or the door; the pages say so and ask nothing', async () => {
    const ana = await seated('Ana');
    const eva = await seated('Eva', 'online');
    await mark(ana);
    const [{ id: presence = '' } = {}] = await at.house.deps.db.selectFrom('attendance').select('id').execute();
    await makeRoom(at.house, at.dialogue.themes[0], { kind: 'external', url: 'https://zoom.us/j/1' });
    const file = new File(
      [
        'Name (original name),Email,Join time,Leave time,Duration (minutes)\nEva,eva@red.org,12/03/2026 02:00:00 PM,12/03/2026 03:00:00 PM,60\n',
      ],
      'participants.csv',
    );
    const report = () => ({ file, zone: 'UTC', once: crypto.randomUUID() });
    const begun = await at.house.ask(`${list}/informe`, { as: at.host, form: report() });
    const preview = begun.headers.get('location') ?? '';
    await publishReport(at.house.deps, at.dialogue.id, at.house.deps.clock());
    const person = { name: 'Rosa', country: 'BO', sector: 'un', gender: '', once: crypto.randomUUID() };
    for (const [path, form] of [
      [`${list}/presencia`, { seat: eva }],
      [`${list}/ausencia`, { presence }],
      [`${list}/ausencia-en-linea`, { presence }],
      [`${list}/ausencia-en-linea`, { presence }],
      [`${list}/persona`, person],
      [`${list}/informe`, report()],
      [preview, {}],
      [`${preview}/demas`, {}],
    ] as const) {
      const answer = await at.house.ask(path, { as: at.host, form });
      expect([path, answer.status]).toEqual([path, 422]);
      expect(await answer.text()).toContain(closed);
    }
    const door = await at.house.ask(`/es/invitacion/${await tokenOf(at.house, 'eva@red.org')}/sala/1`);
    expect(door.status).toBe(403);
    expect(await door.text()).toContain(closed);
    expect(await present()).toEqual(['Ana in-person host –']);
    for (const path of [list, `${list}/persona`, `${list}/informe`, preview]) {
      const html = await page(path);
      expect(html).toContain(closed);
      expect(html).toContain('href="/es/informes/informe-2026"');
      expect(html).not.toMatch(/<form [^>]*action="[^"]*asistencia[^"]*" method="post"/);
    }
    expect(await page(list)).not.toMatch(/href="[^"]*\/asistencia\/1\/(persona|informe)"/);
  });
});

describe('who keeps the list', () => {
  test("a theme's own host, who hosts all, who invites; not the host of another theme", async () => {
    const second = '/es/conversatorios/2026/asistencia/2';
    const ask = async (office: string, body: 'working-group' | 'mesa:1', path: string) => {
      const { token } = await at.house.signIn({ name: 'X', mandates: [{ office, body }] });
      return (await at.house.ask(path, { as: token })).status;
    };
    expect((await at.house.ask(list, { as: at.host })).status).toBe(200);
    expect((await at.house.ask(second, { as: at.host })).status).toBe(403);
    expect(
      (await at.house.ask(`${second}/presencia`, { as: at.host, form: { seat: crypto.randomUUID() } })).status,
    ).toBe(403);
    expect(await ask('agency-focal-point', 'working-group', second)).toBe(200);
    expect(await ask('secretariat', 'mesa:1', second)).toBe(200);
    expect(await ask('delegate', 'mesa:1', second)).toBe(403);
    expect((await at.house.ask(list)).status).toBe(303);
  });

  test('a mandate that ended a minute ago notes nobody', async () => {
    const ana = await seated('Ana');
    const body = `theme:${at.dialogue.themes[0]}` as const;
    const { token } = await at.house.signIn({
      name: 'Olga',
      mandates: [{ office: 'facilitator', body, endsAt: '2026-12-03T13:50:00Z' }],
    });
    at.house.setTime('2026-12-03T13:51:00Z');
    expect((await at.house.ask(list, { as: token })).status).toBe(403);
    expect((await at.house.ask(`${list}/presencia`, { as: token, form: { seat: ana } })).status).toBe(403);
    expect(await present()).toEqual([]);
  });

  test('a mandate that was let in for one theme does not open another behind a second step', async () => {
    const { token } = await at.house.signIn({
      name: 'Pía',
      secondFactor: false,
      mandates: [
        { office: 'facilitator', body: `theme:${at.dialogue.themes[0]}` },
        { office: 'secretariat', body: 'mesa:1' },
      ],
    });
    expect((await at.house.ask(list, { as: token })).status).toBe(200);
    expect((await at.house.ask('/es/conversatorios/2026/asistencia/2', { as: token })).status).toBe(403);
  });

  test('participants see nothing of each other', async () => {
    await seated('Ana Pérez');
    await seated('Luis Gómez', 'in-person', { email: 'luis@red.org' });
    const html = await (await at.house.ask(`/es/invitacion/${await tokenOf(at.house, 'ana@red.org')}`)).text();
    expect(html).toContain('Ana Pérez');
    expect(html).not.toContain('Luis');
    expect(await (await at.house.ask('/es/conversatorios/2026')).text()).not.toMatch(/Ana Pérez|Luis Gómez/);
  });

  test('on the day the host finds the list among their tasks', async () => {
    const body = `theme:${at.dialogue.themes[0]}` as const;
    const powers = ['host-session'] as const;
    const { personId } = await at.house.signIn({ name: 'Hugo' });
    const mandate = {
      id: 'm' as never,
      office: 'facilitator',
      body,
      organizationId: null,
      agency: null,
      startsAt: at.house.deps.clock(),
      endsAt: null,
      powers,
      secondFactor: false,
    };
    const actor = {
      personId,
      name: 'Hugo',
      email: null,
      language: 'es',
      zone: null,
      mandates: [mandate],
      secondFactorAt: null,
    };
    const reader = readerFor({ language: 'es', languages: ['es', 'en'], path: '/mi' });
    const tasksAt = async (time: string) =>
      (await collectInvitationWork(at.house.deps, reader, actor, Temporal.Instant.from(time))).tasks;
    expect((await tasksAt('2026-12-03T13:50:00Z')).map(({ href }) => href)).toEqual([list]);
    expect(await tasksAt('2026-12-02T13:50:00Z')).toEqual([]);
    expect(await tasksAt('2026-12-04T16:00:01Z')).toEqual([]);
  });
});
