import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonId } from '../accounts/types.ts';
import { takesPart } from '../membership/store/memberships.ts';
import { digest } from '../platform/random.ts';
import { prepareHouse } from '../prepare.ts';
import { type House, openHouse } from '../testing/house.ts';
import { mailsTo } from '../testing/letters.ts';
import { wordsIn } from '../testing/words.ts';
import { appointPerson } from './appoint-person.ts';
import { endMandate } from './end-mandate.ts';
import { findActor } from './store/actors.ts';
import { faultsIn, type good, type MandatesDesk, makeMember, mandatesDesk, once, only } from './testing/granting.ts';
import type { Body, MandateId } from './types.ts';

let house: House;
let operator: { personId: PersonId; token: string };
let desk: MandatesDesk;
beforeEach(async () => {
  house = await openHouse();
  await prepareHouse(house.deps);
  operator = await house.signIn({
    name: 'Olga Paz',
    email: 'olga@ejemplo.org',
    mandates: [{ office: 'operator', body: 'mechanism' }],
  });
  desk = mandatesDesk(house, operator.token);
  await makeMember(house, 'Casa Abierta', 2);
});
afterEach(() => house.close());

describe('ending a mandate', () => {
  const mandateOf = async (changes: Partial<typeof good> = {}) => {
    await desk.grant(changes);
    return only(await desk.coming()).id;
  };

  test('it ends at once, and the record says why', async () => {
    const id = await mandateOf();
    // Still the 20th in the mechanism's zone.
    house.setTime('2026-11-21T05:00:00Z');
    const answer = await desk.end(id);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/es/mandatos?hecho=ended']);
    expect(await desk.held()).toEqual([]);
    const entry = await desk.lastEntry();
    expect(entry).toMatchObject({
      kind: 'mandate-ended',
      actor: { office: 'operator', body: 'mechanism' },
      subject: `mandate:${id}`,
      facts: { office: 'secretariat', body: 'mesa:2', cause: 'resignation', on: '2026-11-20' },
    });
    expect(entry.canonical).not.toContain('Bea');
    const opening = await house.deps.db.selectFrom('record_opening').selectAll().where('seq', '=', entry.seq).execute();
    expect(only(opening).value).toBe('Bea Ñandú');
    const row = await house.deps.db.selectFrom('mandate_end').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ mandate_id: id, by: operator.personId, cause: 'resignation', at: house.deps.clock() });
    expect(wordsIn(await desk.page('/es/mandatos?hecho=ended'))).toContain('El mandato terminó');
  });

  test('its holder is told', async () => {
    await desk.end(await mandateOf(), 'incapacity');
    const [mail] = await mailsTo(house, 'bea@ejemplo.org');
    expect(mail?.subject).toMatch(/^Terminó su mandato: Secretaría, Mesa 2/);
    expect(mail?.text).toContain('Motivo: No puede seguir ejerciéndolo.');
  });

  test('the seat is free for the next', async () => {
    await desk.end(await mandateOf());
    expect((await desk.grant({ once: `${once}2`, email: 'otra@ejemplo.org' })).status).toBe(303);
    expect(only(await desk.held()).name).toBe('Bea Ñandú');
  });

  test('one given ahead is withdrawn before it begins, and never held', async () => {
    const id = await mandateOf({ from: '2026-11-21' });
    expect(wordsIn(await desk.page())).toContain('Retirar antes de que comience');
    expect((await desk.end(id, 'decision-of-the-body')).status).toBe(303);
    expect(await desk.coming()).toEqual([]);
    house.setTime('2026-11-21T11:00:00Z');
    expect(await desk.held()).toEqual([]);
    expect((await desk.end(id)).status).toBe(422);
  });

  test('the last who may give mandates cannot lay that down here: nobody could give another', async () => {
    const own = only(await desk.held('mechanism'));
    const answer = await desk.end(own.id);
    expect(answer.status).toBe(422);
    expect(wordsIn(await answer.text())).toContain('Es el último mandato que permite dar mandatos');
    const uncaused = await (await desk.end(own.id, '')).text();
    expect(wordsIn(uncaused)).toContain('Es el último mandato que permite dar mandatos');
    expect(faultsIn(uncaused)).toEqual([own.id]);
    expect(await desk.held('mechanism')).toEqual([own]);
    await house.signIn({ name: 'Ola', mandates: [{ office: 'operator', body: 'mechanism' }] });
    expect((await desk.end(own.id)).status).toBe(303);
  });

  test('pressed twice it is ended once, and both lead on', async () => {
    const id = await mandateOf();
    const answers = [...(await Promise.all([desk.end(id), desk.end(id)])), await desk.end(id)];
    for (const answer of answers) {
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/es/mandatos?hecho=ended']);
    }
    expect(await desk.countOf('record_entry')).toBe(4);
    expect(await mailsTo(house, 'bea@ejemplo.org')).toHaveLength(2);
  });

  test('whoever ends it for another cause, or after someone else, is told that it is over', async () => {
    const id = await mandateOf();
    const other = await house.signIn({ name: 'Ola', mandates: [{ office: 'operator', body: 'mechanism' }] });
    await desk.end(id);
    for (const late of [await desk.end(id, 'incapacity'), await desk.end(id, 'resignation', other.token)]) {
      expect(late.status).toBe(422);
      expect(wordsIn(await late.text())).toContain('Este mandato ya terminó.');
    }
    expect(await desk.countOf('record_entry')).toBe(4);
  });

  test.each([
    ['', 'Falta completar este dato.'],
    ['boredom', 'Elija una de las opciones'],
  ])('the cause %j is refused beside its field, the form open', async (cause, reason) => {
    const id = await mandateOf();
    const answer = await desk.end(id, cause);
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(faultsIn(html)).toEqual([id]);
    expect(html).toMatch(
      new RegExp(`<details class="disclosure" open="">.*id="cause-${id}".*aria-invalid="true"`, 's'),
    );
    expect(wordsIn(html)).toContain(reason);
    expect(await desk.held()).toHaveLength(1);
  });

  test.each(['', 'x', '0198e0a0-0000-7000-8000-000000000000', "' or 1=1"])('%j is no mandate', async (id) => {
    const answer = await desk.end(id);
    expect(answer.status).toBe(422);
    expect(await desk.countOf('record_entry')).toBe(2);
  });

  test("a mandate of an organization or a session is not within the operator's reach", async () => {
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
    await house.signIn({
      name: 'Carla',
      mandates: [{ office: 'representative', body, organizationId: organization.id }],
    });
    const { id } = only(await desk.held(body));
    expect(wordsIn(await (await desk.end(id)).text())).toContain('Ese mandato no existe.');
    expect(await desk.held(body)).toHaveLength(1);
  });

  test('the address of the form leads back to the page', async () => {
    const answer = await house.ask('/es/mandatos/fin', { as: operator.token });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/es/mandatos']);
  });
});

