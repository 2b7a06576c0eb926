import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { readerFor } from '../platform/languages.ts';
import { faultsIn } from '../testing/words.ts';
import { confirmSeat } from './answer-invitation.ts';
import { collectInvitationWork } from './collect-invitation-tasks.ts';
import { forgetDialogueData } from './jobs.ts';
import { invitationRecords } from './personal-records.ts';
import { lettersTo, tokenOf } from './testing/gathering.ts';
import { inviting, lists, online, seat, seats } from './testing/inviting.ts';
import type { InvitationId } from './types.ts';

const stage = inviting();
const { invite, all, one, page } = stage;

describe('the answer', () => {
  const open = async (name = 'Ana') => {
    const email = await invite(name);
    return { email, path: `/es/invitacion/${await tokenOf(stage.house, email)}` };
  };

  test('confirming takes the seat; the receipt brings another link that opens the same page', async () => {
    const { email, path } = await open();
    expect(await page(path)).toContain('Confirmar mi asiento');
    const form = seat({ attends: 'in-person', interpretation: 'en', gender: 'woman', needs: 'Rampa' });
    const answer = await stage.house.ask(`${path}/respuesta`, { form });
    expect(answer.headers.get('location')).toBe(`${path}?hecho=confirmed`);
    expect(await one(email)).toMatchObject({
      answer: 'confirmed',
      attends: 'in-person',
      interpretation: 'en',
      gender: 'woman',
      needs: 'Rampa',
    });
    const second = `/es/invitacion/${await tokenOf(stage.house, email)}`;
    expect(second).not.toBe(path);
    expect(await page(second)).toContain('Su asiento está confirmado: le esperamos en la sede.');
    expect(await page(path)).toContain('Su asiento está confirmado: le esperamos en la sede.');
  });

  test('gender is only counted, never shown beside the name, to those who invite neither', async () => {
    const { email, path } = await open();
    expect(await page(path)).toContain('nunca junto a su nombre');
    await stage.house.ask(`${path}/respuesta`, { form: seat({ gender: 'non-binary', needs: 'Rampa' }) });
    const card = await page(`/es/conversatorios/2026/invitaciones/persona/${(await one(email)).id}`, stage.inviter);
    expect(card).toContain('Rampa');
    expect(card).not.toContain('No binario');
  });

  test('a double click is one seat, one answer, one receipt', async () => {
    const { email, path } = await open();
    const answers = await Promise.all([1, 2, 3, 4].map(() => stage.house.ask(`${path}/respuesta`, { form: seat() })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
    expect(await seats(stage.house)).toHaveLength(1);
    expect(await stage.house.deps.db.selectFrom('invitation_answer').select('answer').execute()).toHaveLength(1);
    expect(await lettersTo(stage.house, email)).toHaveLength(2);
  });

  test('"only one person may enter from each e-mail address": the database holds it, whoever comes first', async () => {
    const { path } = await open();
    const id = (await one('ana@red.org')).id;
    // A second invitation to the same address, as no act of the house makes it.
    const { rows } = await sql<{ id: InvitationId }>`
      insert into invitation (dialogue_id, list, email, name, institution, country, sector, language, invited_at)
      select dialogue_id, list, email, 'Otra', institution, country, sector, language, invited_at
      from invitation where id = ${id} returning id`.execute(stage.house.deps.db);
    const other = rows[0]?.id ?? id;
    const results = await Promise.all([
      confirmSeat(stage.house.deps, id, online, stage.house.deps.clock()),
      confirmSeat(stage.house.deps, other, online, stage.house.deps.clock()),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ reasons: [{ code: 'address-has-seat' }] });
    await expect(
      sql`insert into seat (dialogue_id, invitation_id, email, attends, confirmed_at)
        select dialogue_id, invitation_id, email, attends, confirmed_at from seat`.execute(stage.house.deps.db),
    ).rejects.toThrow('seat_one_per_');
    const said = await (await stage.house.ask(`${path}/respuesta`, { form: seat() })).text();
    expect(said).not.toContain('<script>');
    expect(await seats(stage.house)).toHaveLength(1);
  });

  test('declining, then coming after all', async () => {
    const { email, path } = await open();
    await Promise.all([1, 2].map(() => stage.house.ask(`${path}/declinacion`, { form: {} })));
    expect(await one(email)).toMatchObject({ answer: 'declined', seatId: null });
    expect(await stage.house.deps.db.selectFrom('invitation_answer').select('answer').execute()).toHaveLength(1);
    stage.house.setTime('2026-11-21T12:00:00Z');
    await stage.house.ask(`${path}/respuesta`, { form: seat() });
    expect(await one(email)).toMatchObject({ answer: 'confirmed', attends: 'online' });
  });

  test('withdrawing frees the seat, which can be confirmed again', async () => {
    const { email, path } = await open();
    await stage.house.ask(`${path}/respuesta`, { form: seat() });
    stage.house.setTime('2026-11-21T12:00:00Z');
    await Promise.all([1, 2].map(() => stage.house.ask(`${path}/retiro`, { form: {} })));
    expect(await one(email)).toMatchObject({ answer: 'withdrawn', seatId: null });
    expect((await lettersTo(stage.house, email)).map(({ subject }) => subject.split(':')[0])).toEqual([
      'Invitación',
      'Asiento confirmado',
      'Se retiró',
    ]);
    stage.house.setTime('2026-11-22T12:00:00Z');
    await stage.house.ask(`${path}/respuesta`, { form: seat() });
    expect(await one(email)).toMatchObject({ answer: 'confirmed' });
    expect(await seats(stage.house)).toHaveLength(2);
  });

  test('a substitute gets an invitation of their own; the old link opens nothing, not even a name', async () => {
    const { email, path } = await open('Ana Pérez');
    await stage.house.ask(`${path}/respuesta`, { form: seat({ gender: 'woman' }) });
    const form = { name: 'Luis Gómez', email: 'Luis@otra.org', language: 'en' };
    const answers = await Promise.all([1, 2].map(() => stage.house.ask(`${path}/reemplazo`, { form })));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 303]);
    expect(await one('luis@otra.org')).toMatchObject({
      list: 'miembros',
      institution: 'Red Ñandutí',
      gender: null,
      answer: null,
      substituteFor: (await one(email)).id,
    });
    const [letter, ...more] = await lettersTo(stage.house, 'luis@otra.org');
    expect(more).toEqual([]);
    expect(letter?.text).toContain('Ana Pérez cannot come and has named you in their place.');
    const old = await stage.house.ask(path);
    const html = await old.text();
    expect(old.status).toBe(410);
    expect(html).toContain('Esta invitación pasó a otra persona');
    expect(html).not.toContain('Ana Pérez');
    expect((await stage.house.ask(`${path}/respuesta`, { form: seat() })).status).toBe(410);
    expect((await stage.house.ask(`/es/invitacion/${letter?.token}`)).status).toBe(200);
  });

  test('a substitute is someone else, with an address', async () => {
    const { path } = await open();
    const refused = async (form: Record<string, string>) =>
      faultsIn(await (await stage.house.ask(`${path}/reemplazo`, { form: { language: 'es', ...form } })).text());
    expect(await refused({ name: '', email: 'no' })).toEqual([
      'Escriba el nombre de la persona que irá en su lugar.',
      'Escriba el correo de esa persona: allí le llegará su propio enlace.',
    ]);
    expect(await refused({ name: 'Ana', email: 'ANA@red.org' })).toEqual([
      'Es su propia dirección. Escriba la de la otra persona.',
    ]);
  });

  test('a revoked invitation opens nothing, its seat is free, the person is told', async () => {
    const { email, path } = await open();
    await stage.house.ask(`${path}/respuesta`, { form: seat() });
    const { id } = await one(email);
    const end = () => stage.house.ask(`${lists}/persona/${id}/fin`, { as: stage.inviter, form: {} });
    expect((await Promise.all([end(), end()])).map(({ status }) => status)).toEqual([303, 303]);
    expect(await seats(stage.house)).toMatchObject([{ released_at: stage.house.deps.clock() }]);
    const gone = await stage.house.ask(path);
    const said = await gone.text();
    expect([gone.status, said.includes('Esta invitación se retiró')]).toEqual([410, true]);
    expect(said).toContain('href="/es/mesas#escribir"');
    const letters = (await lettersTo(stage.house, email)).filter(({ subject }) => subject.startsWith('Se retiró su'));
    expect(letters.map(({ text }) => text.includes('http://localhost:3000/es/mesas#escribir'))).toEqual([true]);
    await invite('Ana');
    expect((await all()).filter((card) => card.email === email && card.ended === null)).toHaveLength(1);
  });

  test('after the deadline no seat is confirmed; until the beginning it can be given back', async () => {
    const { path } = await open();
    const late = await open('Luis');
    await stage.house.ask(`${path}/respuesta`, { form: seat() });
    const set = (until: string) =>
      stage.house.ask(`${lists}/plazo`, { as: stage.inviter, form: { until, zone: 'America/Costa_Rica' } });
    expect(faultsIn(await (await set('2026-11-20T06:00')).text())).toEqual(['Ese momento ya pasó.']);
    expect(faultsIn(await (await set('2026-12-03T12:31')).text())).toEqual([
      'A esa hora el encuentro ya habrá terminado.',
    ]);
    expect((await set('2026-12-01T18:00')).status).toBe(303);
    stage.house.setTime('2026-12-02T00:00:00Z');
    const refused = await stage.house.ask(`${late.path}/respuesta`, { form: seat() });
    expect([refused.status, (await refused.text()).includes('El plazo para responder ya terminó.')]).toEqual([
      422,
      true,
    ]);
    expect((await stage.house.ask(`${path}/retiro`, { form: {} })).status).toBe(303);
  });

  test('without a venue nobody is in the room', async () => {
    await stage.house.deps.db
      .updateTable('dialogue')
      .set({ venue: null })
      .where('id', '=', stage.dialogue.id)
      .execute();
    const { path } = await open();
    const html = await (await stage.house.ask(`${path}/respuesta`, { form: seat({ attends: 'in-person' }) })).text();
    await sql`update dialogue set venue = '{"es": "Sede", "en": "Venue"}' where id = ${stage.dialogue.id}`.execute(
      stage.house.deps.db,
    );
    expect(html).toContain('Este encuentro no tiene sede: se participa en línea.');
    expect(await seats(stage.house)).toEqual([]);
  });

  test.each(['x'.repeat(32), 'short', '../../etc/passwd', '%00'.repeat(10)])(
    'a guessed link is no page: %s',
    async (token) => {
      expect((await stage.house.ask(`/es/invitacion/${token}`)).status).toBe(404);
    },
  );

  test('the page is kept by nobody and tells no other site where it was', async () => {
    const { path } = await open();
    const { headers } = await stage.house.ask(path);
    expect([headers.get('cache-control'), headers.get('referrer-policy')]).toEqual(['no-store', 'same-origin']);
  });

  test('thirty days after the dialogue the link says that it is over; later nothing of it is kept', async () => {
    const { email, path } = await open();
    await stage.house.ask(`${path}/respuesta`, { form: seat({ needs: 'Rampa' }) });
    stage.house.setTime('2027-01-02T18:29:00Z');
    expect((await stage.house.ask(path)).status).toBe(200);
    stage.house.setTime('2027-01-02T18:30:00Z');
    const over = await stage.house.ask(path);
    expect([over.status, (await over.text()).includes('Este encuentro ya pasó')]).toEqual([410, true]);
    stage.house.setTime('2027-01-02T18:31:00Z');
    await forgetDialogueData(stage.house.deps);
    expect((await one(email)).needs).toBe(null);
    stage.house.setTime('2027-06-03T18:30:00Z');
    await forgetDialogueData(stage.house.deps);
    expect((await stage.house.ask(path)).status).toBe(404);
  });
});

