import { afterAll, beforeAll, expect, test } from 'vitest';
import { holdersFrom } from '../mandates/store/mandates.ts';
import { prepareHouse } from '../prepare.ts';
import { type Desk, deskOf, once } from '../testing/desk.ts';
import { type House, openHouse } from '../testing/house.ts';
import { linkTo } from '../testing/letters.ts';
import { wordsIn } from '../testing/words.ts';
import { closeWhatIsOver } from './jobs.ts';
import { runElections } from './run-elections.ts';
import { findElection } from './store/elections.ts';
import { publishedList } from './store/lists.ts';
import { castVotes } from './testing/cast-votes.ts';
import { type ListedElection, makeListedElection } from './testing/listed-election.ts';

let house: House;
let listed: ListedElection;
let operator: Desk;
let overseer: Desk;
/** Elected to the secretariat, as whoever convenes. */
let secretary: Desk;
const visitor = (): Desk => deskOf(house, undefined);
const representative = (n: number): Desk => deskOf(house, listed.members[n]?.representative.token);
const nameOf = (n: number): string => listed.members[n]?.representative.name ?? '';
const slug = 'mesa-1-2027';
const home = `/elecciones/${slug}`;

const stayIn = () =>
  house.deps.db
    .updateTable('session')
    .set({ expires_at: Temporal.Instant.from('2035-01-01T00:00:00Z') })
    .execute();
const holding = async (body: 'mesa:1' | 'liaison') =>
  (await holdersFrom(house.deps.db, [body], house.deps.clock()))
    .map(({ name, office, startsAt, endsAt }) =>
      [name, office, ...[startsAt, endsAt].map((at) => at?.toString().slice(0, 10))].join(' '),
    )
    .toSorted();

/** A woman and a man, the only candidates, have the offices of mesa 1 from 20 December 2026 for a year. */
beforeAll(async () => {
  house = await openHouse({ at: '2026-11-20T12:00:00Z' });
  await prepareHouse(house.deps);
  const sign = async (name: string, office: string, body: 'mechanism' | 'liaison' | 'working-group') =>
    deskOf(house, (await house.signIn({ name, mandates: [{ office, body }] })).token);
  operator = await sign('Operadora', 'operator', 'mechanism');
  overseer = await sign('Supervisora', 'agency-focal-point', 'working-group');
  listed = await makeListedElection(house, { organizations: 8, candidates: ['woman', 'man'], slug: 'mesa-1-2026' });
  secretary = representative(0);
  await stayIn();
  await castVotes(house, listed, [[0], [0], [0, 1]]);
  house.setTime(listed.election.calendar.votingUntil.toString());
  await closeWhatIsOver(house.deps);
  house.setTime(listed.election.calendar.complaintsUntil.toString());
  await overseer.send('/elecciones/mesa-1-2026/escrutinio/proclamacion');
  house.setTime('2027-03-01T12:00:00Z');
});
afterAll(() => house.close());

const call = (changes: Record<string, string> = {}) => ({
  body: 'mesa:1',
  contest: 'representation',
  seats: '1',
  candidaciesUntil: '2027-03-16T00:00',
  objectionsUntil: '2027-03-22T00:00',
  votingFrom: '2027-03-25T00:00',
  votingUntil: '2027-03-31T00:00',
  complaintsUntil: '2027-04-06T00:00',
  termFrom: '2027-04-08',
  once: once(),
  ...changes,
});
const propose = (n: number, election = slug) =>
  representative(n).send(`/elecciones/${election}/proponer`, {
    who: 'other',
    organization: listed.members[n]?.organizationId ?? '',
    name: `Candidata ${n}`,
    email: `candidata-${n}@x.example`,
    language: 'es',
    once: once(),
  });
const statements = () =>
  Object.fromEntries(house.deps.charter.selectionCriteria.map(({ key }) => [`statement.${key}`, `Sobre ${key}.`]));
async function stand(n: number, gender: string): Promise<void> {
  await propose(n);
  const link = (await linkTo(house, `candidata-${n}@x.example`)).replace('/es', '');
  expect(wordsIn(await visitor().page(link))).toContain('lo que queda del mandato: hasta el 19 de diciembre de 2027');
  await visitor().send(`${link}/aceptacion`, { consent: 'yes', gender, language: 'es', ...statements() });
}

