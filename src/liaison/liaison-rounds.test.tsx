import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mandatesOfPerson } from '../mandates/store/mandates.ts';
import { prepareHouse } from '../prepare.ts';
import { type House, openHouse } from '../testing/house.ts';
import { mailsTo } from '../testing/letters.ts';
import { wordsIn } from '../testing/words.ts';
import { closeRound } from './close-round.ts';
import { closeWhatIsDue } from './jobs.ts';
import { agencyRecords } from './personal-records.ts';
import { lastRounds } from './store/rounds.ts';
import { focalPoint, give } from './testing/agencies.ts';

type Voice = Awaited<ReturnType<typeof focalPoint>>;

let house: House;
let iom: Voice;
let ilo: Voice;
let unfpa: Voice;

beforeEach(async () => {
  house = await openHouse({ at: '2026-11-20T12:00:00Z' });
  await prepareHouse(house.deps);
  [iom, ilo, unfpa] = [
    await focalPoint(house, 'iom'),
    await focalPoint(house, 'ilo'),
    await focalPoint(house, 'unfpa'),
  ];
});
afterEach(() => house.close());

const home = '/es/mesa-de-vinculacion/agencias';
const once = () => crypto.randomUUID();
const send = (as: Voice, act: string, form: Record<string, string> = {}) =>
  house.ask(`${home}/${act}`, { as: as.token, form });
const doneBy = (answer: Response) => [answer.status, answer.headers.get('location')?.split('hecho=')[1] ?? null];
const faults = async (answer: Response) => [
  answer.status,
  ...[...(await answer.text()).matchAll(/<div class="error-summary".*?<\/div>/gs)].map(([html]) => wordsIn(html)),
];
const page = async (as: Voice, path = home) => wordsIn(await (await house.ask(path, { as: as.token })).text());
const offer = (as: Voice) => send(as, 'ofrecimiento', { once: once() });
const open = (as: Voice, lastDay = '2026-11-27', key = once()) => send(as, 'ronda', { once: key, lastDay });
const current = async () => {
  const [round] = await lastRounds(house.deps.db, house.deps.clock(), 1);
  if (!round) throw new Error('no round');
  return round;
};
const say = async (as: Voice, stance: string, reason = '') =>
  send(as, 'postura', { round: (await current()).id, stance, reason });
const seatsOf = async ({ personId }: Voice) =>
  (await mandatesOfPerson(house.deps.db, personId)).filter(({ body }) => body === 'liaison');
const kinds = async () =>
  (await house.deps.db.selectFrom('record_entry').select('kind').orderBy('seq').execute()).map(({ kind }) => kind);
/** The second in which a round that ends on 27 November closes. */
const close = '2026-11-28T06:00:00Z';

describe('volunteering', () => {
  test('an agency offers itself once, however often the button is pressed, and may take it back', async () => {
    const key = { once: once() };
    expect(doneBy(await send(iom, 'ofrecimiento', key))).toEqual([303, 'offered']);
    expect(doneBy(await send(iom, 'ofrecimiento', key))).toEqual([303, 'offered']);
    expect(await faults(await offer(iom))).toEqual([422, 'Hay algo que corregir Su agencia ya se ofrece.']);
    expect(await page(ilo)).toContain('OIM · Voz de iom Nunca ocupó un asiento.');
    expect(doneBy(await send(iom, 'retiro'))).toEqual([303, 'withdrawn']);
    expect(await page(ilo)).toContain('Agencias que se ofrecen Ninguna por ahora.');
  });

  test('the focal point who is replaced offers no longer', async () => {
    const gone = await house.signIn({ name: 'Se Va' });
    await give(house, gone.personId, {
      office: 'agency-focal-point',
      body: 'working-group',
      agency: 'undp',
      endsAt: '2026-11-20T12:00:01Z',
    });
    await offer({ ...gone, agency: 'undp' });
    expect(await page(ilo)).toContain('PNUD · Se Va');
    house.setTime('2026-11-20T12:00:01Z');
    expect(await page(ilo)).not.toContain('PNUD · Se Va');
  });

  test('a mandate that does not say for which agency speaks for none', async () => {
    const { token } = await house.signIn({
      name: 'Sin Agencia',
      mandates: [{ office: 'agency-focal-point', body: 'working-group' }],
    });
    const words = wordsIn(await (await house.ask(home, { as: token })).text());
    expect(words).toContain('Su mandato no dice por qué agencia habla');
    expect((await house.ask(`${home}/ofrecimiento`, { as: token, form: { once: once() } })).status).toBe(403);
  });

  test('nobody else comes in: neither a member of the liaison table nor who has not passed the second factor', async () => {
    const { token } = await house.signIn({ name: 'Lía', mandates: [{ office: 'liaison-member', body: 'liaison' }] });
    expect((await house.ask(home, { as: token })).status).toBe(403);
  });
});