describe('signed in with the invited address', () => {
  test('the same page without a link; somebody else finds nothing', async () => {
    const email = await invite('Ana', { email: 'ana.firma@red.org' });
    const { id } = await one(email);
    const ana = await stage.house.signIn({ name: 'Ana', email });
    const eva = await stage.house.signIn({ name: 'Eva', email: 'otra@red.org' });
    expect(await page(`/es/mis-invitaciones/${id}`, ana.token)).toContain('Confirmar mi asiento');
    expect((await stage.house.ask(`/es/mis-invitaciones/${id}`, { as: eva.token })).status).toBe(404);
    expect(
      (await stage.house.ask(`/es/mis-invitaciones/${id}/respuesta`, { as: eva.token, form: seat() })).status,
    ).toBe(404);
    for (const other of [crypto.randomUUID(), '-'.repeat(36), `${id.slice(1)}0`]) {
      expect((await stage.house.ask(`/es/mis-invitaciones/${other}`, { as: ana.token })).status).toBe(404);
    }
    expect((await stage.house.ask(`/es/mis-invitaciones/${id}`)).status).toBe(303);
    expect(
      (await stage.house.ask(`/es/mis-invitaciones/${id}/respuesta`, { as: ana.token, form: seat() })).status,
    ).toBe(303);
    expect(await one(email)).toMatchObject({ answer: 'confirmed' });
  });

  test('their own page lists what waits for them, and nothing of others', async () => {
    await invite('Bea', { email: 'bea@red.org' });
    await invite('Otra', { email: 'otra2@red.org' });
    const { personId } = await stage.house.signIn({ name: 'Bea', email: 'bea@red.org' });
    const actor = {
      personId,
      name: 'Bea',
      email: 'bea@red.org',
      language: 'es',
      zone: null,
      mandates: [],
      secondFactorAt: null,
    };
    const reader = readerFor({ language: 'es', languages: ['es', 'en'], path: '/mi' });
    const tasks = async () =>
      (await collectInvitationWork(stage.house.deps, reader, actor, stage.house.deps.clock())).tasks;
    const { id } = await one('bea@red.org');
    expect(await tasks()).toEqual([
      {
        title: 'Su invitación: Diálogo de diciembre',
        detail: expect.stringContaining(
          'Tiene una invitación. Se responde hasta el jueves, 3 de diciembre de 2026, 12:30',
        ),
        href: `/es/mis-invitaciones/${id}`,
        action: 'Responder',
        from: Temporal.Instant.from('2026-12-03T18:30:00Z'),
      },
    ]);
    await confirmSeat(stage.house.deps, id, online, stage.house.deps.clock());
    expect((await tasks()).map(({ action }) => action)).toEqual(['Ver mi puerta']);
    stage.house.setTime('2026-12-03T18:30:00Z');
    expect(await tasks()).toEqual([]);
  });
});