test('while the seat is held there is nothing to call; left, its ballots have nobody, and it takes a by-election', async () => {
  expect(await secretary.refused('/elecciones/nueva', call())).toEqual([
    'Primer día de los mandatos: Ese día no hay ningún cargo libre: lo habrá desde el 20 de diciembre de 2027.',
  ]);
  const [delegate] = (await holdersFrom(house.deps.db, ['mesa:1'], house.deps.clock())).filter(
    ({ office }) => office === 'delegate',
  );
  expect(delegate?.name).toBe(nameOf(1));
  await operator.send('/mandatos/fin', { mandate: delegate?.id ?? '', cause: 'resignation' });
  expect(await overseer.refused('/elecciones/mesa-1-2026/escrutinio/vacantes', { office: 'delegate' })).toEqual([
    'Ya no queda nadie en esas papeletas que pueda ocupar el puesto: hace falta una elección parcial.',
  ]);
  const scrutiny = await overseer.page('/elecciones/mesa-1-2026/escrutinio');
  expect(wordsIn(scrutiny)).toContain('Delegatura principal. Ya no queda nadie en esas papeletas');
  expect(scrutiny).not.toContain('name="office"');
});

test('the pages of vacancies lead whoever convenes to the form, filled in for that mesa and one office', async () => {
  expect(await visitor().page('/mesas/1')).toContain('<a href="/es/mesa-de-vinculacion#vacantes">');
  const link = '/elecciones/nueva?mesa=mesa:1&amp;cargos=1';
  expect(wordsIn(await visitor().page('/mesa-de-vinculacion'))).toContain('hace falta una elección parcial');
  expect(wordsIn(await secretary.page('/mi'))).toContain('asiento de su mesa por cubrir');
  expect(await visitor().page('/mesa-de-vinculacion')).not.toContain(link);
  expect(await secretary.page('/mesa-de-vinculacion')).toContain(link);
  const form = await secretary.page('/elecciones/nueva?mesa=mesa:1&cargos=1');
  expect(form).toMatch(/<option value="mesa:1" selected/);
  expect(form).toMatch(/name="seats"[^>]*value="1"/);
});

test('so late that an extension by rule would outlast the term, it is not called', async () => {
  expect(await secretary.refused('/elecciones/nueva', call({ termFrom: '2027-12-13' }))).toEqual([
    'Primer día de los mandatos: Lo que queda del mandato termina el 20 de diciembre de 2027: no alcanza para una elección. Convoque la de todos los cargos.',
  ]);
});

test('called, it says which office it fills until when, there and where the vacancy is', async () => {
  await secretary.send('/elecciones/nueva', call());
  await secretary.send(`${home}/gestion/convocatoria`);
  const page = wordsIn(await visitor().page(home));
  expect(page).toContain(
    'Se elige un cargo: Delegatura principal (lo que queda del mandato: hasta el 19 de diciembre de 2027).',
  );
  expect(page).toContain('Para el límite de reelección cuenta como un mandato.');
  expect(await visitor().page('/mesa-de-vinculacion')).toContain(`La elección está convocada: <a href="/es${home}">`);
  expect(wordsIn(await secretary.page('/mi'))).not.toContain('asiento de su mesa por cubrir');
  const mesa = wordsIn(await visitor().page('/mesas/1'));
  expect(mesa).toContain('Candidaturas abiertas');
  expect(mesa).toContain('Proclamada');
});

test('whoever holds the other office may not stand for this one; its own limit alone counts', async () => {
  const organization = listed.members[0]?.organizationId ?? '';
  const self = { who: 'self', organization, language: 'es', once: once() };
  expect(await representative(0).refused(`${home}/proponer`, self)).toEqual([
    'Nombre: La persona ya tiene un mandato en este cargo en esas fechas.',
  ]);
  const held = (office: string) =>
    [2024, 2025].map((year) => ({
      office,
      body: 'mesa:1' as const,
      startsAt: `${year}-12-20T06:00:00Z`,
      endsAt: `${year + 1}-12-20T06:00:00Z`,
    }));
  const ask = async (name: string, office: string) => {
    const email = `${name.toLowerCase()}@x.example`;
    await house.signIn({ name, email, mandates: held(office) });
    const form = { who: 'other', organization, name, email, language: 'es', once: once() };
    return representative(0).ask(`${home}/proponer`, { form });
  };
  expect((await ask('Delegada', 'delegate')).status).toBe(422);
  expect((await ask('Secretaria', 'secretariat')).status).toBe(303);
});

