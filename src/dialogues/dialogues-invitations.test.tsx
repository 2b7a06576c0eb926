import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { fold } from '../platform/fold.ts';
import { refusedFields } from '../testing/error-summary.ts';
import { faultsIn } from '../testing/words.ts';
import { confirmSeat } from './answer-invitation.ts';
import { remindOfDialogues } from './jobs.ts';
import { findGathering } from './store/gatherings.ts';
import { invitationsOf } from './store/invitations.ts';
import { guest, lettersTo, makeDialogue, tokenOf } from './testing/gathering.ts';
import { inviting, lists, online } from './testing/inviting.ts';

const stage = inviting();
const { goTo, invite, all, one, page } = stage;

describe('inviting one person', () => {
  test('a letter leaves with a link of their own, in their language; of the link only a digest is kept', async () => {
    const email = await invite('Ana Pérez', { language: 'en' });
    const [letter, ...more] = await lettersTo(stage.house, email);
    expect(more).toEqual([]);
    expect(letter?.subject).toBe('Invitation: Dialogue in December');
    expect(letter?.text).toContain('Dear Ana Pérez,');
    expect(letter?.text).toContain('http://localhost:3000/en/invitacion/');
    const { rows } = await sql<{ kept: number }>`
      select octet_length(digest) as kept from invitation_link`.execute(stage.house.deps.db);
    expect(rows).toEqual([{ kept: 32 }]);
    expect(await page(lists, stage.inviter)).not.toContain(letter?.token ?? '?');
    expect(await page(`${lists}/persona/${(await one(email)).id}`, stage.inviter)).not.toContain(letter?.token ?? '?');
  });

  test('the letter says when by every clock of the charter, who decides, and what is public', async () => {
    const [letter] = await lettersTo(stage.house, await invite('Ana'));
    expect(letter?.text).toContain('Tema 1: Tema número 1\nJueves, 3 de diciembre de 2026\nSan José: 08:00 – 10:00\n');
    expect(letter?.text).toContain('Buenos Aires: 11:00 – 13:00');
    expect(letter?.text).toContain('Las personas que ejercen estos cargos deciden quién participa: Secretaría');
    expect(letter?.text).toContain('En público solo hay cifras');
  });

  test('a person who is known gets the hours by their own clock too', async () => {
    await stage.house.deps.db
      .insertInto('person')
      .values({
        name: 'Eva',
        email: 'eva@red.org',
        language: 'es',
        zone: 'America/Lima',
        created_at: stage.house.deps.clock(),
      })
      .execute();
    const [letter] = await lettersTo(stage.house, await invite('Eva'));
    expect(letter?.text).toContain('Su hora, Perú: 09:00 – 11:00');
  });

  test('a double click, and the same page sent again, are one invitation and one letter', async () => {
    const form = guest('Ana');
    const answers = await Promise.all(
      [1, 2, 3].map(() => stage.house.ask(`${lists}/nueva`, { as: stage.inviter, form })),
    );
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await all()).toHaveLength(1);
    expect(await lettersTo(stage.house, form.email)).toHaveLength(1);
  });

  test('an address has one open invitation', async () => {
    await invite('Ana', { email: 'ana@red.org' });
    const again = await stage.house.ask(`${lists}/nueva`, {
      as: stage.inviter,
      form: guest('Otra', { email: ' ANA@Red.org' }),
    });
    expect(again.status).toBe(422);
    expect(faultsIn(await again.text())).toEqual(['Esa dirección ya tiene una invitación a este encuentro.']);
  });

  test('every fault at once beside its field, the input kept', async () => {
    const form = guest('', {
      email: 'ana@',
      institution: '<script>alert(1)</script>',
      country: 'XX',
      sector: 'x',
      list: '',
    });
    const answer = await stage.house.ask(`${lists}/nueva`, { as: stage.inviter, form });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(faultsIn(html)).toHaveLength(5);
    expect([...html.matchAll(/<li><a href="#field-\w+">([^:]*):/g)].map(([, label]) => label)).toEqual([
      'Lista',
      'Nombre',
      'Correo electrónico',
      'País',
      'Por quién participa',
    ]);
    expect(html).toContain('value="ana@"');
    expect(html).not.toContain('<script>alert');
    expect(html).toContain(form.once);
  });

  test.each([
    ['a null byte', { name: 'Ana\u0000' }],
    ['a name without end', { name: 'x'.repeat(201) }],
    ['SQL in the key', { once: "1'; drop table invitation;--" }],
  ])('%s is refused', async (_fact, more) => {
    const answer = await stage.house.ask(`${lists}/nueva`, {
      as: stage.inviter,
      form: guest('Ana', more as Record<string, string>),
    });
    expect(answer.status).toBe(422);
    expect(await all()).toEqual([]);
  });

  test('right-to-left names, emoji and quotes are names like others', async () => {
    const email = await invite("نور O'Connor 🌎", { email: 'nur@red.org' });
    expect((await one(email)).name).toBe("نور O'Connor 🌎");
    expect((await lettersTo(stage.house, email))[0]?.text).toContain("Hola, نور O'Connor 🌎:");
  });

  test('nobody is invited to what was not announced', async () => {
    const draft = await makeDialogue(stage.house, { slug: '2027', day: '2027-12-03', convened: false });
    const { token } = await stage.house.signIn({
      name: 'Lía',
      mandates: [{ office: 'liaison-member', body: 'liaison' }],
    });
    const path = '/es/conversatorios/2027/invitaciones';
    expect(await page(path, token)).toContain('Todavía no se puede invitar');
    expect((await stage.house.ask(`${path}/nueva`, { as: token, form: guest('Ana') })).status).toBe(422);
    expect((await stage.house.ask(path, { as: stage.inviter })).status).toBe(404);
    expect(await invitationsOf(stage.house.deps.db, draft.id)).toEqual([]);
  });
});

