import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../app.tsx';
import { readCharter } from '../charter/read-charter.ts';
import { riverBasin } from '../charter/testing/charter-files.ts';
import type { Charter } from '../charter/types.ts';
import { actorWith, mandateOf } from '../mandates/testing/actor.ts';
import type { Actor, Body } from '../mandates/types.ts';
import { type House, openHouse } from '../testing/house.ts';
import { mailsTo } from '../testing/letters.ts';
import { wordsIn } from '../testing/words.ts';
import {
  assistedMesas,
  assistingMandate,
  mayDecideObjections,
  ownOrganizations,
  representingMandate,
  reviewedMesas,
  reviewingMandate,
} from './permissions.ts';
import { locationOf } from './testing/joining.ts';

const holderOf = (charter: Charter, office: string, body: Body): Actor => actorWith([mandateOf(charter, office, body)]);

describe('who may do what, office by office', () => {
  const charter = readCharter('pmm-lac');
  const may = (office: string, body: Body) => {
    const actor = holderOf(charter, office, body);
    return {
      reviews: reviewedMesas(actor, charter),
      assists: assistedMesas(actor, charter),
      answers: mayDecideObjections(actor),
      represents: ownOrganizations(actor),
    };
  };
  const nothing = { reviews: [], assists: [], answers: false, represents: [] };

  test.each([
    ['secretariat', 'mesa:2', { ...nothing, reviews: [2], assists: [2] }],
    ['delegate', 'mesa:2', { ...nothing, assists: [2] }],
    ['alternate-delegate', 'mesa:3', { ...nothing, assists: [3] }],
    ['liaison-member', 'liaison', { ...nothing, answers: true }],
    ['agency-focal-point', 'working-group', nothing],
    ['operator', 'mechanism', { ...nothing, assists: [1, 2, 3, 4] }],
    ['representative', 'organization:o1', { ...nothing, represents: ['o1'] }],
    ['alternate-representative', 'organization:o1', { ...nothing, represents: ['o1'] }],
    ['facilitator', 'theme:t', nothing],
    ['rapporteur', 'theme:t', nothing],
  ] as const)('%s of %s', (office, body, expected) => {
    expect(may(office, body)).toEqual(expected);
  });

  test('every office of the charter was asked about', () => {
    expect(charter.offices).toHaveLength(10);
  });

  test('a mandate reaches its own mesa and organization only; nobody has none', () => {
    const actor = holderOf(charter, 'secretariat', 'mesa:2');
    expect(reviewingMandate(actor, 2, charter)?.office).toBe('secretariat');
    expect(reviewingMandate(actor, 3, charter)).toBeNull();
    expect(assistingMandate(holderOf(charter, 'operator', 'mechanism'), 4, charter)?.body).toBe('mechanism');
    expect(representingMandate(holderOf(charter, 'representative', 'organization:o1'), 'o2')).toBeNull();
    expect(reviewedMesas(null, charter)).toEqual([]);
  });
});

/** Two mesas, one mesa at most, one office for both representatives; shown in a language of the interface. */
describe('the same code runs another charter', () => {
  let house: House;
  let app: ReturnType<typeof buildApp>;
  beforeAll(async () => {
    house = await openHouse();
    app = buildApp({ ...house.deps, charter: { ...readCharter(riverBasin), languages: ['es', 'en'] } });
  });
  afterAll(() => house.close());

  const ask = (path: string, form?: Record<string, string | readonly string[]>, as?: string) => {
    const headers = new Headers({ origin: house.deps.baseUrl, ...(as && { cookie: `sesion=${as}` }) });
    const body = new FormData();
    for (const [name, value] of Object.entries(form ?? {})) for (const one of [value].flat()) body.append(name, one);
    return Promise.resolve(
      app.request(`${house.deps.baseUrl}${path}`, form ? { method: 'POST', headers, body } : { headers }),
    );
  };

  test('from the first step to the admission', async () => {
    const token = 'd'.repeat(32);
    expect(wordsIn(await (await ask('/es/sumarse')).text())).toContain('hasta 1 de las 2');
    await ask('/es/sumarse', { once: token });
    const at = `/es/sumarse/${token}`;
    const name = 'Associação da Margem';
    await ask(`${at}/organizacion`, { name, group: 'villages', countries: 'GF', email: 'a@margem.example' });
    await ask(`${at}/trabajo`, { objectives: ['1', '2'] });
    expect(await (await ask(`${at}/mesas`)).text()).toMatch(/type="radio"[^>]*name="mesas"/);
    expect((await ask(`${at}/mesas`, { mesas: ['1', '2'] })).status).toBe(422);
    await ask(`${at}/mesas`, { mesas: '1' });
    const people = wordsIn(await (await ask(`${at}/personas`)).text());
    expect(people).toContain('Porta-voz: otra persona');
    await ask(`${at}/personas`, {
      'representatives.0.name': 'Ana',
      'representatives.0.email': 'ana@margem.example',
      'representatives.1.name': 'Luc',
      'representatives.1.email': 'luc@margem.example',
    });
    expect(locationOf(await ask(`${at}/consentimientos`, { 'consents.forum-work': 'yes' }))).toBe(`${at}/revisar`);
    expect((await ask(`${at}/revisar`, {})).status).toBe(303);
    const [mail] = await mailsTo(house, 'a@margem.example');
    await ask(/(\/es\/sumarse\/confirmar\/[\w-]{32})/.exec(mail?.text ?? '')?.[1] ?? '', {});

    const { token: as } = await house.signIn({ name: 'B', mandates: [{ office: 'boatman', body: 'mesa:1' }] });
    const { application_id: id } = await house.deps.db
      .selectFrom('application_submission')
      .select('application_id')
      .executeTakeFirstOrThrow();
    const decided = await ask(`/es/solicitudes/${id}`, { mesa: '1', outcome: 'admitted' }, as);
    expect(locationOf(decided)).toBe(`/es/solicitudes/${id}?hecho=admitted`);
    const mandates = await house.deps.db
      .selectFrom('mandate')
      .select('office')
      .where('organization_id', 'is not', null)
      .execute();
    expect(mandates).toEqual([{ office: 'spokesperson' }, { office: 'spokesperson' }]);
    expect((await mailsTo(house, 'luc@margem.example'))[0]?.text).toContain('Porta-voz');
  });
});
