import { expect } from 'vitest';
import type { Cycle } from './cycle.ts';
import { team } from './equipping.ts';
import { officers } from './setting-up.ts';
import { bullets, corrected, second } from './taking-notes.ts';
import {
  arrive,
  choose,
  faults,
  field,
  follow,
  goTo,
  heading,
  keep,
  lines,
  main,
  notices,
  press,
  type Visitor,
  write,
} from './visitor.ts';

/** What the report says: every text in both languages. The lesson is written again, without the name. */
export const texts = [
  [bullets.Avance, 'The Servicio Nacional de Migración opened a desk for families who search.'],
  [bullets.Sinergia, 'Networks of families and consulates share files.'],
  [corrected, 'Families declare the same before five offices, and nobody brings them together.'],
  [bullets['Lección aprendida'], 'As Rosa Chi Canul said, searching begins with listening to the family.'],
  [second, 'Consulates do not answer in time.'],
  [bullets.Recomendación, 'Create a regional register of missing persons, open to the families.'],
] as const;
export const rewritten = [
  'Buscar empieza por escuchar a la familia.',
  'Searching begins with listening to the family.',
];

/** The rapporteur begins it from the notes and translates; the agency writes what is the whole report's. */
export async function writeReport(cycle: Cycle): Promise<void> {
  const camila = await arrive(cycle, team.rapporteur);
  await goTo(camila, '/mi');
  await follow(camila, 'Seguir: Empezar el informe desde las notas');
  expect(await lines(main(camila))).toContain(
    'Hay 6 notas de la relatoría. Al empezar, se propone un texto por nota en la parte que le corresponde; después se editan, se juntan y se ordenan.',
  );
  await keep(camila, 'informe-sin-empezar');
  await press(camila, 'Empezar el informe con las notas');
  expect(await notices(camila)).toEqual(['Hecho El informe está empezado: hay un texto por nota.']);
  await keep(camila, 'informe-empezado');
  for (const [spanish, english] of texts) {
    await follow(camila, spanish);
    await write(camila.page, { 'Texto en inglés': english });
    await press(camila, 'Guardar');
    expect(await notices(camila)).toEqual(['Hecho Guardado.']);
    await follow(camila, 'Informe en preparación');
  }
  expect((await lines(main(camila))).filter((line) => line.startsWith('Falta en'))).toEqual([]);
  await writeTheWhole(cycle);
}

async function writeTheWhole(cycle: Cycle): Promise<void> {
  const ines = await arrive(cycle, officers.agency);
  await goTo(ines, '/mi');
  await follow(ines, 'Seguir: Resolver 4 nombres en el informe');
  await follow(ines, 'Informe en preparación');
  await follow(ines, 'Título y resumen');
  await write(ines.page, {
    'Resumen en español': 'Las familias buscan solas. Un registro regional las acompañaría.',
    'Resumen en inglés': 'Families search alone. A regional register would stand by them.',
  });
  await press(ines, 'Guardar');
  await keep(ines, 'informe-titulo');
  await follow(ines, 'Informe en preparación');
  await follow(ines, 'Introducción');
  await follow(ines, 'Escribir un texto nuevo');
  await press(ines, 'Añadir al informe');
  expect(await faults(ines)).toEqual({ 'Texto en español': 'Falta completar este dato.' });
  await keep(ines, 'informe-texto-mal');
  await write(ines.page, {
    'Texto en español': 'Este informe reúne lo que se dijo, sin decir quién lo dijo.',
    'Texto en inglés': 'This report brings together what was said, without saying who said it.',
  });
  await press(ines, 'Añadir al informe');
  expect(await notices(ines)).toEqual(['Hecho El texto está en el informe.']);
}

/** What the page tells whoever is about to release this report. */
export const leftOut =
  'Atención Antes de decidir: esto saldría vacío o sin usar No impide dar el visto bueno ni publicar. Si está bien así, ' +
  'siga. Tema 1: «Punto de partida» no dice nada. «Conclusiones» no dice nada.';

/** No name is let through: a person's is written otherwise, a government's own initiative approved by name. */
export async function nameNobody(cycle: Cycle): Promise<void> {
  const ines = await arrive(cycle, officers.agency);
  await follow(ines, 'Informe en preparación');
  await follow(ines, 'Visto bueno');
  expect(await notices(ines)).toEqual([
    leftOut,
    'Atención Todavía no puede darlo Quedan 4 nombres por resolver: el informe no identifica a nadie por su nombre.',
  ]);
  expect(await ines.page.getByRole('button', { name: 'Doy mi visto bueno' }).count()).toBe(0);
  await keep(ines, 'visto-bueno-impedido');
  await follow(ines, /^Quedan 4 nombres por resolver/);
  expect(await found(ines)).toEqual(['Servicio Nacional de Migración', 'Rosa Chi Canul']);
  await keep(ines, 'nombres');
  await follow(ines, 'Tema 1 · Desafíos y lecciones aprendidas: cambiar el texto', named(ines, 'Rosa Chi Canul'));
  const [spanish = '', english = ''] = rewritten;
  await write(ines.page, { 'Texto en español': spanish, 'Texto en inglés': english });
  await press(ines, 'Guardar');
  await follow(ines, 'Informe en preparación');
  await follow(ines, 'Nombres resueltos');
  expect(await found(ines)).toEqual(['Servicio Nacional de Migración']);
  await approve(ines);
}

const named = ({ page }: Visitor, name: string) => page.locator('ol.rows > li', { hasText: name });
const found = ({ page }: Visitor): Promise<string[]> => page.locator('ol.rows > li h3').allInnerTexts();

async function approve(ines: Visitor): Promise<void> {
  await write(ines.page, { 'Nombre en español': 'Servicio Nacional de Migración' });
  await press(ines, 'Añadir la institución');
  expect(await faults(ines)).toEqual({ País: 'Falta completar este dato.' });
  await field(ines.page, 'País').selectOption({ label: 'Panamá' });
  await press(ines, 'Añadir la institución');
  const service = named(ines, 'Servicio Nacional de Migración');
  await service.getByText('Puede quedar así').click();
  await keep(ines, 'nombre-de-gobierno');
  await choose(service, 'Un gobierno presenta su propia iniciativa');
  await press(ines, 'Guardar', service);
  expect(await faults(ines)).toEqual({ Motivo: 'Escriba por qué puede quedar así: se guarda con su nombre.' });
  await write(service, { Motivo: 'Presentó su propia ventanilla en el panel.' });
  await press(ines, 'Guardar', service);
  expect([await heading(ines), ...(await notices(ines))]).toEqual(['Nombres en el informe', 'Hecho Quedó resuelto.']);
  expect(await lines(main(ines))).toContain(
    'Aprobado: iniciativa propia de un gobierno. Presentó su propia ventanilla en el panel.',
  );
  await keep(ines, 'nombres-resueltos');
}
