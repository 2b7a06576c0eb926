import { expect } from 'vitest';
import { type Cycle, weekdayOf } from './cycle.ts';
import { equip } from './equipping.ts';
import { fillPanel } from './panel.ts';
import { officers } from './setting-up.ts';
import { enter, prepareSecondStep } from './signing-in.ts';
import {
  arrive,
  choose,
  faults,
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

export const dialogueTitle = {
  es: 'Personas migrantes desaparecidas: qué sabemos y qué hacemos',
  en: 'Missing migrants: what we know and what we do',
} as const;
export const themeTitle = { es: 'Salvar vidas en las rutas', en: 'Saving lives along the routes' } as const;
const questions = [
  { es: '¿Qué funciona para encontrar a las personas desaparecidas?', en: 'What works in finding missing persons?' },
  { es: '¿Qué necesitan las familias?', en: 'What do families need?' },
] as const;

/** The agency's focal point prepares a dialogue with one theme, and announces it. */
export async function convene(cycle: Cycle): Promise<void> {
  const ines = await arrive(cycle, officers.agency);
  await enter(ines);
  await follow(ines, 'Dar el segundo paso');
  await prepareSecondStep(ines);
  await keep(ines, 'mi-agencia');
  await follow(ines, 'Conversatorios: convocar y preparar');
  await keep(ines, 'conversatorios-vacio');
  const day = cycle.now().toZonedDateTimeISO('America/Costa_Rica').toPlainDate().add({ days: 10 });
  await begin(ines, day);
  await addTheme(ines, day);
  await writeBothLanguages(ines, day);
  await ask(ines);
  await fillPanel(ines);
  await equip(ines);
  await announce(ines, day);
}

/** The page where a dialogue is prepared, from the list of dialogues. */
export async function toManagement(visitor: Visitor): Promise<void> {
  await goTo(visitor, '/conversatorios');
  await follow(visitor, 'Gestionar');
}

async function begin(ines: Visitor, day: Temporal.PlainDate): Promise<void> {
  await follow(ines, 'Preparar uno nuevo');
  await press(ines, 'Crear y seguir');
  const missing = 'Falta completar este dato.';
  expect(await faults(ines)).toEqual({ 'Título (español)': missing, 'Resumen (español)': missing, Día: missing });
  await keep(ines, 'conversatorio-nuevo-mal');
  await write(ines.page, {
    'Título (español)': dialogueTitle.es,
    'Resumen (español)': 'Un encuentro para poner en común lo que funciona.',
    Día: day.toString(),
    'Lugar (español)': 'Sala Sur, Ciudad de Panamá',
  });
  await press(ines, 'Crear y seguir');
  expect([await heading(ines), ...(await notices(ines))]).toEqual([
    dialogueTitle.es,
    'Hecho Quedó creado. Solo lo ven quienes pueden convocar.',
  ]);
}

async function addTheme(ines: Visitor, day: Temporal.PlainDate): Promise<void> {
  await follow(ines, 'Agregar un tema');
  await write(ines.page, { 'Título del tema (español)': themeTitle.es, Termina: `${day}T08:00` });
  await press(ines, 'Agregar el tema');
  expect(await faults(ines)).toEqual({
    'Introducción (español)': 'Falta completar este dato.',
    'Cuándo · Termina': 'La sesión debe terminar después de empezar.',
  });
  await keep(ines, 'tema-nuevo-mal');
  await write(ines.page, {
    'Introducción (español)': 'Qué se hace hoy en las rutas y qué falta.',
    Termina: `${day}T11:00`,
  });
  await press(ines, 'Agregar el tema');
  expect(await notices(ines)).toEqual(['Hecho El tema quedó agregado.']);
  expect(await lines(ines.page.locator('main section', { hasText: 'Lo que falta para convocar' }))).toEqual([
    'Lo que falta para convocar',
    'Título, resumen, día y lugar',
    'Falta texto en inglés: título, resumen o lugar.',
    'Completar',
    'Tema 1: textos, objetivos y horas',
    'Tema 1: falta el título o la introducción en inglés. Tema 1: falta decir de qué objetivos trata.',
    'Completar',
    'Tema 1: preguntas orientadoras',
    'Tema 1: falta al menos una pregunta orientadora.',
    'Completar',
  ]);
  await keep(ines, 'gestion-con-tema');
}

async function writeBothLanguages(ines: Visitor, day: Temporal.PlainDate): Promise<void> {
  await follow(ines, 'Completar: Título, resumen, día y lugar');
  await write(ines.page, {
    'Título (inglés)': dialogueTitle.en,
    'Resumen (inglés)': 'A meeting to share what works.',
    'Lugar (inglés)': 'Sala Sur, Panama City',
  });
  await press(ines, 'Guardar');
  await follow(ines, 'Completar: Tema 1: textos, objetivos y horas');
  await keep(ines, 'tema');
  await write(ines.page, {
    'Título del tema (inglés)': themeTitle.en,
    'Introducción (inglés)': 'What is done today along the routes and what is missing.',
  });
  await choose(ines.page, /^8 /, /^10 /);
  await press(ines, 'Guardar');
  expect((await lines(ines.page.locator('#tema-1'))).slice(1, 10)).toEqual([weekdayOf(day), ...hours]);
}

const hours = [
  ...['San José', '09:00 – 11:00'],
  ...['Bogotá', '10:00 – 12:00'],
  ...['Bridgetown', '11:00 – 13:00'],
  ...['Buenos Aires', '12:00 – 14:00'],
];

async function ask(ines: Visitor): Promise<void> {
  const [first, second] = questions;
  await follow(ines, 'Completar: Tema 1: preguntas orientadoras');
  await write(ines.page, { 'Pregunta (español)': first.es, 'Pregunta (inglés)': first.en });
  await press(ines, 'Agregar la pregunta');
  await write(ines.page, { 'Pregunta (español)': second.es });
  await press(ines, 'Agregar la pregunta');
  await follow(ines, 'Cambiar la pregunta 2');
  await write(ines.page, { 'Pregunta (inglés)': second.en });
  await press(ines, 'Guardar');
  expect(await notices(ines)).toEqual(['Hecho La pregunta quedó guardada.']);
  await keep(ines, 'preguntas');
  await follow(ines, 'Gestión');
  expect(await lines(main(ines))).toContain('Todo listo para convocar');
}

async function announce(ines: Visitor, day: Temporal.PlainDate): Promise<void> {
  await follow(ines, 'Gestión');
  const before = await lines(main(ines));
  expect(before.filter((line) => line.startsWith('Lo que falta'))).toEqual([]);
  await keep(ines, 'gestion-lista');
  await press(ines, 'Convocar');
  expect(await notices(ines)).toEqual(['Hecho Quedó convocado: está en el sitio público y en el registro.']);
  await follow(ines, 'Completar: Tema 1: panel previsto');
  await press(ines, 'Publicar el panel');
  expect(await notices(ines)).toEqual(['Hecho El panel está en el sitio público y en el registro.']);
  await follow(ines, 'Gestión');
  await keep(ines, 'gestion-convocado');
  await follow(ines, 'Página pública');
  const page = await lines(main(ines));
  for (const line of [
    `${weekdayOf(day).toLowerCase()} · Sala Sur, Ciudad de Panamá`,
    ...hours,
    ...questions.map(({ es }) => es),
    'Albergue La Ceiba',
    'Gobiernos locales · Guatemala',
  ]) {
    expect(page).toContain(line);
  }
  await keep(ines, 'conversatorio-publico');
}
