import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonId } from '../accounts/types.ts';
import { conveneTwoThemes } from '../dialogues/testing/two-themes.ts';
import { type MandatesDesk, mandatesDesk, only } from '../mandates/testing/granting.ts';
import type { Body } from '../mandates/types.ts';
import { type House, openHouse } from '../testing/house.ts';
import { mailsTo } from '../testing/letters.ts';
import { wordsIn } from '../testing/words.ts';

let house: House;
let desk: MandatesDesk;
let ana: { personId: PersonId; token: string };
beforeEach(async () => {
  house = await openHouse();
  ana = await house.signIn({
    name: 'Ana Ñandú',
    email: 'ana@ejemplo.org',
    mandates: [
      { office: 'secretariat', body: 'mesa:2' },
      { office: 'delegate', body: 'mesa:3' },
    ],
  });
  desk = mandatesDesk(house, ana.token);
});
afterEach(() => house.close());

const held = async (body: Body = 'mesa:2') => only(await desk.held(body)).id;
const addressOf = (id: string) => `/es/mi/mandatos/${id}/renuncia`;
const resign = (id: string, as = ana.token) => house.ask(addressOf(id), { as, form: {} });

test('whoever holds an office leaves it from their own page: it ends, the record and a letter say so', async () => {
  const id = await held();
  expect(await desk.page('/es/mi')).toContain(`href="${addressOf(id)}"`);
  const before = wordsIn(await desk.page(addressOf(id)));
  expect(before).toContain('Secretaría · Mesa 2');
  expect(before).toContain('no se puede deshacer');
  const answer = await resign(id);
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/es/mi?hecho=resigned']);
  expect(await desk.held()).toEqual([]);
  expect(await desk.lastEntry()).toMatchObject({
    kind: 'mandate-ended',
    actor: { office: 'secretariat', body: 'mesa:2' },
    subject: `mandate:${id}`,
    facts: { office: 'secretariat', body: 'mesa:2', cause: 'resignation', on: '2026-11-20' },
  });
  const [mail] = await mailsTo(house, 'ana@ejemplo.org');
  expect(mail?.text).toContain('Motivo: Renuncia.');
  const after = await desk.page('/es/mi?hecho=resigned');
  expect(wordsIn(after)).toContain('Dejó el cargo, y así quedó en el registro público.');
  expect(after).not.toContain(addressOf(id));
  expect(after).toContain(addressOf(await held('mesa:3')));
});

test('pressed twice it is one resignation, and both lead on', async () => {
  const id = await held();
  const answers = await Promise.all([resign(id), resign(id)]);
  const late = await resign(id);
  for (const answer of [...answers, late]) {
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/es/mi?hecho=resigned']);
  }
  expect(await desk.countOf('record_entry')).toBe(1);
  expect(await mailsTo(house, 'ana@ejemplo.org')).toHaveLength(1);
  expect((await house.ask(addressOf(id), { as: ana.token })).headers.get('location')).toBe('/es/mi');
});

test("another's office, an unknown one and one that has not begun are not found", async () => {
  const other = await house.signIn({
    name: 'Eva',
    mandates: [
      { office: 'secretariat', body: 'mesa:1' },
      { office: 'delegate', body: 'mesa:4', startsAt: '2026-12-01T00:00:00Z' },
    ],
  });
  const coming = only(await desk.coming('mesa:4')).id;
  const addresses = [
    [await held('mesa:1'), ana.token],
    ['0198e0a0-0000-7000-8000-000000000000', ana.token],
    ['x', ana.token],
    [coming, other.token],
  ] as const;
  for (const [id, as] of addresses) {
    expect((await house.ask(addressOf(id), { as })).status).toBe(404);
    expect((await resign(id, as)).status).toBe(404);
  }
  expect(await desk.countOf('record_entry')).toBe(0);
});

test('representing an organization is left on its own page, not here', async () => {
  const organization = await house.deps.db
    .insertInto('organization')
    .values({
      slug: 'casa',
      name: 'Casa',
      stakeholder_group: 'civil-society',
      country: 'MX',
      created_at: house.deps.clock(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const body: Body = `organization:${organization.id}`;
  const carla = await house.signIn({
    name: 'Carla',
    mandates: [{ office: 'representative', body, organizationId: organization.id }],
  });
  expect(await desk.page('/es/mi', carla.token)).not.toContain('/renuncia');
  expect((await resign(await held(body), carla.token)).status).toBe(404);
});

test('the last who may give mandates is told why not, and stays', async () => {
  const operator = await house.signIn({ name: 'Olga', mandates: [{ office: 'operator', body: 'mechanism' }] });
  const id = await held('mechanism');
  const answer = await resign(id, operator.token);
  expect(answer.status).toBe(422);
  expect(wordsIn(await answer.text())).toContain('Es el último mandato que permite dar mandatos');
  expect(await desk.held('mechanism')).toHaveLength(1);
});

test('of two sessions it says which one is left', async () => {
  const { first } = await conveneTwoThemes(house.deps);
  const body: Body = `theme:${first}`;
  const rapporteur = await house.signIn({ name: 'Rita', mandates: [{ office: 'rapporteur', body }] });
  expect(wordsIn(await desk.page(addressOf(await held(body)), rapporteur.token))).toContain(
    'Relatoría · Encuentro 2026 · Tema 1 · Vías regulares',
  );
});

describe('of the seat in the liaison table', () => {
  const ends = 'Con este cargo termina también su asiento en la instancia «Mesa de Vinculación».';
  const stays = 'Su asiento en la instancia «Mesa de Vinculación» no termina con este cargo.';
  const said = async (token: string, id: string) => {
    const words = wordsIn(await desk.page(addressOf(id), token));
    return [words.includes(ends), words.includes(stays)];
  };
  const lettersOf = async () => (await mailsTo(house, 'sol@ejemplo.org')).map(({ text }) => text.includes(ends));
  const idOf = async (body: Body, personId: string) =>
    only((await desk.held(body)).filter((holder) => holder.personId === personId)).id;

  test('page and letter say that it ends with the office, as long as it is held', async () => {
    const sol = await house.signIn({
      name: 'Sol',
      email: 'sol@ejemplo.org',
      mandates: [
        { office: 'delegate', body: 'mesa:1' },
        { office: 'liaison-member', body: 'liaison' },
      ],
    });
    const [office, seat] = [await held('mesa:1'), await idOf('liaison', sol.personId)];
    expect(await said(sol.token, office)).toEqual([true, false]);
    await resign(seat, sol.token);
    expect(await said(sol.token, office)).toEqual([false, false]);
    await resign(office, sol.token);
    expect(await lettersOf()).toEqual([false, false]);
  });

  test('an agency’s seat stays with whoever stops being its focal point, and the page says so', async () => {
    const sol = await house.signIn({
      name: 'Sol',
      email: 'sol@ejemplo.org',
      mandates: [
        { office: 'agency-focal-point', body: 'working-group' },
        { office: 'liaison-member', body: 'liaison' },
      ],
    });
    await house.deps.db.updateTable('mandate').set({ agency: 'iom' }).where('person_id', '=', sol.personId).execute();
    const [focal, seat] = [await held('working-group'), await idOf('liaison', sol.personId)];
    expect(await said(sol.token, seat)).toEqual([false, false]);
    expect(await said(sol.token, focal)).toEqual([false, true]);
    await resign(focal, sol.token);
    expect(await desk.held('liaison')).toHaveLength(1);
  });
});