describe('who sees the lists', () => {
  test('those who invite; a mandate that ended a minute ago opens nothing, neither page nor act', async () => {
    const office = { office: 'secretariat', body: 'mesa:1', endsAt: '2026-11-20T12:00:00Z' } as const;
    const { token } = await stage.house.signIn({ name: 'Olga', mandates: [office] });
    stage.house.setTime('2026-11-20T12:01:00Z');
    const answers = [
      await stage.house.ask(lists, { as: token }),
      await stage.house.ask(`${lists}/nueva`, { as: token, form: guest('Ana') }),
      await stage.house.ask(`${lists}/recordatorio`, { as: token, form: {} }),
      await stage.house.ask(`${lists}/plazo`, { as: token, form: { until: '2026-12-01T10:00', zone: 'UTC' } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    expect(await all()).toEqual([]);
  });

  test('not representatives of members, and nobody without signing in', async () => {
    const { token } = await stage.house.signIn({ name: 'Rosa', mandates: [{ office: 'delegate', body: 'mesa:1' }] });
    expect((await stage.house.ask(lists, { as: token })).status).toBe(403);
    const stranger = await stage.house.ask(lists);
    expect([stranger.status, stranger.headers.get('location')]).toEqual([
      303,
      '/es/entrar?volver=%2Fconversatorios%2F2026%2Finvitaciones',
    ]);
  });

  test('figures by list, and people found by list, answer and words without scripts', async () => {
    await invite('Ana Pérez');
    await invite('José Núñez', { email: 'jose@gob.pe', list: 'gobiernos' });
    await confirmSeat(stage.house.deps, (await one('jose@gob.pe')).id, online, stage.house.deps.clock());
    const html = await page(`${lists}?q=nunez`, stage.inviter);
    expect(html).toContain('José Núñez');
    expect(html).not.toContain('Ana Pérez');
    expect(await page(`${lists}?estado=waiting`, stage.inviter)).not.toContain('José Núñez');
    expect(await page(`${lists}?lista=gobiernos`, stage.inviter)).not.toContain('Ana Pérez');
    const row = /<th scope="row"[^>]*>gobiernos<\/th>(.*?)<\/tr>/.exec(html)?.[1] ?? '';
    expect([...row.matchAll(/>(\d+)</g)].map(([, n]) => n)).toEqual(['1', '0', '1', '0', '0']);
  });

  test('an invitation of another dialogue is not found under this one', async () => {
    const other = await makeDialogue(stage.house, { slug: '2028', day: '2028-12-03' });
    await invite('Ana');
    const { id } = await one('ana@red.org');
    expect(other.slug).toBe('2028');
    expect(
      (await stage.house.ask(`/es/conversatorios/2028/invitaciones/persona/${id}`, { as: stage.inviter })).status,
    ).toBe(404);
  });
});

describe('a list of people', () => {
  const upload = (content: string | Uint8Array<ArrayBuffer>, name = 'lista.csv', more: Record<string, string> = {}) =>
    stage.house.ask(`${lists}/lista`, {
      as: stage.inviter,
      form: {
        list: 'gobiernos',
        language: 'es',
        sector: 'national-government',
        country: '',
        pasted: '',
        once: crypto.randomUUID(),
        ...more,
        file: new File([content], name),
      },
    });
  const csv =
    'Nombre;Correo;Institución;País\n' +
    'Ana Pérez;ana@gob.pe;Cancillería;Perú\n' +
    'Luis;luis@gob.pe;Cancillería;Atlántida\n' +
    'Otra Ana;ANA@gob.pe;Cancillería;Perú\n' +
    'Eva;eva@gob.cl;Ministerio;Chile\n';

  test('is looked at first: who would be invited, who not and why; nobody gets anything', async () => {
    await invite('Eva', { email: 'eva@gob.cl' });
    const answer = await upload(csv);
    expect(answer.status).toBe(303);
    const html = await page(answer.headers.get('location') ?? '', stage.inviter);
    expect([...html.matchAll(/<dd>(\d+)<\/dd>/g)].map(([, n]) => n)).toEqual(['1', '1', '2']);
    expect(html).toMatch(
      /class="table apart" aria-label="Filas que no se pueden leer".*No se reconoce el país «Atlántida»\./s,
    );
    expect(html).toContain('Es la misma dirección que la de la fila 2: cada dirección tiene una sola invitación.');
    expect(await all()).toHaveLength(1);
  });

  test('is invited whole when it is confirmed, once however often it is confirmed', async () => {
    const path = (await upload(csv)).headers.get('location') ?? '';
    const answers = await Promise.all([1, 2].map(() => stage.house.ask(path, { as: stage.inviter, form: {} })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect((await all()).map(({ email, list, sector }) => [email, list, sector])).toEqual([
      ['ana@gob.pe', 'gobiernos', 'national-government'],
      ['eva@gob.cl', 'gobiernos', 'national-government'],
    ]);
    expect(await lettersTo(stage.house, 'ana@gob.pe')).toHaveLength(1);
    expect(await lettersTo(stage.house, 'luis@gob.pe')).toEqual([]);
    const { rows } = await sql<{ rows: number; counts: string }>`
      select jsonb_array_length(content->'rows') as rows, concat_ws(' ', c.invited, c.known, c.refused) as counts
      from invitation_import i join invitation_import_completion c on c.import_id = i.id
      where c.invited = 2 order by c.at desc limit 1`.execute(stage.house.deps.db);
    expect(rows).toEqual([{ rows: 0, counts: '2 0 2' }]);
  });

  test('columns are what the person says they are', async () => {
    const path = (await upload('A;B;C;D\nPerú;ana@gob.pe;Ana;Cancillería\n')).headers.get('location') ?? '';
    expect(await page(path, stage.inviter)).toContain('No sabemos en qué columna está el correo.');
    const said = { 'column-0': 'country', 'column-1': 'email', 'column-2': 'name', 'column-3': 'institution' };
    expect(await page(`${path}?${new URLSearchParams(said)}`, stage.inviter)).toContain('Invitar a una persona');
    await stage.house.ask(path, { as: stage.inviter, form: said });
    expect((await one('ana@gob.pe')).name).toBe('Ana');
  });

  test('pasted from a spreadsheet, with tabs', async () => {
    const pasted = 'Name\tE-mail\tInstitution\tCountry\nAna\tana@un.org\tOIM\tPanama\n';
    const answer = await upload('', 'nada.csv', { pasted, sector: 'un' });
    await stage.house.ask(answer.headers.get('location') ?? '', { as: stage.inviter, form: {} });
    expect((await one('ana@un.org')).country).toBe('PA');
  });

  test("members of a mesa: each organization's representative once, in their language; of mesas one may see alone", async () => {
    const organization = async (name: string, mesas: readonly number[], people: readonly [string, string][]) => {
      const { id } = await stage.house.deps.db
        .insertInto('organization')
        .values({
          slug: fold(name).replaceAll(' ', '-'),
          name,
          stakeholder_group: 'faith-based',
          country: 'GT',
          created_at: stage.house.deps.clock(),
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      for (const mesa of mesas) {
        await stage.house.deps.db
          .insertInto('membership')
          .values({ organization_id: id, mesa, since: stage.house.deps.clock(), source: 'import' })
          .execute();
      }
      for (const [office, email] of people) {
        const body = `organization:${id}` as const;
        await stage.house.signIn({
          name: `Persona de ${name}`,
          email,
          language: 'en',
          mandates: [{ office, body, organizationId: id }],
        });
      }
    };
    await organization(
      'Red Norte',
      [1, 2],
      [
        ['alternate-representative', 'suplente@norte.org'],
        ['representative', 'titular@norte.org'],
      ],
    );
    await organization('Casa Sur', [2], [['representative', 'titular@sur.org']]);
    await organization('Sin correo', [1], []);
    expect(await page(`${lists}/lista`, stage.inviter)).not.toContain('Mesa 2 ·');
    expect((await upload('', 'nada.csv', { members: '2' })).status).toBe(422);
    const answer = await upload('', 'nada.csv', { members: '1', list: 'miembros', sector: '' });
    await stage.house.ask(answer.headers.get('location') ?? '', { as: stage.inviter, form: {} });
    expect(
      (await all()).map(({ email, institution, country, sector, language }) => [
        email,
        institution,
        country,
        sector,
        language,
      ]),
    ).toEqual([['titular@norte.org', 'Red Norte', 'GT', 'civil-society', 'en']]);
    const { token } = await stage.house.signIn({
      name: 'Lía',
      mandates: [{ office: 'liaison-member', body: 'liaison' }],
    });
    stage.inviter = token;
    const whole = await upload('', 'nada.csv', { members: 'all', list: 'miembros', sector: 'civil-society' });
    await stage.house.ask(whole.headers.get('location') ?? '', { as: stage.inviter, form: {} });
    expect((await all()).map(({ email }) => email).sort()).toEqual(['titular@norte.org', 'titular@sur.org']);
  });

  test('a file, pasted rows and members at once are refused: none is left out without a word', async () => {
    const refusal = 'Elija una sola lista: el archivo, las filas pegadas o los miembros.';
    for (const [content, more] of [
      [csv, { pasted: csv }],
      [csv, { members: '1' }],
      ['', { pasted: csv, members: '1' }],
      [csv, { pasted: csv, members: '1' }],
    ] as const) {
      const answer = await upload(content, 'lista.csv', more);
      const html = await answer.text();
      expect([answer.status, faultsIn(html)]).toEqual([422, [expect.stringContaining(refusal)]]);
      expect(refusedFields(html)).toEqual([more.pasted && content ? 'pasted' : 'members']);
    }
  });

  test('Windows-1252 is read', async () => {
    const bytes = Buffer.from(csv.replaceAll('ó', '\u00f3'), 'latin1');
    const path = (await upload(new Uint8Array(bytes))).headers.get('location') ?? '';
    expect(await page(path, stage.inviter)).toContain('Cancillería');
  });

  test.each([
    ['nothing at all', '', 'x.csv', 'Elija un archivo, o pegue la lista.'],
    ['a picture', '\u0089PNG\r\n', 'foto.csv', 'foto.csv'],
    ['null bytes', 'Nombre;Correo\nAna;a\u0000@x.org\n', 'x.csv', 'caracteres nulos'],
    ['headings alone', 'Nombre;Correo\n', 'x.csv', 'La tabla tiene encabezados, pero ninguna fila debajo.'],
  ])('%s is refused beside the field', async (_fact, content, name, said) => {
    const bytes = new Uint8Array(Buffer.from(content, 'latin1'));
    const answer = await upload(bytes, name);
    expect(answer.status).toBe(422);
    expect(faultsIn(await answer.text()).join()).toContain(said);
  });

  test('50 MB are refused before they are read', async () => {
    const answer = await upload(new Uint8Array(50 * 1024 * 1024));
    expect(answer.status).toBe(413);
  });
});

describe('reminders', () => {
  test('go only to those who have not answered and got nothing for days; by hand with a preview and a count', async () => {
    await invite('Ana');
    await invite('Luis');
    await invite('Eva');
    await confirmSeat(stage.house.deps, (await one('luis@red.org')).id, online, stage.house.deps.clock());
    const early = await page(lists, stage.inviter);
    expect(early).not.toContain('recordatorio"');
    expect(early).toContain('Por ahora no hay a quién recordarle: se puede desde 3 días después de la última carta');
    await goTo('2026-11-23T12:00:00Z');
    await invite('Rosa');
    expect(await page(lists, stage.inviter)).toContain('Recordar a 2 personas');
    const preview = await page(`${lists}/recordatorio`, stage.inviter);
    expect(preview).toContain('¿Puede venir? Diálogo de diciembre');
    expect(preview).not.toMatch(/invitacion\/[\w-]{32}/);
    const send = () => stage.house.ask(`${lists}/recordatorio`, { as: stage.inviter, form: {} });
    expect((await Promise.all([send(), send()])).map(({ status }) => status)).toEqual([303, 303]);
    const reminded = await sql<{ recipient: string }>`
      select recipient from mail_message where subject like '¿Puede venir?%' order by recipient`.execute(
      stage.house.deps.db,
    );
    expect(reminded.rows.map(({ recipient }) => recipient)).toEqual(['ana@red.org', 'eva@red.org']);
  });

  test('each brings a link that opens, and the first link still opens too', async () => {
    const email = await invite('Ana');
    const first = await tokenOf(stage.house, email);
    await goTo('2026-11-24T12:00:00Z');
    await stage.house.ask(`${lists}/recordatorio`, { as: stage.inviter, form: {} });
    const second = await tokenOf(stage.house, email);
    expect(second).not.toBe(first);
    for (const token of [first, second]) expect((await stage.house.ask(`/es/invitacion/${token}`)).status).toBe(200);
  });

  test('leave by themselves after a week, in the language of each, and not again the next day', async () => {
    await invite('Ana', { language: 'en' });
    await goTo('2026-11-27T11:59:00Z');
    await remindOfDialogues(stage.house.deps);
    expect(await lettersTo(stage.house, 'ana@red.org')).toHaveLength(1);
    await goTo('2026-11-27T12:00:00Z');
    await remindOfDialogues(stage.house.deps);
    await goTo('2026-11-28T12:00:00Z');
    await remindOfDialogues(stage.house.deps);
    expect((await lettersTo(stage.house, 'ana@red.org')).map(({ subject }) => subject)).toEqual([
      'Invitation: Dialogue in December',
      'Can you come? Dialogue in December',
    ]);
  });
});

test('a lost letter: another link goes to the invited address alone, a few times an hour', async () => {
  const email = await invite('Ana');
  const { id } = await one(email);
  const again = () => stage.house.ask(`${lists}/persona/${id}/enlace`, { as: stage.inviter, form: {} });
  for (let n = 0; n < 5; n += 1) expect((await again()).status).toBe(303);
  expect((await again()).status).toBe(422);
  expect(await lettersTo(stage.house, email)).toHaveLength(6);
});

test('when something changes after people were invited, they are told once', async () => {
  await invite('Ana');
  const declined = await invite('Luis');
  await stage.house.ask(`/es/invitacion/${await tokenOf(stage.house, declined)}/declinacion`, { form: {} });
  expect(await page(lists, stage.inviter)).not.toContain('Cambió algo');
  await goTo('2026-11-21T12:00:00Z');
  await stage.house.deps.db
    .insertInto('dialogue_change')
    .values({
      dialogue_id: stage.dialogue.id,
      theme_id: stage.dialogue.themes[0],
      by: null,
      at: stage.house.deps.clock(),
    })
    .execute();
  expect(await page(lists, stage.inviter)).toContain('Una persona invitada todavía no lo sabe.');
  await goTo('2026-11-21T12:05:00Z');
  const tell = () => stage.house.ask(`${lists}/aviso`, { as: stage.inviter, form: {} });
  expect((await Promise.all([tell(), tell()])).map(({ status }) => status)).toEqual([303, 303]);
  const told = await sql<{ recipient: string }>`
    select recipient from mail_message where subject like 'Hay cambios%'`.execute(stage.house.deps.db);
  expect(told.rows).toEqual([{ recipient: 'ana@red.org' }]);
  expect(await page(lists, stage.inviter)).not.toContain('Cambió algo');
});

test('who invites finds the lists on their own page while the dialogue is ahead; once it is over nobody is invited', async () => {
  const link = '<a href="/es/conversatorios/2026/invitaciones">Invitaciones: Diálogo de diciembre</a>';
  expect(await page('/es/mi', stage.inviter)).toContain(link);
  const { token } = await stage.house.signIn({ name: 'Rosa', mandates: [{ office: 'delegate', body: 'mesa:1' }] });
  expect(await page('/es/mi', token)).not.toContain(link);
  await goTo('2026-12-03T18:30:00Z');
  const html = await page(lists, stage.inviter);
  expect(html).toContain('Ya no se puede invitar');
  expect(html).not.toContain('Invitar a una persona');
  await goTo('2026-12-04T18:31:00Z');
  expect(await page('/es/mi', stage.inviter)).not.toContain(link);
});

test('what an invitation needs of its dialogue is there', async () => {
  const gathering = await findGathering(stage.house.deps.db, stage.dialogue.id);
  expect(gathering?.times).toEqual({
    opensAt: Temporal.Instant.from('2026-11-01T14:00:00Z'),
    closesAt: Temporal.Instant.from('2026-12-03T18:30:00Z'),
    startsAt: Temporal.Instant.from('2026-12-03T14:00:00Z'),
    cancelled: false,
  });
});
