import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonId } from '../accounts/types.ts';
import { type House, openHouse } from '../testing/house.ts';
import { mailsTo } from '../testing/letters.ts';
import { wordsIn } from '../testing/words.ts';
import { entries, locationOf, visit } from './testing/joining.ts';
import { member, mesasOf, own, signInAs } from './testing/members.ts';

let house: House;
let rosa: string;
let organizationId: string;
beforeEach(async () => {
  house = await openHouse();
  ({ rosa, organizationId } = await member(house));
});
afterEach(() => house.close());

const post = (path: string, as: string, form: Record<string, string> = {}) => house.ask(path, { form, as });
const delegate = (name: string, secondFactor = true) =>
  house.signIn({
    name,
    email: `${name.toLowerCase()}@camino.example`,
    secondFactor,
    mandates: [
      { office: 'delegate', body: 'mesa:2', organizationId },
      { office: 'liaison-member', body: 'liaison', organizationId },
    ],
  });
const ends = async () => {
  const rows = await house.deps.db
    .selectFrom('mandate_end as e')
    .innerJoin('mandate as m', 'm.id', 'e.mandate_id')
    .select('m.office')
    .orderBy('m.office')
    .execute();
  return rows.map(({ office }) => office);
};
const notForAlternates = 'lo decide quien representa a la organización en primer lugar';

describe('leaving a mesa in which someone holds an office for the organization', () => {
  test('says first whose offices end; who represents it first decides, and each holder is written to', async () => {
    await delegate('Delia');
    const page = await visit(house, `${own}/dejar-mesa/2`, rosa);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Delia : Delegatura principal · Mesa 2');
    expect(page.text).toContain('Delia : Integrante de la Mesa de Vinculación');
    expect(await mailsTo(house, 'delia@camino.example')).toEqual([]);
    const pressed = await Promise.all([1, 2].map(() => post(`${own}/dejar-mesa/2`, rosa)));
    expect(pressed.map(locationOf)).toEqual(Array(2).fill(`${own}?hecho=left`));
    expect(await ends()).toEqual(['delegate', 'liaison-member']);
    const letters = await mailsTo(house, 'delia@camino.example');
    expect(letters.map(({ subject }) => subject)).toEqual([
      expect.stringContaining('Terminó su mandato: Delegatura principal, Mesa 2'),
    ]);
    expect(letters[0]?.text).toContain('termina también su asiento');
  });

  test('is not for who stands in while somebody represents it first', async () => {
    await delegate('Delia');
    const luis = await signInAs(house, 'luis@camino.example');
    const page = await visit(house, `${own}/dejar-mesa/2`, luis);
    expect(page.text).toContain(notForAlternates);
    expect(page.text).not.toContain('Dejar la mesa 2');
    const pressed = await post(`${own}/dejar-mesa/2`, luis);
    expect([pressed.status, wordsIn(await pressed.text())]).toEqual([422, expect.stringContaining(notForAlternates)]);
    const all = await post(`${own}/dejar`, luis, { understood: 'yes' });
    expect([all.status, wordsIn(await all.text())]).toEqual([422, expect.stringContaining(notForAlternates)]);
    expect(await ends()).toEqual([]);
    expect(await mesasOf(house)).toEqual(['2 application', '4 application']);
    expect((await entries(house)).at(-1)?.kind).not.toBe('membership-ended');
  });

  test('is for who stands in where it ends nobody’s office, or nobody represents it first', async () => {
    const luis = await signInAs(house, 'luis@camino.example');
    expect(locationOf(await post(`${own}/dejar-mesa/4`, luis))).toBe(`${own}?hecho=left`);
    await house.ask(`${own}/mesas`, { form: { mesas: '4' }, as: luis });
    await delegate('Delia');
    await post(`${own}/personas/fin`, rosa, { mandate: (await ofRosa()).id });
    expect(locationOf(await post(`${own}/dejar-mesa/2`, luis))).toBe(`${own}?hecho=left`);
    expect(await ends()).toEqual(['delegate', 'liaison-member', 'representative']);
  });

  test('waits for the second step of whoever has one', async () => {
    const { personId, token } = await house.signIn({
      name: 'x',
      email: 'rosa@camino.example',
      secondFactor: false,
      mandates: [{ office: 'delegate', body: 'mesa:2', organizationId }],
    });
    await withAuthenticator(personId);
    for (const path of [`${own}/dejar-mesa/2`, `${own}/dejar`, own, `${own}/datos`]) {
      expect(locationOf(await house.ask(path, { as: token }))).toContain('/es/entrar/segundo-factor');
    }
    for (const path of [`${own}/dejar-mesa/2`, `${own}/dejar`, `${own}/personas/fin`, `${own}/personas`]) {
      expect(locationOf(await post(path, token))).toContain('/es/entrar/segundo-factor');
    }
    expect(await ends()).toEqual([]);
  });

  test('the page of a mesa it is not in, or of its last one, leads back', async () => {
    expect(locationOf(await house.ask(`${own}/dejar-mesa/3`, { as: rosa }))).toBe(own);
    await post(`${own}/dejar-mesa/4`, rosa);
    expect(locationOf(await house.ask(`${own}/dejar-mesa/2`, { as: rosa }))).toBe(own);
  });
});

describe('who stands in', () => {
  test('does not relieve whoever represents the organization first', async () => {
    const luis = await signInAs(house, 'luis@camino.example');
    const page = await (await house.ask(own, { as: luis })).text();
    expect(wordsIn(page)).toContain('Solo esa persona puede nombrar a otra en su lugar');
    expect([...page.matchAll(/name="slot" value="(\d)"/g)].map(([, slot]) => slot)).toEqual(['1']);
    const { id: mandate } = await ofRosa();
    const replaced = await post(`${own}/personas`, luis, {
      slot: '0',
      name: 'Quien Sea',
      email: 'otra@correo.example',
      gender: '',
    });
    const ended = await post(`${own}/personas/fin`, luis, { mandate });
    for (const answer of [replaced, ended]) {
      expect([answer.status, wordsIn(await answer.text())]).toEqual([422, expect.stringContaining(notForAlternates)]);
    }
    expect(await ends()).toEqual([]);
    expect(await mailsTo(house, 'otra@correo.example')).toEqual([]);
  });
});

const ofRosa = () =>
  house.deps.db.selectFrom('mandate').select('id').where('office', '=', 'representative').executeTakeFirstOrThrow();

const withAuthenticator = (personId: PersonId) =>
  house.deps.db
    .insertInto('authenticator')
    .values({
      person_id: personId,
      secret: 'x',
      created_at: house.deps.clock(),
      confirmed_at: house.deps.clock(),
    })
    .execute();