describe('an agency that sits', () => {
  const seat = { office: 'liaison-member', body: 'liaison', agency: 'iom' } as const;

  test('is told until when, and from when it may volunteer again, instead of a button; and the act says the same', async () => {
    await give(house, iom.personId, { ...seat, endsAt: '2027-06-01T06:00:00Z' });
    const words = await page(iom);
    expect(words).toContain(
      'Su agencia ocupa un asiento hasta el 31 de mayo de 2027. Puede ofrecerse desde el 3 de marzo de 2027, para lo que sigue.',
    );
    expect(words).toContain('Entonces van primero las agencias que nunca ocuparon un asiento');
    expect(words).not.toContain('Ofrecer a OIM');
    expect(await faults(await offer(iom))).toMatchObject([422, expect.stringContaining('Su agencia ocupa un asiento')]);
    expect(await page(ilo)).toContain('Ofrecer a OIT');
  });

  test('may volunteer from ninety days before the end, and is proposed after those that never sat', async () => {
    await give(house, iom.personId, { ...seat, endsAt: '2027-01-10T06:00:00Z' });
    await give(house, unfpa.personId, { ...seat, agency: 'unfpa', endsAt: '2027-01-10T06:00:00Z' });
    expect(await page(iom)).toContain('Ofrecer a OIM');
    expect(doneBy(await offer(iom))).toEqual([303, 'offered']);
    await offer(ilo);
    await open(ilo);
    expect((await current()).proposals.map(({ agency }) => agency)).toEqual(['ilo', 'iom']);
  });
});

describe('a focal point entered without an agency', () => {
  test('reads alone, until the operator says for which one, once, on the record', async () => {
    const voice = { office: 'agency-focal-point', body: 'working-group' } as const;
    const { personId, token } = await house.signIn({ name: 'Sin Agencia', mandates: [voice] });
    const operator = await house.signIn({ name: 'Olga', mandates: [{ office: 'operator', body: 'mechanism' }] });
    const [mandate] = await mandatesOfPerson(house.deps.db, personId);
    const name = (agency: string, id = mandate?.id ?? '') =>
      house.ask('/es/mandatos/agencia', { as: operator.token, form: { mandate: id, agency } });
    expect((await house.ask(`${home}/ofrecimiento`, { as: token, form: { once: once() } })).status).toBe(403);
    expect(await page({ ...operator, agency: '' }, '/es/mandatos')).toContain('Decir por cuál agencia habla');
    expect(await faults(await name(''))).toEqual([
      422,
      'Hay algo que corregir Por cuál agencia habla Sin Agencia: Falta completar este dato.',
    ]);
    const [own] = await mandatesOfPerson(house.deps.db, operator.personId);
    expect(await faults(await name('undp', own?.id))).toMatchObject([422, expect.stringContaining('no habla por una')]);
    for (const _ of [1, 2]) expect(doneBy(await name('undp'))).toEqual([303, 'agency']);
    expect(await faults(await name('iom'))).toMatchObject([422, expect.stringContaining('ya dice por cuál agencia')]);
    expect((await mandatesOfPerson(house.deps.db, personId))[0]).toMatchObject({ agency: 'undp', onBehalfOf: 'PNUD' });
    expect((await kinds()).filter((kind) => kind === 'mandate-agency-named')).toHaveLength(1);
    expect((await house.ask(`${home}/ofrecimiento`, { as: token, form: { once: once() } })).status).toBe(303);
  });
});

describe('opening a round', () => {
  test('proposes in the order of the rotation, tells every agency, and stands in the record', async () => {
    const before = { startsAt: '2025-06-01T06:00:00Z', endsAt: '2026-06-01T06:00:00Z', agency: 'iom' };
    await give(house, iom.personId, { ...before, office: 'liaison-member', body: 'liaison' });
    for (const agency of [iom, ilo, unfpa]) await offer(agency);
    const key = once();
    expect(doneBy(await open(ilo, '2026-11-27', key))).toEqual([303, 'opened']);
    expect(doneBy(await open(ilo, '2026-11-27', key))).toEqual([303, 'opened']);
    const round = await current();
    expect([round.seats, round.closesAt.toString(), round.proposals.map(({ agency }) => agency)]).toEqual([
      2,
      close,
      ['ilo', 'unfpa', 'iom'],
    ]);
    expect((await mailsTo(house, 'iom@agencias.example')).map(({ subject }) => subject)).toEqual([
      'Ronda abierta: Mesa de Vinculación',
    ]);
    expect((await kinds()).filter((kind) => kind === 'agencies-proposed')).toHaveLength(1);
    expect(wordsIn(await (await house.ask('/es/mesa-de-vinculacion')).text())).toContain(
      'Ronda abierta hasta el 27 de noviembre de 2026. Se propone a: OIT y UNFPA.',
    );
  });

  test('refuses with every reason, the day kept', async () => {
    expect(await faults(await open(ilo, '2026-11-21'))).toEqual([
      422,
      'Hay 2 cosas que corregir Ninguna agencia que pueda ocupar el asiento se ofrece. Último día para objetar: El plazo es de al menos 7 días: no antes del 27 de noviembre de 2026.',
    ]);
    await offer(iom);
    expect(await faults(await open(ilo, 'mañana'))).toMatchObject([422, expect.stringContaining('Último día')]);
    await open(ilo);
    expect(await faults(await open(iom))).toEqual([422, 'Hay algo que corregir Ya hay una ronda en curso.']);
  });

  test('an agency that sits in the liaison table is not proposed for a second seat', async () => {
    await offer(iom);
    await give(house, iom.personId, {
      office: 'liaison-member',
      body: 'liaison',
      agency: 'iom',
      endsAt: '2027-06-01T06:00:00Z',
    });
    expect(await page(ilo)).toContain('No se propondrá ahora: Ya ocupa un asiento en esas fechas.');
    expect((await open(ilo)).status).toBe(422);
  });
});

