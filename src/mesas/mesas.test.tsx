import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type House, openHouse } from '../testing/house.ts';
import { wordsIn } from '../testing/words.ts';

let house: House;
const ids = new Map<string, string>();

/** Four organizations: two in mesa 2 (one of them not listed), one that left it, one in mesa 3. */
beforeAll(async () => {
  house = await openHouse({ at: '2026-11-20T12:00:00Z' });
  const { db, clock } = house.deps;
  const at = clock();
  const organizations = [
    { slug: 'casa-del-camino', name: 'Casa del Camino', mesa: 2, listed: true },
    { slug: 'anonima', name: 'Ánonima', mesa: 2, listed: false },
    { slug: 'se-fue', name: 'Se Fue', mesa: 2, listed: true },
    { slug: 'red-tres', name: 'Red Tres', mesa: 3, listed: true },
  ];
  for (const { slug, name, mesa, listed } of organizations) {
    const { id } = await db
      .insertInto('organization')
      .values({
        slug,
        name,
        stakeholder_group: 'civil-society',
        country: 'GT',
        listed_since: listed ? at : null,
        created_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    ids.set(slug, id);
    const membership = await db
      .insertInto('membership')
      .values({ organization_id: id, mesa, since: at, source: 'example' })
      .returning('id')
      .executeTakeFirstOrThrow();
    if (slug === 'se-fue') {
      await db.insertInto('membership_end').values({ membership_id: membership.id, at, cause: 'left' }).execute();
    }
  }
  await db
    .insertInto('consent')
    .values({
      organization_id: ids.get('casa-del-camino') ?? '',
      kind: 'member-contact',
      charter_version: '1.0',
      given_at: at,
    })
    .execute();
});
afterAll(() => house.close());

const page = async (path: string, as?: string) => {
  const answer = await house.ask(path, { as });
  return { status: answer.status, html: await answer.text(), location: answer.headers.get('location') };
};

/** A person who represents an organization, signed in. */
const representative = (slug: string, name: string, email: string) =>
  house.signIn({
    name,
    email,
    mandates: [
      { office: 'representative', body: `organization:${ids.get(slug) ?? ''}`, organizationId: ids.get(slug) ?? '' },
    ],
  });

describe('a mesa’s public page', () => {
  test('says what it covers: the objectives the Terms of Reference give it', async () => {
    const { html } = await page('/es/mesas/2');
    const objectives = [...html.matchAll(/id="objetivo-(\d+)"/g)].map(([, n]) => Number(n));
    expect(objectives).toEqual([4, 8, 9, 10, 11, 13, 21]);
  });

  test('names the organizations that agreed to it, counts the others, forgets those that left', async () => {
    const { html } = await page('/es/mesas/2');
    expect(html).toContain('2 organizaciones');
    expect(html).toContain('href="/es/miembros/casa-del-camino"');
    expect(html).toContain('Y 1 más que prefirió no aparecer con su nombre.');
    expect(html).not.toMatch(/Ánonima|Se Fue|Red Tres/);
  });

  test('every office of the charter is there, held until a date or vacant', async () => {
    expect((await page('/es/mesas/2')).html.match(/Vacante/g)).toHaveLength(3);
    await house.signIn({
      name: 'Karina Sarmiento',
      mandates: [
        { office: 'secretariat', body: 'mesa:2', startsAt: '2026-06-01T06:00:00Z', endsAt: '2027-06-01T06:00:00Z' },
      ],
    });
    const { html } = await page('/es/mesas/2');
    expect(html).toContain('Karina Sarmiento');
    expect(html).toContain('31 de mayo de 2027');
    expect(html.match(/Vacante/g)).toHaveLength(2);
  });

  test('there is no mesa that the charter does not have', async () => {
    expect((await page('/es/mesas/5')).status).toBe(404);
    expect((await page('/es/mesas/0')).status).toBe(404);
    // One address a mesa.
    expect((await page('/es/mesas/01')).status).toBe(404);
  });
});

describe('what documents say of a mesa', () => {
  test('the priorities of a year, with their source', async () => {
    expect(wordsIn((await page('/es/mesas/2')).html)).toContain(
      'En 2023 la mesa dio prioridad a los objetivos 4, 8 y 13. (Hitos clave y avances n.º 5 (junio de 2023), Mesa de Trabajo 2)',
    );
    expect((await page('/es/mesas/1')).html).not.toContain('dio prioridad');
  });

  test('where they differ: each reading with its source, and which one is followed', async () => {
    expect(wordsIn((await page('/es/mesas/3')).html)).toContain(
      'El nombre de la Mesa 3 «Inclusión». (Hitos clave y avances n.º 4 (agosto de 2022), Estructura y organización) ' +
        '«Inclusión de las personas migrantes». (Hitos clave y avances n.º 5 (junio de 2023), Mesa de Trabajo 3) ' +
        'Lo que se sigue: «Inclusión», como también la llama el informe de resultados de 2023.',
    );
  });
});

describe('whom to write to: for members of the mesa only', () => {
  test('a visitor is asked to sign in and comes back', async () => {
    const { status, location } = await page('/es/mesas/2/contactos');
    expect([status, location]).toEqual([303, '/es/entrar?volver=%2Fmesas%2F2%2Fcontactos']);
  });

  test('a representative of a member sees those who agreed to be reached, and nobody else', async () => {
    const { token } = await representative('casa-del-camino', 'Ana Pérez', 'ana@camino.example');
    await representative('anonima', 'Luz Oculta', 'luz@anonima.example');
    const { status, html } = await page('/es/mesas/2/contactos', token);
    expect(status).toBe(200);
    expect(html).toContain('mailto:ana@camino.example');
    expect(html).not.toMatch(/Luz Oculta|luz@anonima/);
    expect(html).toContain('Prefiere que se le escriba por medio de quien coordina la mesa');
  });

  test('a representative of another mesa may not', async () => {
    const { token } = await representative('red-tres', 'Eva Tres', 'eva@tres.example');
    expect((await page('/es/mesas/2/contactos', token)).status).toBe(403);
    expect((await page('/es/mesas/2', token)).html).not.toContain('/mesas/2/contactos');
  });

  test('an organization that left takes its representatives with it', async () => {
    const { token } = await representative('se-fue', 'Iris Ida', 'iris@fue.example');
    expect((await page('/es/mesas/2/contactos', token)).status).toBe(403);
  });

  test('a mandate that ended a minute ago opens nothing', async () => {
    const mandate = { office: 'secretariat', body: 'mesa:2', endsAt: '2026-11-20T11:59:00Z' } as const;
    const { token } = await house.signIn({ name: 'Antes Secretaria', mandates: [mandate] });
    expect((await page('/es/mesas/2/contactos', token)).status).toBe(403);
    const { token: still } = await house.signIn({
      name: 'Aún Secretaria',
      mandates: [{ ...mandate, endsAt: '2026-11-20T12:00:01Z' }],
    });
    expect((await page('/es/mesas/2/contactos', still)).status).toBe(200);
  });
});