describe('acts in the name of the console', () => {
  const appointment = {
    name: 'Bea',
    email: 'bea@ejemplo.org',
    language: 'en',
    office: 'agency-focal-point',
    body: 'working-group',
    source: { kind: 'operator', text: { en: 'Letter of the agency' } },
  } as const;

  test('are told apart in the record', async () => {
    const at = house.deps.clock();
    const granted = await appointPerson({ ...house.deps, takesPart }, { ...appointment, startsAt: at }, 'console', at);
    expect(granted.ok).toBe(true);
    expect(await desk.lastEntry()).toMatchObject({ kind: 'mandate-granted', actor: 'console', facts: { to: null } });
    if (!granted.ok) return;
    await endMandate(house.deps, { mandateId: granted.value, cause: 'replacement' }, 'console', at.add({ hours: 1 }));
    expect(await desk.lastEntry()).toMatchObject({ kind: 'mandate-ended', actor: 'console' });
  });

  test('refuse like any other: a mandate nobody gave', async () => {
    const end = { mandateId: `${once}9` as MandateId, cause: 'resignation' } as const;
    expect(await endMandate(house.deps, end, 'console', house.deps.clock())).toEqual({
      ok: false,
      reasons: [{ code: 'mandate-unknown' }],
    });
  });
});

describe('a mandate holds to the second', () => {
  const endsAt = '2026-11-20T13:00:00Z';

  test.each([
    ['2026-11-20T12:59:59.999Z', 200],
    ['2026-11-20T13:00:00Z', 403],
    ['2026-11-20T13:01:00Z', 403],
  ])('one that ends at 13:00: at %s the page answers %i, and its acts alike', async (at, status) => {
    const short = await house.signIn({ name: 'Ola', mandates: [{ office: 'operator', body: 'mechanism', endsAt }] });
    house.setTime(at);
    expect((await house.ask('/es/mandatos', { as: short.token })).status).toBe(status);
    expect((await desk.grant({}, short.token)).status).toBe(status === 200 ? 303 : 403);
    expect(await desk.held()).toHaveLength(status === 200 ? 1 : 0);
  });

  test('one that was ended a minute ago opens nothing', async () => {
    const other = await house.signIn({ name: 'Ola', mandates: [{ office: 'operator', body: 'mechanism' }] });
    const theirs = (await desk.held('mechanism')).find(({ personId }) => personId === other.personId);
    expect((await house.ask('/es/mandatos', { as: other.token })).status).toBe(200);
    await desk.end(theirs?.id ?? '');
    expect((await house.ask('/es/mandatos', { as: other.token })).status).toBe(403);
    house.setTime('2026-11-20T12:01:00Z');
    expect((await desk.grant({}, other.token)).status).toBe(403);
    expect((await desk.end(only(await desk.held('mechanism')).id, 'resignation', other.token)).status).toBe(403);
    expect(await desk.held('mechanism')).toHaveLength(1);
  });

  test('one that begins later opens nothing yet', async () => {
    const later = await house.signIn({
      name: 'Ola',
      mandates: [{ office: 'operator', body: 'mechanism', startsAt: '2026-11-20T12:30:00Z' }],
    });
    expect((await house.ask('/es/mandatos', { as: later.token })).status).toBe(403);
    house.setTime('2026-11-20T12:30:00Z');
    expect((await house.ask('/es/mandatos', { as: later.token })).status).toBe(200);
  });

  test('who asks is known by session and moment, with the powers of offices the charter has', async () => {
    const two = await house.signIn({
      name: 'Ola',
      mandates: [
        { office: 'delegate', body: 'mesa:1', startsAt: '2026-02-01T00:00:00Z' },
        { office: 'abolished-office', body: 'mesa:1' },
      ],
    });
    const at = house.deps.clock();
    const actor = await findActor(house.deps.db, house.deps.charter, digest(two.token), at);
    expect(actor?.mandates.map(({ office, powers, secondFactor }) => ({ office, powers, secondFactor }))).toEqual([
      { office: 'delegate', powers: ['assist-joining', 'see-members'], secondFactor: true },
    ]);
    expect(await findActor(house.deps.db, house.deps.charter, digest('x'), at)).toBeNull();
    expect(await findActor(house.deps.db, house.deps.charter, digest(two.token), at.add({ hours: 24 }))).toBeNull();
  });
});
