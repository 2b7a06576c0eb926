import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { candidateVisitor, dayAfter, days, followTask, type Mesa, officerOf, passTo, readerOf } from './electing.ts';
import { alternate, candidates, elected } from './known-votes.ts';
import { enterFromHere } from './signing-in.ts';
import { choose, faults, follow, goTo, heading, keep, lines, main, notices, press, write } from './visitor.ts';
import type { Receipts } from './voters.ts';

const [Alma, Berta, Celia, Darío, Efraín, Fidel, Ariel, Noa, Sam] = Object.values(candidates).map(({ name }) => name);

/** An overseer closes the vote at its hour, and everyone reads what came of it. */
export async function closeVote(mesa: Mesa): Promise<void> {
  const tomas = await officerOf(mesa, 'liaison');
  await followTask(tomas, 'La votación terminó: hay que cerrarla');
  await keep(tomas, 'escrutinio-por-cerrar');
  await press(tomas, 'Cerrar y contar');
  expect(await notices(tomas)).toEqual(['Hecho La votación está cerrada.']);
  expect(await lines(main(tomas))).toContain('Votaron 37 de 40 organizaciones. Cuáles, no se muestra a nadie.');
  await keep(tomas, 'escrutinio-cerrado');
}

type Letters = Readonly<Record<string, string>>;

/** The groups of parity are called by letters, in the order in which the list, which was drawn, first has someone of them. */
function lettersFor(list: readonly string[]): Letters {
  const genders = list.flatMap(
    (line) => Object.values(candidates).find(({ name }) => line.endsWith(name))?.gender ?? [],
  );
  return Object.fromEntries([...new Set(genders)].map((gender, at) => [gender, 'ABC'.charAt(at)]));
}

const leaves = (name: string | undefined, because: string): string =>
  `${name} ya no puede obtener un puesto, porque ${because}. Sale del recuento por eso, y no por sus votos: sus papeletas pasan a su siguiente preferencia.`;
const fewest = (name: string | undefined, votes: string): string =>
  `Nadie más alcanza la cuota y quedan puestos. Sale del recuento quien tiene menos votos: ${name}, con ${votes}. Sus papeletas pasan a su siguiente preferencia.`;

/** The count as the page tells it: known-votes.ts in words. */
function story(letters: Letters): readonly (readonly string[])[] {
  const why = {
    woman: `${Alma} ya tiene un puesto y como máximo un puesto es para «grupo ${letters.Mujer} de paridad»`,
    other: `ningún puesto puede ser para «grupo ${letters['No binario']} de paridad»`,
  };
  return [
    [
      'Ronda 1',
      'Hay 37 papeletas. Cada una cuenta para la persona que lleva el 1.',
      `${Alma} alcanza la cuota y obtiene un puesto.`,
      `Desde aquí ${Ariel} ya no puede obtener un puesto, porque ${why.other}.`,
      `Desde aquí ${Berta} ya no puede obtener un puesto, porque ${why.woman}.`,
      `Desde aquí ${Celia} ya no puede obtener un puesto, porque ${why.woman}.`,
      `Desde aquí ${Noa} ya no puede obtener un puesto, porque ${why.other}.`,
      `Desde aquí ${Sam} ya no puede obtener un puesto, porque ${why.other}.`,
    ],
    ['Ronda 2', leaves(Sam, why.other)],
    ['Ronda 3', leaves(Ariel, why.other), `Una papeleta pasa a ${Fidel}: le suma 1.`],
    ['Ronda 4', leaves(Celia, why.woman), `2 papeletas pasan a ${Darío}: le suman 2.`],
    ['Ronda 5', leaves(Noa, why.other), `3 papeletas pasan a ${Berta}: le suman 3.`],
    [
      'Ronda 6',
      leaves(Berta, why.woman),
      `8 papeletas pasan a ${Efraín}: le suman 8.`,
      'Una papeleta no tiene otra preferencia. Votos que quedan aparte: 1.',
    ],
    [
      'Ronda 7',
      `${Alma} tiene más votos de los que necesita (votos que sobran: 1). Todas sus papeletas pasan a su siguiente preferencia, cada una con la parte que sobra, y ${Alma} conserva justo la cuota.`,
      `14 papeletas pasan a ${Darío}: le suman 1.`,
      'Al redondear se pierden 12 cienmilésimas de voto.',
    ],
    [
      'Ronda 8',
      fewest(Fidel, '3'),
      `2 papeletas pasan a ${Darío}: le suman 2.`,
      'Una papeleta no tiene otra preferencia. Votos que quedan aparte: 1.',
    ],
    [
      'Ronda 9',
      fewest(Darío, '10'),
      `Quedan tantas personas como puestos: ${Efraín} obtiene uno.`,
      '23 papeletas no tienen otra preferencia. Votos que quedan aparte: 10.',
    ],
  ];
}

