import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type House, openHouse } from '../testing/house.ts';
import { mailsTo } from '../testing/letters.ts';
import { wordsIn } from '../testing/words.ts';
import { apply, entries, locationOf, secretary, visit } from './testing/joining.ts';
import { member, mesasOf, own, signInAs } from './testing/members.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const get = (path: string, as?: string) => visit(house, path, as);
const post = (path: string, form: Record<string, string | readonly string[]>, as?: string) =>
  house.ask(path, { form, as });

describe('a member’s own page', () => {
  test('shows what is kept, only to those who represent it now', async () => {
    const { rosa } = await member(house);
    expect(locationOf(await house.ask('/es/mi/organizacion', { as: rosa }))).toBe(own);
    const { status, text } = await get(own, rosa);
    expect(status).toBe(200);
    for (const said of [
      'red@camino.example',
      'Rosa Pérez',
      'Luis Gómez',
      'Mesa 4',
      'Aceptado el 20 de noviembre de 2026',
    ]) {
      expect(text).toContain(said);
    }
    const { token: other } = await secretary(house, 3);
    expect((await get(own, other)).status).toBe(404);
    expect((await post(`${own}/dejar`, { understood: 'yes' }, other)).status).toBe(404);
    expect((await get(own)).status).toBe(303);
    expect((await get('/es/mi/organizacion', other)).text).toContain('no representa a ninguna organización');
  });

  test('corrects the data; a former name is kept', async () => {
    const { rosa, organizationId } = await member(house);
    const form = {
      name: 'Red El Camino',
      acronym: 'REC',
      group: 'migrants',
      country: 'MX',
      cities: 'Tapachula',
      website: '',
      email: 'red@camino.example',
      about: '',
      objectives: ['1', '23'],
    };
    const wrong = await post(`${own}/datos`, { ...form, name: '', email: 'x', country: 'ZZ', objectives: [] }, rosa);
    expect(wrong.status).toBe(422);
    const html = await wrong.text();
    for (const field of ['name', 'email', 'country', 'objectives']) expect(html).toContain(`href="#field-${field}"`);
    expect(locationOf(await post(`${own}/datos`, form, rosa))).toBe(`${own}?hecho=changed`);
    const organization = await house.deps.db.selectFrom('organization').selectAll().executeTakeFirstOrThrow();
    expect(organization).toMatchObject({
      slug: 'rmc',
      name: 'Red El Camino',
      country: 'MX',
      website: null,
      about: null,
    });
    const former = await house.deps.db.selectFrom('former_name').selectAll().execute();
    expect(former).toEqual([
      { organization_id: organizationId, name: 'Red de Mujeres «El Camino»', until: house.deps.clock() },
    ]);
    const objectives = await house.deps.db.selectFrom('organization_objective').select('objective').execute();
    expect(objectives.map(({ objective }) => objective)).toEqual([1, 23]);
  });

  test('takes part in as many further mesas as it wants, leaves one, and comes back', async () => {
    const { rosa } = await member(house);
    await Promise.all([1, 2].map(() => post(`${own}/mesas`, { mesas: ['1', '3'] }, rosa)));
    expect(await mesasOf(house)).toEqual(['1 own-choice', '2 application', '3 own-choice', '4 application']);
    expect((await entries(house)).at(-1)).toMatchObject({
      kind: 'organization-admitted',
      actor: { office: 'representative' },
      facts: { mesas: [1, 3] },
    });
    const left = await Promise.all([1, 2].map(() => post(`${own}/dejar-mesa/2`, {}, rosa)));
    expect(left.map(locationOf)).toEqual(Array(2).fill(`${own}?hecho=left`));
    await post(`${own}/mesas`, { mesas: '2' }, rosa);
    expect(await mesasOf(house)).toEqual([
      '1 own-choice',
      '2 application own-choice',
      '2 own-choice',
      '3 own-choice',
      '4 application',
    ]);
    const none = await post(`${own}/mesas`, {}, rosa);
    expect(wordsIn(await none.text())).toContain('Falta elegir al menos una mesa');
  });

  test('does not go round a mesa that refused it, nor one that is still deciding', async () => {
    const applied = await apply(house, { mesas: { mesas: ['2', '3', '4'] } });
    const { token: two } = await secretary(house, 2);
    const { token: four } = await secretary(house, 4);
    await post(`/es/solicitudes/${applied.id}`, { mesa: '2', outcome: 'admitted' }, two);
    const refusal = { mesa: '4', outcome: 'refused', reason: 'not-confirmed', explanation: 'No respondieron.' };
    await post(`/es/solicitudes/${applied.id}`, refusal, four);
    const rosa = await signInAs(house, 'rosa@camino.example');
    const refused = await post(`${own}/mesas`, { mesas: ['3', '4', '1'] }, rosa);
    expect(refused.status).toBe(422);
    const text = wordsIn(await refused.text());
    expect(text).toContain('La mesa 3 todavía no respondió');
    expect(text).toContain('La mesa 4 no admitió la solicitud');
    expect(await mesasOf(house)).toEqual(['2 application']);
    const last = await post(`${own}/dejar-mesa/2`, {}, rosa);
    expect(wordsIn(await last.text())).toContain('Es su última mesa');
  });

  test('takes back the consent to be named: out of the directory, and its name out of the record', async () => {
    const { rosa } = await member(house);
    const openings = async () => (await house.deps.db.selectFrom('record_opening').select('value').execute()).length;
    expect(await openings()).toBe(2);
    const form = { consent: 'public-directory', given: 'no' };
    await Promise.all([1, 2].map(() => post(`${own}/consentimientos`, form, rosa)));
    expect(await openings()).toBe(0);
    const { listed_since } = await house.deps.db
      .selectFrom('organization')
      .select('listed_since')
      .executeTakeFirstOrThrow();
    expect(listed_since).toBeNull();
    await post(`${own}/consentimientos`, { consent: 'public-directory', given: 'yes' }, rosa);
    await post(`${own}/consentimientos`, { consent: 'member-contact', given: 'yes' }, rosa);
    const given = await house.deps.db
      .selectFrom('consent')
      .select(['kind', 'withdrawn_at'])
      .orderBy('kind')
      .orderBy('given_at')
      .orderBy('id')
      .execute();
    expect(given.map(({ kind, withdrawn_at }) => [kind, withdrawn_at === null])).toEqual([
      ['mechanism-work', true],
      ['member-contact', true],
      ['public-directory', false],
      ['public-directory', true],
    ]);
    const required = await post(`${own}/consentimientos`, { consent: 'mechanism-work', given: 'no' }, rosa);
    expect(required.status).toBe(422);
  });

  test('leaves: memberships, consents and every mandate through it end, what was kept to work with it is deleted', async () => {
    const { rosa, organizationId } = await member(house);
    await house.signIn({
      name: 'Delia',
      email: 'delia@camino.example',
      mandates: [{ office: 'delegate', body: 'mesa:2', organizationId }],
    });
    expect((await post(`${own}/dejar`, {}, rosa)).status).toBe(422);
    const form = { understood: 'yes' };
    expect(locationOf(await post(`${own}/dejar`, form, rosa))).toBe('/es/mi/organizacion?hecho=departed');
    expect(locationOf(await post(`${own}/dejar`, form, rosa))).toBe('/es/mi/organizacion?hecho=departed');
    expect(await mesasOf(house)).toEqual(['2 application organization-left', '4 application organization-left']);
    const organization = await house.deps.db.selectFrom('organization').selectAll().executeTakeFirstOrThrow();
    expect(organization).toMatchObject({
      name: 'Red de Mujeres «El Camino»',
      country: 'GT',
      email: null,
      website: null,
      about: null,
      cities: [],
      listed_since: null,
    });
    const ends = await house.deps.db.selectFrom('mandate_end').select('cause').execute();
    expect(ends.map(({ cause }) => cause)).toEqual(Array(3).fill('organization-left'));
    const open = await house.deps.db.selectFrom('consent').selectAll().where('withdrawn_at', 'is', null).execute();
    expect(open).toEqual([]);
    expect((await entries(house)).at(-1)).toMatchObject({ kind: 'membership-ended', facts: { mesas: [2, 4] } });
    for (const [to, office] of [
      ['delia', 'Delegatura principal, Mesa 2'],
      ['luis', 'Representante suplente de la organización'],
    ] as const) {
      const [letter] = await mailsTo(house, `${to}@camino.example`);
      expect(letter?.subject).toContain(`Terminó su mandato: ${office}`);
      expect(letter?.text).toContain('Motivo: Su organización dejó el Mecanismo o la mesa.');
    }
    expect((await get('/es/mi/organizacion?hecho=departed', rosa)).text).toContain('dejó de participar');
  });
});
