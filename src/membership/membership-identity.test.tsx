import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type House, openHouse } from '../testing/house.ts';
import { linkTo, mailsTo } from '../testing/letters.ts';
import { faultsIn } from '../testing/words.ts';
import { forgetApplications } from './jobs.ts';
import { insertMemberships } from './store/memberships.ts';
import { insertOrganization } from './store/organizations.ts';
import { entries, locationOf, visit } from './testing/joining.ts';
import { member, own } from './testing/members.ts';

let house: House;
let rosa: string;
let organizationId: string;
beforeEach(async () => {
  house = await openHouse();
  ({ rosa, organizationId } = await member(house));
});
afterEach(() => house.close());

const kept = {
  name: 'Red de Mujeres «El Camino»',
  acronym: 'RMC',
  group: 'migrant-diaspora-organizations',
  country: 'GT',
  cities: '',
  website: 'www.camino.example',
  email: 'red@camino.example',
  about: '',
  objectives: ['7'],
};
const save = (changes: Partial<typeof kept>) => house.ask(`${own}/datos`, { form: { ...kept, ...changes }, as: rosa });
const organization = () =>
  house.deps.db.selectFrom('organization').selectAll().where('id', '=', organizationId).executeTakeFirstOrThrow();

/** A member that chose not to be named in public. */
async function pastoral(changes: { mesas?: readonly number[] } = {}) {
  const at = house.deps.clock();
  const { personId } = await house.signIn({ name: 'Sec' });
  await house.deps.db.transaction().execute(async (tx) => {
    const id = await insertOrganization(
      tx,
      {
        slug: 'pastoral',
        name: 'Pastoral del Encuentro',
        acronym: 'PDE',
        group: 'migrants',
        country: 'MX',
        cities: [],
        website: 'https://facebook.com/pastoralencuentro',
        email: 'contacto@pastoral.example',
        about: null,
        objectives: [1],
        listedSince: null,
      },
      at,
    );
    const mesas = changes.mesas ?? [1];
    if (mesas.length > 0) {
      await insertMemberships(tx, { organizationId: id, mesas, source: 'application', admittedBy: personId }, at);
    }
  });
}

describe('a member that changes what it is known by', () => {
  test.each([
    ['its name', { name: 'Pastoral del Encuentro' }, 'ya se llama así'],
    [
      'its name but for an accent and a word for what it is',
      { name: 'La Pastoral del Encuéntro A.C.' },
      'ya se llama así',
    ],
    ['its acronym', { acronym: 'P.D.E.' }, 'ya usa esta sigla'],
    ['its address', { email: 'contacto@pastoral.example' }, 'ya usa esta dirección'],
    ['the domain of its address', { email: 'otra@pastoral.example' }, 'ya usa esta dirección'],
    ['the domain of its address as a website', { website: 'www.pastoral.example' }, 'ya usa esta dirección'],
    ['its page in a network', { website: 'facebook.com/PastoralEncuentro' }, 'ya usa esta dirección'],
  ])('does not take of another member %s', async (_, changes, said) => {
    await pastoral();
    const before = await organization();
    const answer = await save(changes);
    expect(answer.status).toBe(422);
    expect(faultsIn(await answer.text())).toEqual([expect.stringContaining(said)]);
    expect(await organization()).toEqual(before);
    expect(await mailsTo(house, 'contacto@pastoral.example')).toEqual([]);
  });

  test('is told of it together with what is missing', async () => {
    await pastoral();
    const answer = await save({ name: 'Pastoral del Encuentro', country: '' });
    expect(faultsIn(await answer.text())).toEqual([expect.stringContaining('ya se llama así'), expect.any(String)]);
  });

  test('keeps what it had in common before, and takes what sets it apart or nobody bears any more', async () => {
    await pastoral();
    await house.deps.db.updateTable('organization').set({ acronym: 'PDE' }).where('id', '=', organizationId).execute();
    expect(locationOf(await save({ acronym: 'PDE', about: 'Otra cosa.' }))).toBe(`${own}?hecho=changed`);
    expect(locationOf(await save({ name: 'Pastoral del Encuentro de Livingston' }))).toBe(`${own}?hecho=changed`);
  });

  test('may bear the name of one that is no member any more', async () => {
    await pastoral({ mesas: [] });
    expect(locationOf(await save({ name: 'Pastoral del Encuentro' }))).toBe(`${own}?hecho=changed`);
  });

  test('has the change of name in the public record; without the names where it is not listed', async () => {
    await save({ name: 'Red El Camino' });
    expect((await entries(house)).at(-1)).toMatchObject({
      kind: 'organization-renamed',
      actor: { office: 'representative', body: `organization:${organizationId}` },
    });
    expect((await visit(house, '/es/registro')).text).toContain(
      'Red de Mujeres «El Camino» se llama ahora Red El Camino.',
    );
    await house.ask(`${own}/consentimientos`, { form: { consent: 'public-directory', given: 'no' }, as: rosa });
    await save({ name: 'Red del Sur' });
    expect((await entries(house)).at(-1)?.facts).toEqual({ formerName: null, name: null });
    expect((await visit(house, '/es/registro')).text).not.toContain('El Camino');
    const before = (await entries(house)).length;
    await save({ name: 'Red del Sur', about: 'Otra cosa.' });
    expect(await entries(house)).toHaveLength(before);
  });
});