export async function readResult(mesa: Mesa, receipts: Receipts): Promise<void> {
  const reader = await readerOf(mesa);
  await goTo(reader, mesa.home);
  const letters = lettersFor(await reader.page.locator('#candidaturas h3').allInnerTexts());
  await follow(reader, 'Resultado y recuento');
  expect(await lines(reader.page.locator('.facts'))).toEqual([
    'organizaciones votaron',
    '37',
    'podían votar',
    '40',
    'votos es la cuota',
    '13',
  ]);
  expect(await reader.page.locator('main section').first().locator('dd').allInnerTexts()).toEqual(
    elected.map((one) => candidates[one].name),
  );
  const stages = await reader.page.locator('ol.count > li').all();
  const told = await Promise.all(stages.map(lines));
  // Those who lose their chance at once stand in the order of the list, which was drawn.
  const [opening = []] = told;
  expect([[...opening.slice(0, 3), ...opening.slice(3).sort()], ...told.slice(1)]).toEqual(story(letters));
  await keep(reader, 'resultado');
  await follow(reader, 'Constancias');
  await write(reader.page, { 'Su constancia': receipts.get(20)?.toLowerCase().replaceAll('-', ' ') ?? '' });
  await press(reader, 'Buscar');
  expect(await notices(reader)).toEqual(['Hecho Está en la lista La papeleta que dejó esta constancia se contó.']);
  await keep(reader, 'constancia-buscada');
}

/** Who came close complains; an overseer finds the count as the rules have it. */
export async function complain(mesa: Mesa): Promise<void> {
  mesa.cycle.pass({ hours: 24 });
  const berta = await candidateVisitor(mesa, 'Berta');
  await goTo(berta, `${mesa.home}/resultado`);
  await follow(berta, 'Presentar una reclamación');
  await enterFromHere(berta);
  expect(await heading(berta)).toBe('Reclamar contra el resultado');
  await press(berta, 'Presentar la reclamación');
  expect(await faults(berta)).toEqual({
    Motivo: 'Falta completar este dato.',
    'Qué pasó': 'Falta completar este dato.',
  });
  await keep(berta, 'reclamar-mal');
  await choose(berta.page, /^El recuento no sigue las reglas/);
  await write(berta.page, { 'Qué pasó': 'En la ronda 6 salgo con 9 votos, y nadie salvo Alma tenía más.' });
  await press(berta, 'Presentar la reclamación');
  expect(await notices(berta)).toEqual(['Hecho Su reclamación está presentada.']);

  const tomas = await officerOf(mesa, 'liaison');
  await followTask(tomas, 'Una reclamación espera decisión');
  expect(await lines(main(tomas))).toContain(
    'Se proclama cuando termina el plazo de reclamaciones. Queda una reclamación por decidir.',
  );
  await follow(tomas, /: El recuento no sigue las reglas$/);
  await keep(tomas, 'reclamacion');
  await choose(tomas.page, 'Mantener el resultado');
  await write(tomas.page, { Razones: 'De dos puestos, la paridad deja uno a cada grupo, y ese ya estaba ocupado.' });
  await press(tomas, 'Decidir');
  expect(await notices(tomas)).toEqual(['Hecho La reclamación está decidida.']);
  const reader = await readerOf(mesa);
  await goTo(reader, `${mesa.home}/resultado`);
  expect(await lines(reader.page.locator('main section', { hasText: 'Reclamaciones' }))).toEqual([
    'Reclamaciones',
    'Presentar una reclamación',
    'Presentadas: 1. Decididas: 1.',
    'Motivo de la reclamación: «El recuento no sigue las reglas». Decisión: se mantuvo el resultado.',
    'De dos puestos, la paridad deja uno a cada grupo, y ese ya estaba ocupado.',
  ]);
}

/** The mandates are given; from the day on which they begin, the pages of both bodies show who holds them. */
export async function proclaim(mesa: Mesa): Promise<void> {
  await passTo(mesa, days.complaints);
  const ines = await officerOf(mesa, 'agency');
  await followTask(ines, 'El resultado espera ser proclamado');
  await keep(ines, 'escrutinio-por-proclamar');
  await press(ines, 'Proclamar');
  expect(await notices(ines)).toEqual(['Hecho El resultado está proclamado.']);

  await passTo(mesa, days.term);
  const [secretary = '', delegate = ''] = elected.map((one) => candidates[one].name);
  const source = `Representación de la mesa ${dayAfter(mesa, days.term).year}`;
  const year = {
    from: longDay(dayAfter(mesa, days.term)),
    until: longDay(dayAfter(mesa, days.term).add({ years: 1 }).subtract({ days: 1 })),
  };
  const reader = await readerOf(mesa);
  await goTo(reader, '/mesas/2');
  expect(await rowsOf(reader.page.locator('#cargos tbody'))).toEqual([
    ['Secretaría', secretary, year.until, source],
    ['Delegatura principal', delegate, year.until, source],
    ['Delegatura suplente', candidates[alternate].name, year.until, source],
  ]);
  await keep(reader, 'mesa-con-mandatos');
  await goTo(reader, '/mesa-de-vinculacion');
  const seats = await rowsOf(reader.page.locator('#asientos tbody').first());
  const unlisted = 'Una organización que prefirió no aparecer en el directorio';
  const term = `del ${year.from} al ${year.until}`;
  expect(seats.filter(([seat]) => seat?.startsWith('Mesa 2 '))).toEqual([
    ['Mesa 2 · Secretaría', secretary, unlisted, term, source],
    ['Mesa 2 · Delegatura principal', delegate, unlisted, term, source],
  ]);
  await keep(reader, 'mesa-de-vinculacion');
}

const longDay = (day: Temporal.PlainDate): string => day.toLocaleString('es', { dateStyle: 'long' });

const rowsOf = async (body: Locator): Promise<string[][]> =>
  Promise.all((await body.locator('tr').all()).map((row) => row.locator('th, td').allInnerTexts()));