test('who erases their account is taken out of invitations: counted on, told by nothing', async () => {
  const email = await invite('Zoraida Quispe', { email: 'zoraida@red.org', gender: 'woman' });
  await stage.house.ask(`/es/invitacion/${await tokenOf(stage.house, email)}/respuesta`, {
    form: seat({ needs: 'Rampa' }),
  });
  const token = await tokenOf(stage.house, email);
  const { personId } = await stage.house.signIn({ name: 'Zoraida Quispe', email });
  const before = JSON.stringify(await invitationRecords.read(stage.house.deps.db, personId));
  for (const known of ['Zoraida Quispe', 'Rampa', 'confirmed']) expect(before).toContain(known);
  await stage.house.deps.db
    .transaction()
    .execute((tx) => invitationRecords.erase(tx, personId, stage.house.deps.clock()));
  expect(await invitationRecords.read(stage.house.deps.db, personId)).toEqual([]);
  expect((await stage.house.ask(`/es/invitacion/${token}`)).status).toBe(404);
  const [card] = await all();
  expect(card).toMatchObject({
    country: 'PE',
    sector: 'civil-society',
    gender: 'woman',
    ended: 'revoked',
    needs: null,
  });
  expect(JSON.stringify(card)).not.toMatch(/Zoraida|zoraida/);
  expect(await seats(stage.house)).toEqual([
    { email: `erased-${card?.id}@invalid`, released_at: stage.house.deps.clock() },
  ]);
});