describe('a new address of a member', () => {
  const fresh = 'nueva@camino.example';

  test('stands once its link is opened; the one before is told when it is asked for, and when it goes', async () => {
    expect(locationOf(await save({ email: fresh, about: 'Otra cosa.' }))).toBe(`${own}?hecho=email-asked`);
    expect(await organization()).toMatchObject({ email: 'red@camino.example', about: 'Otra cosa.' });
    const page = await visit(house, `${own}?hecho=email-asked`, rosa);
    expect(page.text).toContain('Enviamos un enlace al correo nuevo');
    expect(page.text).toContain(`Falta confirmar ${fresh}`);
    const [asked] = await mailsTo(house, 'red@camino.example');
    expect([asked?.subject, asked?.text]).toEqual([
      expect.stringContaining('Otro correo para Red de Mujeres'),
      expect.stringContaining(fresh),
    ]);
    const link = await linkTo(house, fresh);
    expect((await visit(house, link)).text).toContain('quiere recibir aquí sus cartas');
    expect(await organization()).toMatchObject({ email: 'red@camino.example' });
    for (const _press of [1, 2]) expect(locationOf(await house.ask(link, { form: {} }))).toBe(link);
    expect((await visit(house, link)).text).toContain('El correo quedó confirmado');
    expect(await organization()).toMatchObject({ email: fresh });
    const told = await mailsTo(house, 'red@camino.example');
    expect(told[0]?.subject).toContain('Este ya no es el correo de Red de Mujeres');
    expect(told[0]?.text).not.toContain(fresh);
    expect((await visit(house, own, rosa)).text).not.toContain('Falta confirmar');
  });

  test('asked for anew, voids the link before; 14 days later it is void too, and then forgotten', async () => {
    await save({ email: fresh });
    const first = await linkTo(house, fresh);
    await save({ email: 'tercera@camino.example' });
    expect((await house.ask(first)).status).toBe(404);
    const second = await linkTo(house, 'tercera@camino.example');
    house.setTime('2026-12-04T12:00:00Z');
    expect((await house.ask(second)).status).toBe(410);
    expect((await house.ask(second, { form: {} })).status).toBe(410);
    expect(await organization()).toMatchObject({ email: 'red@camino.example' });
    house.setTime('2027-04-04T12:00:00Z');
    await forgetApplications(house.deps);
    expect((await house.ask(second)).status).toBe(404);
  });

  test('is asked for five times an hour at most', async () => {
    for (const n of [1, 2, 3, 4, 5]) expect((await save({ email: `x${n}@camino.example` })).status).toBe(303);
    const sixth = await save({ email: 'x6@camino.example' });
    expect(sixth.status).toBe(422);
    expect(await mailsTo(house, 'x6@camino.example')).toEqual([]);
  });

  test('taken away is gone at once, and told', async () => {
    expect(locationOf(await save({ email: '' }))).toBe(`${own}?hecho=changed`);
    expect(await organization()).toMatchObject({ email: null });
    expect((await mailsTo(house, 'red@camino.example'))[0]?.subject).toContain('Este ya no es el correo');
  });

  test('waits no more once the organization has left', async () => {
    await save({ email: fresh });
    const link = await linkTo(house, fresh);
    await house.ask(`${own}/dejar`, { form: { understood: 'yes' }, as: rosa });
    expect((await house.ask(link, { form: {} })).status).toBe(404);
    expect(await organization()).toMatchObject({ email: null });
  });
});
