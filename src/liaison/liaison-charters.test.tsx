import { afterEach, expect, test } from 'vitest';
import { readCharter } from '../charter/read-charter.ts';
import { riverBasin } from '../charter/testing/charter-files.ts';
import type { Charter } from '../charter/types.ts';
import { prepareHouse } from '../prepare.ts';
import { type House, openHouse } from '../testing/house.ts';
import { wordsIn } from '../testing/words.ts';
import { closeWhatIsDue } from './jobs.ts';
import { focalPoint, give } from './testing/agencies.ts';

let house: House;
afterEach(() => house.close());

const open = async (charter: Charter): Promise<void> => {
  house = await openHouse({ charter, at: '2026-11-20T12:00:00Z' });
  await prepareHouse(house.deps);
};
const page = async (path: string, as?: string) => {
  const answer = await house.ask(path, { as });
  return { status: answer.status, words: wordsIn(await answer.text()) };
};

test('another charter: three seats, no technical table, no parity rule, its own days; silence names its one agency', async () => {
  await open(readCharter(riverBasin));
  const { words } = await page('/pt/mesa-de-vinculacion');
  expect(words).toContain('O Vau Une as 2 mesas. Tem 3 assentos: 1 por mesa e 1 de agências que acompanham.');
  expect(words).toContain('Mesa 2 · Barqueira ou barqueiro Vago');
  expect(words).not.toMatch(/Paridade|Turnos de coordenação|GT-SC/);

  const office = await focalPoint(house, 'river-office', 'helper');
  const form = { once: crypto.randomUUID() };
  const home = '/fr/mesa-de-vinculacion/agencias';
  await house.ask(`${home}/ofrecimiento`, { as: office.token, form });
  const short = await house.ask(`${home}/ronda`, { as: office.token, form: { ...form, lastDay: '2026-11-22' } });
  expect([short.status, wordsIn(await short.text())]).toEqual([
    422,
    expect.stringContaining('Le délai est d’au moins 3 jours : pas avant le 23 novembre 2026.'),
  ]);
  await house.ask(`${home}/ronda`, { as: office.token, form: { ...form, lastDay: '2026-11-23' } });
  house.setTime('2026-11-24T12:00:00Z');
  await closeWhatIsDue(house.deps);
  const seated = await page('/fr/mesa-de-vinculacion');
  expect(seated.words).toContain(
    'Organisme (AP), siège 1 Voz de river-office OF du 24 novembre 2026 au 24 novembre 2028',
  );
});

test('a charter without seats of agencies: nobody volunteers for any', async () => {
  const { liaison, offices, ...rest } = readCharter('pmm-lac');
  await open({
    ...rest,
    liaison: { ...liaison, agencySeats: 0 },
    offices: offices.map((office) => (office.key === 'liaison-member' ? { ...office, seats: 8 } : office)),
  });
  const { words } = await page('/es/mesa-de-vinculacion');
  expect(words).toContain('Los 8 asientos');
  expect(words).not.toContain('Los asientos de las agencias');
  const { token } = await focalPoint(house, 'iom');
  expect((await page('/es/mesa-de-vinculacion/agencias', token)).status).toBe(404);
  expect((await page('/es/mi', token)).words).not.toContain('asiento');
});

test('a person’s own page asks of agencies and of mesas what waits for them', async () => {
  await open(readCharter('pmm-lac'));
  const iom = await focalPoint(house, 'iom');
  const ilo = await focalPoint(house, 'ilo');
  const home = '/es/mesa-de-vinculacion/agencias';
  const own = async (as: string) => (await page('/es/mi', as)).words;
  expect(await own(iom.token)).toContain('Hay 2 asientos de agencias por cubrir');
  await house.ask(`${home}/ofrecimiento`, { as: iom.token, form: { once: crypto.randomUUID() } });
  expect(await own(ilo.token)).toContain('Se puede abrir una ronda para los asientos libres');
  await house.ask(`${home}/ronda`, { as: ilo.token, form: { once: crypto.randomUUID(), lastDay: '2026-11-27' } });
  expect(await own(ilo.token)).toContain('Diga si su agencia consiente Ronda abierta hasta el 27 de noviembre de 2026');
  const round = /name="round" value="([^"]+)"/.exec(await (await house.ask(home, { as: ilo.token })).text())?.[1] ?? '';
  await house.ask(`${home}/postura`, { as: ilo.token, form: { round, stance: 'object', reason: 'No.' } });
  expect(await own(iom.token)).toContain('Hay 1 objeción sin respuesta');
  expect(await own(ilo.token)).not.toMatch(/Diga si|sin respuesta/);

  const term = { startsAt: '2026-06-01T06:00:00Z', endsAt: '2027-01-15T06:00:00Z' };
  const secretary = await house.signIn({ name: 'Ana' });
  await give(house, secretary.personId, { ...term, office: 'secretariat', body: 'mesa:2' });
  await give(house, secretary.personId, { ...term, office: 'liaison-member', body: 'liaison' });
  expect(await own(secretary.token)).toContain('Hay 1 asiento de su mesa por cubrir');
});
