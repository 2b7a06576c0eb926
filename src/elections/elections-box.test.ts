import { generateIdentity } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../app.tsx';
import { rulePath } from '../charter/rules/rules-in-force.ts';
import { openRecord } from '../record/open-record.ts';
import { refusedFields } from '../testing/error-summary.ts';
import { type House, openHouse } from '../testing/house.ts';
import { recipientOf } from './blind/ballot.ts';
import { found } from './blind/testing/made-cards.ts';
import { prepareCards } from './prepare-cards.ts';
import { boardEnd } from './store/board.ts';
import { drawnBy } from './store/cards.ts';
import { type ListedElection, makeListedElection } from './testing/listed-election.ts';

const before = '2027-02-28T12:00:00Z';
const during = '2027-03-02T12:00:00Z';
const at = '/es/elecciones/mesa-1-cards';

let house: House;
let listed: ListedElection;
let commission: string;
beforeAll(async () => {
  house = await openHouse({ at: before });
  const { deps } = house;
  await openRecord(deps, deps.clock());
  const options = {
    organizations: 4,
    secrecy: 'blind',
    votingFrom: '2027-03-01T12:00:00Z',
    slug: 'mesa-1-cards',
  } as const;
  listed = await makeListedElection(house, options);
  await makeListedElection(house, { ...options, secrecy: 'separated', slug: 'mesa-1-separated' });
  const { personId, token } = await house.signIn({
    name: 'Comisión',
    mandates: [{ office: 'agency-focal-point', body: 'working-group' }],
  });
  commission = token;
  const recipient = found(await recipientOf(await generateIdentity()));
  const by = { personId, office: 'agency-focal-point', body: 'working-group' } as const;
  await prepareCards(deps, listed.election.id, { recipient, observers: [] }, by, deps.clock());
}, 60_000);
afterAll(() => house.close());

