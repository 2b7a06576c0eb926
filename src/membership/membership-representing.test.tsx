import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type House, openHouse } from '../testing/house.ts';
import { linkTo, mailsTo } from '../testing/letters.ts';
import { faultsIn, wordsIn } from '../testing/words.ts';
import { forgetApplications } from './jobs.ts';
import { answers, apply, entries, locationOf, secretary, visit } from './testing/joining.ts';
import { member, own, signInAs } from './testing/members.ts';

let house: House;
let rosa: string;
beforeEach(async () => {
  house = await openHouse();
  ({ rosa } = await member(house));
});
afterEach(() => house.close());

const post = (path: string, form: Record<string, string>, as?: string) => house.ask(path, { form, as });
const ana = { slot: '0', name: 'Ana López', email: 'Ana@camino.example', gender: 'non-binary' };
const invite = (changes: Partial<typeof ana> = {}, as = rosa) => post(`${own}/personas`, { ...ana, ...changes }, as);

/** Every mandate for an organization: whose, which, and why it ended. */
const mandates = async () => {
  const rows = await house.deps.db
    .selectFrom('mandate as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .leftJoin('mandate_end as e', 'e.mandate_id', 'm.id')
    .select(['p.name', 'm.office', 'e.cause'])
    .where('m.organization_id', 'is not', null)
    .orderBy('p.name')
    .orderBy('m.starts_at')
    .execute();
  return rows.map(({ name, office, cause }) => [name, office, cause].filter(Boolean).join(' · '));
};
const atFirst = ['Luis Gómez · alternate-representative', 'Rosa Pérez · representative'];
const mandateOf = async (name: string) =>
  (
    await house.deps.db
      .selectFrom('mandate as m')
      .innerJoin('person as p', 'p.id', 'm.person_id')
      .select('m.id')
      .where('p.name', '=', name)
      .executeTakeFirstOrThrow()
  ).id;
const end = async (name: string, as: string) => post(`${own}/personas/fin`, { mandate: await mandateOf(name) }, as);

describe('someone asked to represent an organization', () => {
  test('does from when they accept by the link; who did so until then is relieved and told', async () => {
    const pressed = await Promise.all([1, 2].map(() => invite()));
    expect([...pressed, await invite()].map(locationOf)).toEqual(Array(3).fill(`${own}?hecho=invited`));
    expect(await mandates()).toEqual(atFirst);
    const letters = await mailsTo(house, 'ana@camino.example');
    expect(letters.map(({ subject }) => subject)).toEqual([expect.stringContaining('le invita a representarla')]);
    expect((await visit(house, own, rosa)).text).toContain(
      'Invitación a Ana López (ana@camino.example), del 20 de noviembre de 2026: falta que la acepte.',
    );
    const link = await linkTo(house, 'ana@camino.example');
    expect((await visit(house, link)).text).toContain('Representante de la organización');
    expect(await mandates()).toEqual(atFirst);
    for (const _press of [1, 2]) expect(locationOf(await post(link, {}))).toBe(link);
    expect((await visit(house, link)).text).toContain('Aceptó representar a Red de Mujeres');
    expect(await mandates()).toEqual([
      'Ana López · representative',
      'Luis Gómez · alternate-representative',
      'Rosa Pérez · representative · replacement',
    ]);
    expect((await entries(house)).at(-1)).toMatchObject({
      kind: 'mandate-granted',
      actor: { office: 'representative' },
      facts: { holder: null },
    });
    expect((await mailsTo(house, 'rosa@camino.example'))[0]?.subject).toContain('Ya no representa a');
    expect((await visit(house, own, rosa)).status).toBe(404);
    const page = await visit(house, own, await signInAs(house, 'ana@camino.example'));
    expect(page.text).toContain('Ana López, desde el 20 de noviembre de 2026');
    expect(page.text).not.toContain('Invitación a');
  });

  test('whose address has an account stays unknown to whoever asks, and is greeted as they are known to themselves', async () => {
    await house.signIn({ name: 'Ligia Maldonado Arboleda', email: 'ligia@decomova.example', language: 'en' });
    await invite({ name: 'Quien Sea', email: 'ligia@decomova.example' });
    const before = await visit(house, own, rosa);
    expect(before.text).toContain('Invitación a Quien Sea (ligia@decomova.example)');
    expect(before.text).not.toContain('Maldonado');
    const [letter] = await mailsTo(house, 'ligia@decomova.example');
    expect(letter?.language).toBe('en');
    expect(letter?.text).toContain('Hello Ligia Maldonado Arboleda');
    expect(letter?.text).not.toContain('Quien Sea');
    await post(await linkTo(house, 'ligia@decomova.example'), {});
    expect(await mandates()).toContain('Ligia Maldonado Arboleda · representative');
  });

  test('in an application, too, where they have an account: admitted, the organization waits for their word', async () => {
    await house.signIn({ name: 'Ligia Maldonado Arboleda', email: 'ligia@decomova.example' });
    const applied = await apply(house, {
      organizacion: {
        ...answers.organizacion,
        name: 'Casa del Sur',
        acronym: 'CDS',
        email: 'casa@sur.example',
        website: '',
      },
      mesas: { mesas: ['1'] },
      personas: {
        'representatives.0.name': 'Marta Sur',
        'representatives.0.email': 'marta@sur.example',
        'representatives.1.name': 'Quien Sea',
        'representatives.1.email': 'ligia@decomova.example',
      },
    });
    const { token: one } = await secretary(house, 1);
    await post(`/es/solicitudes/${applied.id}`, { mesa: '1', outcome: 'admitted' }, one);
    const marta = await signInAs(house, 'marta@sur.example');
    const page = await visit(house, '/es/mi/organizacion/cds', marta);
    expect(page.text).toContain('Invitación a Quien Sea');
    expect(page.text).not.toContain('Maldonado');
    await post(await linkTo(house, 'ligia@decomova.example'), {});
    expect((await visit(house, '/es/mi/organizacion/cds', marta)).text).toContain('Ligia Maldonado Arboleda, desde el');
  });

  test('may decline: nothing changes, and it is seen; the link then asks nothing more', async () => {
    await invite();
    const link = await linkTo(house, 'ana@camino.example');
    for (const _press of [1, 2]) expect(locationOf(await post(`${link}/no`, {}))).toBe(link);
    expect((await visit(house, link)).text).toContain('No aceptó representar a');
    expect((await post(link, {})).status).toBe(200);
    expect(await mandates()).toEqual(atFirst);
    expect((await visit(house, own, rosa)).text).toContain('Ana López (ana@camino.example) no aceptó la invitación');
  });

  test('has 14 days, unless another is asked meanwhile; what is long expired is forgotten', async () => {
    await invite();
    const first = await linkTo(house, 'ana@camino.example');
    await invite({ name: 'Eva', email: 'eva@camino.example' });
    expect((await house.ask(first)).status).toBe(404);
    const second = await linkTo(house, 'eva@camino.example');
    house.setTime('2026-12-04T12:00:00Z');
    expect((await post(second, {})).status).toBe(410);
    expect(await mandates()).toEqual(atFirst);
    rosa = await signInAs(house, 'rosa@camino.example');
    expect((await visit(house, own, rosa)).text).toContain('venció sin respuesta');
    house.setTime('2027-04-04T12:00:00Z');
    await forgetApplications(house.deps);
    expect((await house.ask(second)).status).toBe(404);
  });

  test('is one who does not represent it yet; what is missing is told together with that', async () => {
    const wrong = await invite({ name: '', email: 'no', gender: 'x' });
    expect(wrong.status).toBe(422);
    const same = await invite({ email: 'luis@camino.example' });
    expect(wordsIn(await same.text())).toContain('ya representa a la organización');
    const both = await (await invite({ name: '', email: 'luis@camino.example' })).text();
    expect(faultsIn(both)).toEqual(['Falta completar este dato.', expect.stringContaining('ya representa')]);
    expect(both).toContain('value="luis@camino.example"');
    // Whoever holds the office already is not asked.
    expect(locationOf(await invite({ email: 'rosa@camino.example' }))).toBe(`${own}?hecho=invited`);
    expect((await mailsTo(house, 'rosa@camino.example'))[0]?.subject).not.toContain('le invita');
  });

  test('is one of ten an hour at most', async () => {
    for (let n = 1; n <= 10; n += 1) expect((await invite({ email: `x${n}@camino.example` })).status).toBe(303);
    const more = await invite({ email: 'x11@camino.example' });
    expect(more.status).toBe(422);
    expect(await mailsTo(house, 'x11@camino.example')).toEqual([]);
  });

  test('in the place of one who was relieved since is asked no more; nor once the organization left', async () => {
    const luis = await signInAs(house, 'luis@camino.example');
    await invite({ slot: '1' }, luis);
    const link = await linkTo(house, 'ana@camino.example');
    await end('Luis Gómez', rosa);
    expect((await post(link, {})).status).toBe(404);
    await invite();
    const another = await linkTo(house, 'ana@camino.example');
    await post(`${own}/dejar`, { understood: 'yes' }, rosa);
    expect((await post(another, {})).status).toBe(404);
    expect(await mandates()).not.toContain('Ana López · representative');
  });

  test('has what was written about them in their own data, and takes it along', async () => {
    await house.signIn({ name: 'Ligia', email: 'ligia@decomova.example' });
    await invite({ name: 'Quien Sea', email: 'ligia@decomova.example' });
    const ligia = await signInAs(house, 'ligia@decomova.example');
    const data = await (await house.ask('/es/mi/datos/descarga', { as: ligia })).text();
    expect(data).toContain('Quien Sea');
    await post('/es/mi/datos/borrar', { understood: 'yes' }, ligia);
    const rows = await house.deps.db.selectFrom('representative_invitation').select('email').execute();
    expect(rows).toEqual([]);
  });
});

describe('whoever represents an organization', () => {
  test('may stop, and press twice', async () => {
    const luis = await signInAs(house, 'luis@camino.example');
    for (const _press of [1, 2]) {
      expect(locationOf(await end('Luis Gómez', luis))).toBe('/es/mi/organizacion?hecho=ended');
    }
    expect(await mandates()).toEqual([
      'Luis Gómez · alternate-representative · resignation',
      'Rosa Pérez · representative',
    ]);
    const foreign = await post(`${own}/personas/fin`, { mandate: '01890000-0000-7000-8000-000000000000' }, rosa);
    expect(foreign.status).toBe(422);
  });

  test('may stop as the last one: the page says what that means, and its mesas are told and ask another', async () => {
    const { token: two } = await secretary(house, 2, 'Sara Dos');
    const { token: three } = await secretary(house, 3, 'Tomás Tres');
    expect((await visit(house, own, rosa)).text).not.toContain('Es la única persona que la representa');
    await end('Luis Gómez', rosa);
    expect((await visit(house, '/es/sin-representante', two)).text).toContain('Todas tienen quien las represente');
    expect((await visit(house, own, rosa)).text).toContain('Es la única persona que la representa');
    expect(locationOf(await end('Rosa Pérez', rosa))).toBe('/es/mi/organizacion?hecho=ended');
    expect((await mailsTo(house, 'sara.dos@mesas.example'))[0]?.subject).toContain('se quedó sin representante');
    expect(await mailsTo(house, 'tomás.tres@mesas.example')).toEqual([]);

    expect((await visit(house, '/es/mi', two)).text).toContain('1 organización se quedó sin representante');
    expect((await visit(house, '/es/mi', three)).text).not.toContain('sin representante');
    expect((await visit(house, '/es/sin-representante', three)).text).not.toContain('El Camino');
    expect((await post('/es/sin-representante/rmc', ana, three)).status).toBe(404);
    expect((await house.ask('/es/sin-representante', { as: rosa })).status).toBe(403);
    expect((await visit(house, '/es/sin-representante', two)).text).toContain('Red de Mujeres «El Camino»');
    const wrong = await post('/es/sin-representante/rmc', { ...ana, email: 'no' }, two);
    expect(wrong.status).toBe(422);
    expect(locationOf(await post('/es/sin-representante/rmc', ana, two))).toBe('/es/sin-representante?hecho=invited');
    await post(await linkTo(house, 'ana@camino.example'), {});
    expect((await mandates())[0]).toBe('Ana López · representative');
    expect((await entries(house)).at(-1)).toMatchObject({
      kind: 'mandate-granted',
      actor: { office: 'secretariat', body: 'mesa:2' },
    });
    expect((await post('/es/sin-representante/rmc', ana, two)).status).toBe(404);
  });

  test('alone may ask another first, and go: the invitation stands', async () => {
    await end('Luis Gómez', rosa);
    await invite();
    await end('Rosa Pérez', rosa);
    await post(await linkTo(house, 'ana@camino.example'), {});
    expect(await mandates()).toContain('Ana López · representative');
  });
});
