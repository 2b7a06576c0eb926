import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type House, openHouse } from '../testing/house.ts';
import { mailsTo } from '../testing/letters.ts';
import { wordsIn } from '../testing/words.ts';
import { tellVacancies } from './tell-vacancies.ts';
import { focalPoint, give } from './testing/agencies.ts';

let house: House;
const ids = new Map<string, string>();

/** Mesa 1 has both its seats, of two organizations (one not in the directory); mesa 2 an office without its mandate. */
beforeAll(async () => {
  house = await openHouse({ at: '2026-11-20T12:00:00Z' });
  for (const [slug, listed, country] of [
    ['casa-del-camino', true, 'GT'],
    ['red-oculta', false, 'PE'],
  ] as const) {
    const { id } = await house.deps.db
      .insertInto('organization')
      .values({
        slug,
        name: slug === 'red-oculta' ? 'Red Oculta' : 'Casa del Camino',
        stakeholder_group: 'migrants',
        country,
        listed_since: listed ? house.deps.clock() : null,
        created_at: house.deps.clock(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    ids.set(slug, id);
  }
  await holder('Ana Pérez', 'mesa:1', 'secretariat', { organizationId: ids.get('casa-del-camino') ?? '' });
  await holder('Beto Ruiz', 'mesa:1', 'delegate', {
    organizationId: ids.get('red-oculta') ?? '',
    endsAt: '2027-01-15T06:00:00Z',
  });
});
afterAll(() => house.close());
beforeEach(() => house.setTime('2026-11-20T12:00:00Z'));

const term = { startsAt: '2026-06-01T06:00:00Z', endsAt: '2027-06-01T06:00:00Z' };

/** Someone with an office of a mesa, and the mandate of the liaison table that goes with it. */
async function holder(
  name: string,
  body: 'mesa:1' | 'mesa:2',
  office: string,
  given: { organizationId?: string; endsAt?: string; startsAt?: string } = {},
) {
  const { personId } = await house.signIn({ name, email: `${name.split(' ')[0]?.toLowerCase()}@ejemplo.org` });
  await give(house, personId, { ...term, ...given, office, body });
  await give(house, personId, { ...term, ...given, office: 'liaison-member', body: 'liaison' });
  return personId;
}

const page = async (path = '/es/mesa-de-vinculacion', as?: string) =>
  wordsIn(await (await house.ask(path, { as })).text());

describe('who holds which seat', () => {
  test('by name, for a listed organization by its name, since and until when, by which source', async () => {
    const html = await (await house.ask('/es/mesa-de-vinculacion')).text();
    expect(html).toContain('<a href="/es/miembros/casa-del-camino">Casa del Camino</a>');
    expect(wordsIn(html)).toContain(
      'Mesa 1 · Secretaría Ana Pérez Casa del Camino del 1 de junio de 2026 al 31 de mayo de 2027 Acta',
    );
  });

  test('an organization that asked not to be in the directory is not named, nor counted by country or sector', async () => {
    const words = await page();
    expect(words).toContain('Beto Ruiz Una organización que prefirió no aparecer en el directorio');
    expect(words).not.toContain('Red Oculta');
    expect(words).toContain('De 1 asiento no se dice');
    expect(words).not.toContain('Sin asiento');
  });

  test('parity of two persons would say what each answered: it is not told', async () => {
    expect(await page()).toContain('Paridad de género: no se publica si se cumple');
  });

  test('a vacant seat says so, and what happens next; the office without its mandate is named', async () => {
    const { personId } = await house.signIn({ name: 'Carla Sin Mandato' });
    await give(house, personId, { ...term, office: 'secretariat', body: 'mesa:2' });
    const words = await page();
    expect(words).toContain('Mesa 2 · Secretaría Vacante Carla Sin Mandato ya ejerce el cargo de la mesa');
    expect(words).toContain(
      'Carla Sin Mandato ejerce este cargo y no tiene mandato en la instancia «Mesa de Vinculación»: Mesa 2 · Secretaría.',
    );
    expect(words).toContain('Mesa 3 · Secretaría Vacante Lo cubre la mesa');
  });

  test('a mandate without an office is named too', async () => {
    const { personId } = await house.signIn({ name: 'Dora Sin Cargo' });
    await give(house, personId, { ...term, office: 'liaison-member', body: 'liaison' });
    expect(await page()).toContain('Dora Sin Cargo tiene un mandato (Integrante de la Mesa de Vinculación)');
  });

  test('at the second in which a mandate ends the seat is vacant since that day', async () => {
    expect(await page()).toContain('Mesa 1 · Delegatura principal Queda vacante el 15 de enero de 2027');
    house.setTime('2027-01-15T05:59:59Z');
    expect(await page()).toContain('Beto Ruiz');
    house.setTime('2027-01-15T06:00:00Z');
    const words = await page('/es/mesa-de-vinculacion?');
    expect(words).not.toContain('Beto Ruiz');
    expect(words).toContain('Vacante desde el 15 de enero de 2027');
  });
});

describe('whose turn it is at the Mesa Técnica', () => {
  test('that of the quarter, and the ones that follow', async () => {
    const words = await page('/en/mesa-de-vinculacion');
    expect(words).toContain('Coordinated by Mesa 4 (Data, information');
    expect(words).toMatch(/1 January 2027 31 March 2027/);
  });
});

describe('those who see a seat filled', () => {
  test('are written to once, when it is vacant or soon will be: agencies of theirs, the mesa of its own', async () => {
    const agency = await focalPoint(house, 'iom');
    const seat = await house.signIn({ name: 'Iker' });
    const left = { startsAt: '2025-06-01T06:00:00Z', endsAt: '2026-06-01T06:00:00Z', agency: 'ilo' };
    await give(house, seat.personId, { ...left, office: 'liaison-member', body: 'liaison' });
    expect(await tellVacancies(house.deps, house.deps.clock())).toEqual({ ok: true, value: 2 });
    const [toAgency, ...more] = await mailsTo(house, 'iom@agencias.example');
    expect([toAgency?.subject, more]).toEqual(['Un asiento por cubrir: Agencia (GT-SC), asiento 1', []]);
    expect(toAgency?.text).toContain('está vacante desde el 1 de junio de 2026');
    const [toMesa] = await mailsTo(house, 'ana@ejemplo.org');
    expect(toMesa?.text).toContain('queda vacante el 15 de enero de 2027: Mesa 1 · Delegatura principal');
    expect(await tellVacancies(house.deps, house.deps.clock())).toEqual({ ok: true, value: 0 });
    expect(agency.token).not.toBe('');
  });
});