async function post(path: string, body: BodyInit, headers: Record<string, string> = {}) {
  const answered = await buildApp(house.deps).request(`http://localhost:3000${path}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
  return { status: answered.status, cookies: answered.headers.getSetCookie(), text: await answered.text() };
}

const codes = ({ text }: { text: string }): string[] =>
  JSON.parse(text).reasons.map(({ code }: { code: string }) => code);

test.each([
  ['blind', 'cards', 'En esta elección (', 'se vota con tarjetas firmadas a ciegas', 'Tarjetas firmadas a ciegas'],
  [
    'separated',
    'separated',
    'En esta elección (',
    'con el padrón y las papeletas separados',
    'Padrón y papeletas separados',
  ],
])('what protects a vote is told of the election it is linked from, first: %s', async (secrecy, name, ...words) => {
  const page = await (await house.ask(`/es/elecciones/mesa-1-${name}`)).text();
  expect(page.includes(rulePath('election-secrecy'))).toBe(secrecy === house.deps.charter.elections.secrecy);
  expect(page).toContain(`href="/es/elecciones/secreto?eleccion=mesa-1-${name}"`);
  const levels = await (await house.ask(`/es/elecciones/secreto?eleccion=mesa-1-${name}`)).text();
  expect(words.filter((one) => !levels.includes(one))).toEqual([]);
  expect(/<h2>([^<]*)/.exec(levels)?.[1]).toBe(words[2]);
});

describe('the ballot box', () => {
  test('takes no cookie and sets none', async () => {
    house.setTime(during);
    const answered = await post(`${at}/urna`, '{}', { cookie: 'anything=1' });
    expect([answered.status, answered.cookies, codes(answered)]).toEqual([422, [], ['cookie-brought']]);
    const page = await house.ask(`${at}/urna`);
    expect([page.status, page.headers.getSetCookie(), page.headers.get('cache-control')]).toEqual([
      200,
      [],
      'no-store',
    ]);
    const known = await house.ask(`${at}/urna`, { as: found(listed.members[0]).representative.token });
    expect(await known.text()).toContain('Su navegador dijo quién es usted');
  });

  test.each<readonly [string, BodyInit]>([
    ['nothing', ''],
    ['no JSON', '{'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a null byte', '\0'],
    ['other fields', '{"card":{},"number":1}'],
    ['50 KB', JSON.stringify({ sealed: 'x'.repeat(50_000) })],
    ['bytes', new Uint8Array(500).fill(255)],
    ['a form', new URLSearchParams({ card: '1' })],
  ])('refuses %s', async (_, body) => {
    house.setTime(during);
    const answered = await post(`${at}/urna`, body);
    expect([answered.status, codes(answered)]).toEqual([422, ['ballot-malformed']]);
    expect(await boardEnd(house.deps.db, listed.election.id)).toBe(null);
  });

  test('is not there for an election without cards', async () => {
    expect((await house.ask('/es/elecciones/mesa-1-separated/urna')).status).toBe(404);
    expect((await house.ask('/es/elecciones/mesa-1-separated/tarjetas')).status).toBe(404);
    expect((await post('/es/elecciones/mesa-1-separated/urna', '{}')).status).toBe(404);
    expect((await post('/es/elecciones/nada/urna', '{}')).status).toBe(404);
  });

  test('says when it is not open', async () => {
    house.setTime(before);
    expect(await (await house.ask(`${at}/urna`)).text()).toContain('La votación todavía no está abierta.');
    house.setTime('2027-03-06T12:00:00Z');
    expect(await (await house.ask(`${at}/urna`)).text()).toContain('La votación ya terminó');
  });
});

describe('drawing', () => {
  const cookie = () => ({ cookie: `sesion=${found(listed.members[0]).representative.token}` });

  test('refuses what is not a request, and signs nothing', async () => {
    house.setTime(before);
    const organization = found(listed.members[0]).organizationId;
    const blinded = 'A'.repeat(512);
    const wrong = [
      '',
      'null',
      '{}',
      '\0',
      JSON.stringify({ organization, n: 9, blinded }),
      JSON.stringify({ organization, n: 1, blinded: 1 }),
      JSON.stringify({ organization, n: 1, blinded }),
      JSON.stringify({ organization: 'x', n: 1, blinded }),
      JSON.stringify({ organization, n: 1, blinded: 'A'.repeat(500_000) }),
      JSON.stringify({ organization, n: 1, blinded, card: 'a field too many' }),
      JSON.stringify({ organization, n: 1.5, blinded }),
      JSON.stringify([{ organization, n: 1, blinded }]),
    ];
    for (const body of wrong) {
      const answered = await post(`${at}/tarjeta`, body, cookie());
      expect([answered.status, codes(answered)]).toEqual([422, ['card-not-blinded']]);
    }
    const tooLarge = await post(`${at}/tarjeta`, 'A'.repeat(7 * 1024 * 1024), cookie());
    expect(tooLarge.status).toBe(413);
    expect(await drawnBy(house.deps.db, listed.election.id)).toEqual([]);
  });

  test('is only for who is signed in, and shows nobody another’s organization', async () => {
    expect((await post(`${at}/tarjeta`, '{}')).status).toBe(303);
    expect((await house.ask(`${at}/tarjeta`)).status).toBe(303);
    const page = await house.ask(`${at}/tarjeta`, { as: found(listed.members[0]).representative.token });
    const text = await page.text();
    expect(text).toContain(found(listed.members[0]).organizationId);
    expect(text).not.toContain(found(listed.members[1]).organizationId);
    expect(page.headers.get('cache-control')).toBe('no-store');
  });
});

describe('the commission', () => {
  test('alone prepares and hands over; the form keeps what it may, with reasons beside the fields', async () => {
    house.setTime(before);
    const member = found(listed.members[0]).representative.token;
    for (const path of [`${at}/tarjetas/preparar`, `${at}/tarjetas/cierre`]) {
      expect((await house.ask(path)).status).toBe(303);
      expect((await house.ask(path, { as: member })).status).toBe(403);
      expect((await house.ask(path, { as: member, form: {} })).status).toBe(403);
      expect((await house.ask(path, { as: commission })).status).toBe(200);
    }
    const form = { recipient: 'age1', observers: 'ftp://x y' };
    const again = await house.ask(`${at}/tarjetas/preparar`, { as: commission, form });
    expect(again.status).toBe(422);
    const html = await again.text();
    expect(html).toContain('ftp://x y');
    expect(refusedFields(html)).toEqual(['recipient', 'observers']);
  });

  test('closes neither early nor elsewhere, and its key is not shown again', async () => {
    house.setTime(during);
    const mandates = [{ office: 'agency-focal-point', body: 'working-group' as const }];
    const { token } = await house.signIn({ name: 'Otra comisionada', mandates });
    const early = await house.ask(`${at}/tarjetas/cierre`, { as: token, form: { identity: '' } });
    expect([early.status, (await early.text()).includes('La votación sigue abierta hasta su hora.')]).toEqual([
      422,
      true,
    ]);
    house.setTime('2027-03-06T12:00:00Z');
    const late = (await house.signIn({ name: 'Y otra', mandates })).token;
    const identity = await generateIdentity();
    const wrong = await house.ask(`${at}/tarjetas/cierre`, { as: late, form: { identity } });
    const text = await wrong.text();
    expect([wrong.status, text.includes('Esta no es la clave de esta elección.'), text.includes(identity)]).toEqual([
      422,
      true,
      false,
    ]);
    const elsewhere = await house.ask(`${at}/escrutinio/cierre`, { as: late, form: {} });
    expect(await elsewhere.text()).toContain('En esta elección se vota con tarjetas');
    expect((await house.ask(`${at}/resultado/verificacion`)).status).toBe(404);
  });
});
