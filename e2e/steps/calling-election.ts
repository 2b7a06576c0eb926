import { expect } from 'vitest';
import { lettersTo } from './by-wire.ts';
import { dayAfter, days, type Mesa, memberAt, officerOf, readerOf } from './electing.ts';
import { faults, follow, goTo, heading, keep, lines, main, notices, press, type Visitor, write } from './visitor.ts';

const mesaTitle = 'Mesa 2 · Gobernanza migratoria, salvar vidas y reintegración sostenible';

/** The secretariat prepares the election, corrects it, sees what the rules make of it, and announces it. */
export async function callElection(mesa: Mesa): Promise<void> {
  const gloria = await officerOf(mesa, 'secretariat');
  await goTo(gloria, '/elecciones');
  await keep(gloria, 'elecciones-vacio');
  await follow(gloria, 'Preparar una elección');
  await prepare(mesa, gloria);
  await announce(mesa, gloria);
  await seenByAll(mesa);
}

async function prepare(mesa: Mesa, gloria: Visitor): Promise<void> {
  expect(await heading(gloria)).toBe('Preparar una elección');
  await keep(gloria, 'eleccion-nueva');
  const at = (n: number) => `${dayAfter(mesa, n)}T00:00`;
  await write(gloria.page, {
    'Cargos que se cubren': '3',
    'Fin de la votación': at(days.close - 1),
    'Primer día de los mandatos': dayAfter(mesa, days.complaints - 1).toString(),
  });
  await press(gloria, 'Guardar y revisar');
  expect(await faults(gloria)).toEqual({
    'Cargos que se cubren': 'Son 2 como máximo.',
    'Fin de la votación': 'Es muy pronto: debe haber al menos 5 días.',
    'Primer día de los mandatos': 'Los mandatos no pueden empezar antes de que terminen las reclamaciones.',
  });
  await keep(gloria, 'eleccion-nueva-mal');
  await write(gloria.page, {
    'Cargos que se cubren': '2',
    'Fin de las candidaturas': at(days.candidacies),
    'Fin de las objeciones': at(days.objections),
    'Comienzo de la votación': at(days.voting),
    'Fin de la votación': at(days.close),
    'Fin de las reclamaciones': at(days.complaints),
    'Primer día de los mandatos': dayAfter(mesa, days.term).toString(),
  });
  await press(gloria, 'Guardar y revisar');
  expect(await notices(gloria)).toEqual(['Hecho La elección está preparada. Revísela y anúnciela cuando quiera.']);
}

async function announce(mesa: Mesa, gloria: Visitor): Promise<void> {
  const rules = gloria.page.locator('main section', { hasText: 'Lo que las reglas hacen de esta elección' });
  expect(await lines(rules)).toEqual([
    'Lo que las reglas hacen de esta elección',
    'Cargos, en el orden en que los toman quienes son elegidos',
    'Secretaría y Delegatura principal',
    'Cargos que se cubren',
    '2',
    'Primer día de los mandatos',
    dayAfter(mesa, days.term).toLocaleString('es', { dateStyle: 'long' }),
    'Candidaturas que hacen falta',
    '4, y que con ellas se puedan cumplir los equilibrios. Si son menos, el plazo se prolonga una vez, 7 días.',
    'Cuántas deben votar',
    '25 de cada cien: hoy serían 10 de 40.',
    'Paridad de género',
    'Mujer: 1 · Hombre: 1 · Otro género o sin respuesta: 0',
    'Secreto del voto',
    'El voto es secreto: quién votó y qué se votó se guardan por separado y sin horas.',
  ]);
  await keep(gloria, 'eleccion-preparada');
  await press(gloria, 'Anunciar la elección');
  expect(await notices(gloria)).toEqual(['Hecho La elección está anunciada y las cartas van en camino.']);
  await keep(gloria, 'eleccion-anunciada');
  const { representative, alternate } = memberAt(mesa, 39);
  for (const email of [representative.email, alternate?.email ?? '']) {
    expect((await lettersTo(mesa.cycle, email)).map(({ subject }) => subject)).toEqual([
      `Elección: Representación de la mesa, ${mesaTitle}`,
    ]);
  }
}

async function seenByAll(mesa: Mesa): Promise<void> {
  const reader = await readerOf(mesa);
  await goTo(reader, '/elecciones');
  await follow(reader, /^Mesa 2 /, main(reader));
  expect(await lines(main(reader))).toEqual(
    expect.arrayContaining([
      'Se eligen 2 cargos: Secretaría y Delegatura principal.',
      'Candidaturas abiertas. Las organizaciones de la mesa pueden proponer a personas, y cada persona propuesta decide si acepta.',
      'Hoy son 40 las organizaciones que podrían votar. El padrón se fija cuando se publica la lista.',
    ]),
  );
  await keep(reader, 'eleccion-abierta');
}