describe('consensus', () => {
  beforeEach(async () => {
    await offer(iom);
    await open(ilo);
  });

  test('no objection by the deadline names the agency: its mandate begins, by consensus, at that second', async () => {
    house.setTime('2026-11-28T05:59:59Z');
    expect(doneBy(await say(ilo, 'consent'))).toEqual([303, 'said']);
    await closeWhatIsDue(house.deps);
    expect((await current()).ended).toBeNull();
    house.setTime(close);
    await closeWhatIsDue(house.deps);
    await closeWhatIsDue(house.deps);
    expect(await seatsOf(iom)).toMatchObject([
      {
        agency: 'iom',
        onBehalfOf: 'OIM',
        startsAt: Temporal.Instant.from(close),
        endsAt: Temporal.Instant.from('2027-11-28T06:00:00Z'),
        source: { kind: 'consensus', text: { es: 'Consenso (GT-SC), ronda cerrada el 27 de noviembre de 2026' } },
      },
    ]);
    expect((await kinds()).slice(-2)).toEqual(['mandate-granted', 'agency-round-closed']);
    expect((await mailsTo(house, 'iom@agencias.example')).map(({ subject }) => subject)).toEqual([
      'Se cerró la ronda: Mesa de Vinculación',
      'Su mandato: Integrante de la Mesa de Vinculación, Mesa de Vinculación',
      'Ronda abierta: Mesa de Vinculación',
    ]);
    expect(await page(ilo)).toContain('Agencias que se ofrecen Ninguna por ahora.');
    expect(wordsIn(await (await house.ask('/es/mesa-de-vinculacion')).text())).toContain(
      'Agencia (GT-SC), asiento 1 Voz de iom OIM',
    );
  });

  test('two servers that close it at once name it once', async () => {
    house.setTime(close);
    const at = house.deps.clock();
    const ends = await Promise.all([closeRound(house.deps, at), closeRound(house.deps, at)]);
    expect(ends.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(await seatsOf(iom)).toHaveLength(1);
  });

  test('a deadline that passed while the server was down: caught up once, from then on; nothing is said in between', async () => {
    house.setTime('2026-12-05T12:00:00Z');
    expect(await faults(await say(unfpa, 'object', 'Tarde.'))).toMatchObject([422, expect.stringContaining('terminó')]);
    expect(await faults(await open(unfpa, '2026-12-20'))).toMatchObject([422, expect.stringContaining('en curso')]);
    await Promise.all([closeWhatIsDue(house.deps), closeWhatIsDue(house.deps)]);
    await closeWhatIsDue(house.deps);
    expect((await seatsOf(iom)).map(({ startsAt, endsAt }) => `${startsAt} – ${endsAt}`)).toEqual([
      '2026-12-05T12:00:00Z – 2027-12-05T12:00:00Z',
    ]);
    expect((await kinds()).filter((kind) => kind === 'agency-round-closed')).toHaveLength(1);
    expect(await mailsTo(house, 'ilo@agencias.example')).toHaveLength(2);
  });

  test('at the second of the close it is too late to object', async () => {
    house.setTime(close);
    expect(await faults(await say(unfpa, 'object', 'Tarde.'))).toEqual([
      422,
      'Hay algo que corregir El plazo de la ronda ya terminó.',
    ]);
    expect(await page(unfpa)).toContain('El plazo terminó: la ronda se cierra en unos instantes.');
  });

  test('an objection needs its reason, is read by the agencies alone, and can be answered', async () => {
    expect(await faults(await say(unfpa, 'object'))).toEqual([
      422,
      'Hay algo que corregir Motivo de la objeción: Diga por qué objeta.',
    ]);
    await say(unfpa, 'object', 'Falta una agencia del Caribe.');
    await say(unfpa, 'object', 'Falta una agencia del Caribe.');
    expect((await current()).positions).toHaveLength(1);
    expect((await mailsTo(house, 'iom@agencias.example'))[0]?.text).toContain('Falta una agencia del Caribe.');
    expect(await page(iom)).toContain('Objeción de UNFPA Falta una agencia del Caribe.');
    const everyone = wordsIn(await (await house.ask('/es/mesa-de-vinculacion')).text());
    expect(everyone).not.toMatch(/Caribe\.|UNFPA/);

    const position = (await current()).positions[0]?.id ?? '';
    const key = once();
    for (const _ of [1, 2]) await send(iom, 'respuesta', { once: key, position, text: 'La oficina cubre el Caribe.' });
    expect((await current()).positions[0]?.answers).toMatchObject([{ agency: 'iom' }]);
    expect((await mailsTo(house, 'unfpa@agencias.example'))[0]?.subject).toBe('OIM responde a su objeción');
    expect(await faults(await send(iom, 'respuesta', { once: once(), position, text: ' ' }))).toMatchObject([
      422,
      expect.stringContaining('Su respuesta:'),
    ]);
  });

  test('while it stands nobody is named, and another round may be opened', async () => {
    await say(unfpa, 'object', 'Falta una agencia del Caribe.');
    house.setTime(close);
    await closeWhatIsDue(house.deps);
    expect((await current()).ended).toMatchObject({ outcome: 'objected', named: [] });
    expect(await seatsOf(iom)).toEqual([]);
    expect((await mailsTo(house, 'ilo@agencias.example'))[0]?.text).toContain('Quedó una objeción en pie');
    expect(doneBy(await open(ilo, '2026-12-10'))).toEqual([303, 'opened']);
    expect(await page(iom)).toContain(
      'Rondas anteriores Última ronda, hasta el 27 de noviembre de 2026: no hubo consenso',
    );
  });

  test('an agency that is convinced consents after its objection', async () => {
    await say(unfpa, 'object', 'Falta una agencia del Caribe.');
    await say(unfpa, 'consent');
    house.setTime(close);
    await closeWhatIsDue(house.deps);
    expect((await current()).ended).toMatchObject({ outcome: 'named', named: ['iom'] });
  });

  test('one that takes its word back is not named; what was proposed is not changed', async () => {
    await send(iom, 'retiro');
    expect(await page(ilo)).toContain('OIM (Voz de iom), que ya no se ofrece');
    house.setTime(close);
    await closeWhatIsDue(house.deps);
    expect((await current()).ended).toMatchObject({ outcome: 'nobody', named: [] });
    expect(await seatsOf(iom)).toEqual([]);
  });

  test('a word about a round that is not under way is refused', async () => {
    const answer = await send(ilo, 'postura', { round: once(), stance: 'consent', reason: '' });
    expect(await faults(answer)).toEqual([422, 'Hay algo que corregir Esa ronda no es la que está en curso.']);
  });
});

test('a round for seats that become free later gives mandates from that moment', async () => {
  for (const agency of ['undp', 'eclac']) {
    const { personId } = await house.signIn({ name: agency });
    const endsAt = '2027-01-10T06:00:00Z';
    await give(house, personId, { office: 'liaison-member', body: 'liaison', agency, endsAt });
  }
  for (const agency of [iom, ilo]) await offer(agency);
  expect(await page(iom)).toContain('2 asientos quedan libres el 10 de enero de 2027.');
  await open(ilo);
  house.setTime(close);
  await closeWhatIsDue(house.deps);
  expect((await seatsOf(iom)).map(({ startsAt, endsAt }) => `${startsAt} – ${endsAt}`)).toEqual([
    '2027-01-10T06:00:00Z – 2028-01-10T06:00:00Z',
  ]);
  expect(wordsIn(await (await house.ask('/es/mesa-de-vinculacion')).text())).toContain(
    'Agencia (GT-SC), asiento 1 undp PNUD',
  );
});

test('what a person said for an agency is in the file of their own data; who is erased volunteers no longer', async () => {
  await offer(iom);
  await open(ilo);
  await say(iom, 'object', 'No todavía.');
  expect(await agencyRecords.read(house.deps.db, iom.personId)).toMatchObject([
    { kind: 'offer', agency: 'iom', text: null },
    { kind: 'object', agency: 'iom', text: 'No todavía.' },
  ]);
  await house.deps.db.transaction().execute((tx) => agencyRecords.erase(tx, iom.personId, house.deps.clock()));
  expect((await current()).proposals).toMatchObject([{ agency: 'iom', stands: false }]);
});