test('voted and proclaimed: parity beside the one who stays, both mandates to the end of the term that was left', async () => {
  await stand(2, 'woman');
  await stand(3, 'man');
  await stand(5, 'man');
  await house.deps.db.deleteFrom('candidacy_link').execute();
  const rows = await house.deps.db
    .selectFrom('candidacy as c')
    .innerJoin('candidacy_acceptance as a', 'a.candidacy_id', 'c.id')
    .innerJoin('election as e', 'e.id', 'c.election_id')
    .select('c.id')
    .where('e.slug', '=', slug)
    .execute();
  for (const { id } of rows) {
    await overseer.send(`${home}/gestion/candidaturas/${id}/decision`, { outcome: 'admitted' });
  }
  house.setTime('2027-03-16T06:01:00Z');
  await runElections(house.deps);
  house.setTime('2027-03-22T06:00:00Z');
  await overseer.send(`${home}/gestion/lista`);
  const election = await findElection(house.deps.db, slug);
  const list = election && (await publishedList(house.deps.db, election.id));
  if (!election || !list) throw new Error('not listed');
  expect(wordsIn(await visitor().page(home))).toContain('Hombre: 1');
  house.setTime('2027-03-26T12:00:00Z');
  // The woman is everyone's first, and cannot be elected beside a woman.
  await castVotes(house, { ...listed, election, list }, [
    [2, 5],
    [2, 5],
    [2, 3],
    [2, 5],
  ]);
  house.setTime('2027-03-31T06:00:00Z');
  await closeWhatIsOver(house.deps);
  house.setTime('2027-04-06T06:00:00Z');
  await overseer.send(`${home}/escrutinio/proclamacion`);
  house.setTime('2027-04-08T06:00:00Z');
  expect(await holding('mesa:1')).toEqual([
    'Candidata 3 alternate-delegate 2027-04-08 2027-12-20',
    'Candidata 5 delegate 2027-04-08 2027-12-20',
    `${nameOf(0)} secretariat 2026-12-20 2027-12-20`,
  ]);
  expect(await holding('liaison')).toEqual([
    'Candidata 5 liaison-member 2027-04-08 2027-12-20',
    `${nameOf(0)} liaison-member 2026-12-20 2027-12-20`,
  ]);
  expect(wordsIn(await visitor().page('/mesa-de-vinculacion'))).not.toContain('La elección está convocada');
});

test('left again it is filled from the by-election’s ballots first: another one is not announced meanwhile', async () => {
  house.setTime('2027-06-01T12:00:00Z');
  const [again] = (await holdersFrom(house.deps.db, ['mesa:1'], house.deps.clock())).filter(
    ({ office }) => office === 'delegate',
  );
  await operator.send('/mandatos/fin', { mandate: again?.id ?? '', cause: 'resignation' });
  const calendar = {
    candidaciesUntil: '2027-06-16T00:00',
    objectionsUntil: '2027-06-22T00:00',
    votingFrom: '2027-06-25T00:00',
    votingUntil: '2027-07-01T00:00',
    complaintsUntil: '2027-07-07T00:00',
    termFrom: '2027-07-08',
  };
  await secretary.send('/elecciones/nueva', call(calendar));
  expect(await secretary.refused(`${home}-b/gestion/convocatoria`)).toEqual([
    'En las papeletas de la última elección todavía hay quien puede ocupar ese cargo: se cubre con ellas, en el escrutinio de esa elección.',
  ]);
  expect(await visitor().page('/mesa-de-vinculacion')).toContain(`<a href="/es${home}/resultado">`);
  expect(await overseer.page('/mi')).toContain(`/es${home}/escrutinio#vacantes`);
  expect(wordsIn(await overseer.page(`${home}/escrutinio`))).toContain('Cubrir: Delegatura principal');
  expect(await overseer.page('/elecciones/mesa-1-2026/escrutinio')).not.toContain('id="vacantes"');
  expect(await overseer.refused('/elecciones/mesa-1-2026/escrutinio/vacantes', { office: 'delegate' })).toEqual([
    'Ese puesto no está vacante.',
  ]);
  await overseer.send(`${home}/escrutinio/vacantes`, { office: 'delegate' });
  expect(await holding('liaison')).toContain('Candidata 3 liaison-member 2027-06-01 2027-12-20');
  // She stood in until now; nobody is left who could.
  expect(await holding('mesa:1')).toEqual([
    'Candidata 3 delegate 2027-06-01 2027-12-20',
    `${nameOf(0)} secretariat 2026-12-20 2027-12-20`,
  ]);
});

test('who served the rest of a term may be re-elected, in the election of both offices for a whole one', async () => {
  house.setTime('2027-11-01T12:00:00Z');
  const calendar = {
    candidaciesUntil: '2027-11-16T00:00',
    objectionsUntil: '2027-11-22T00:00',
    votingFrom: '2027-11-25T00:00',
    votingUntil: '2027-12-01T00:00',
    complaintsUntil: '2027-12-07T00:00',
    termFrom: '2027-12-20',
  };
  await secretary.send('/elecciones/nueva', call({ ...calendar, seats: '2' }));
  await secretary.send(`${home}-c/gestion/convocatoria`);
  expect(wordsIn(await visitor().page(`${home}-c`))).toContain(
    'Se eligen 2 cargos: Secretaría y Delegatura principal.',
  );
  await propose(3, `${slug}-c`);
});
