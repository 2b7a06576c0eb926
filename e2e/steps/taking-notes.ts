import { expect } from 'vitest';
import type { Cycle } from './cycle.ts';
import { team } from './equipping.ts';
import { enter } from './signing-in.ts';
import {
  arrive,
  choose,
  faults,
  field,
  follow,
  goTo,
  keep,
  lines,
  main,
  notices,
  press,
  textOf,
  type Visitor,
  write,
} from './visitor.ts';

/** One bullet of each kind; the third names a person, as nobody should. */
export const bullets = {
  Avance: 'El Servicio Nacional de Migración abrió una ventanilla para familias que buscan.',
  Desafío: 'Las familias declaran lo mismo ante cinco oficinas.',
  'Lección aprendida': 'Como dijo Rosa Chi Canul, buscar empieza por escuchar a la familia.',
  Recomendación: 'Crear un registro regional de personas desaparecidas, con acceso para las familias.',
  Sinergia: 'Las redes de familias y los consulados comparten fichas.',
} as const;
export const corrected = 'Las familias declaran lo mismo ante cinco oficinas, y nadie las junta.';
export const second = 'Los consulados no responden en plazo.';

/** Two rapporteurs write at once; nobody overwrites anybody. */
export async function takeNotes(cycle: Cycle): Promise<void> {
  const camila = await arrive(cycle, team.rapporteur);
  await enter(camila);
  await keep(camila, 'camila-mi');
  await toNotes(camila);
  await press(camila, 'Guardar');
  expect(await faults(camila)).toEqual({
    'La idea': 'Escriba la idea antes de guardarla.',
    Tipo: 'Elija de qué tipo es la viñeta.',
  });
  await keep(camila, 'notas-mal');
  for (const [kind, text] of Object.entries(bullets)) await note(camila, kind, text);
  await note(camila, 'Sinergia', 'Borrador que sobra');
  await withdraw(camila);
  await writeAtOnce(camila);
}

async function toNotes(visitor: Visitor): Promise<void> {
  await goTo(visitor, '/mi');
  await follow(visitor, 'Escribir: Tomar notas: Salvar vidas en las rutas');
}

async function note(visitor: Visitor, kind: string, text: string): Promise<void> {
  await write(visitor.page, { 'La idea': text });
  await choose(visitor.page, kind);
  if (kind === 'Recomendación') await choose(visitor.page, '8 Salvar vidas');
  await press(visitor, 'Guardar');
  expect(await textOf(visitor.page.locator('.done-line'))).toBe('Guardada.');
}

const noted = ({ page }: Visitor, text: string) => page.locator('#notas li', { hasText: text });

async function withdraw(camila: Visitor): Promise<void> {
  await follow(camila, 'Corregir', noted(camila, 'Borrador que sobra'));
  await camila.page.getByText('Retirar esta viñeta').click();
  await keep(camila, 'nota');
  await press(camila, 'Retirar');
  expect(await tally(camila)).toEqual({
    Avance: '1',
    Desafío: '1',
    'Lección aprendida': '1',
    Recomendación: '1',
    Sinergia: '1',
    'En total': '5',
  });
}

/** Both opened the same bullet: the second sees what the first wrote, with her own words kept. */
async function writeAtOnce(camila: Visitor): Promise<void> {
  const diego = await arrive(camila.cycle, team.second);
  await enter(diego);
  await toNotes(diego);
  await follow(diego, 'Corregir', noted(diego, bullets.Desafío));
  await follow(camila, 'Corregir', noted(camila, bullets.Desafío));
  await write(camila.page, { 'La idea': corrected });
  await press(camila, 'Guardar el cambio');
  await write(diego.page, { 'La idea': 'Las familias repiten su declaración ante cinco oficinas.' });
  await press(diego, 'Guardar el cambio');
  expect((await notices(diego))[0]).toMatch(/^Atención Alguien la cambió mientras usted escribía Nada se perdió\. /);
  expect(await lines(main(diego))).toContain(corrected);
  expect(await field(diego.page, 'La idea').inputValue()).toBe(
    'Las familias repiten su declaración ante cinco oficinas.',
  );
  await keep(diego, 'nota-conflicto');
  await follow(diego, 'Dejar el de ahora');
  await toNotes(diego);
  await field(diego.page, 'Pregunta orientadora').selectOption({ index: 1 });
  await note(diego, 'Desafío', second);
  expect(await tally(diego)).toMatchObject({ Desafío: '2', 'En total': '6' });
  expect(await lines(main(diego))).toContain('Retirada: una');
  await keep(diego, 'notas');
}

async function tally({ page }: Visitor): Promise<Record<string, string>> {
  const terms = await page.locator('#totales dt').allInnerTexts();
  const counts = await page.locator('#totales dd').allInnerTexts();
  return Object.fromEntries(terms.map((term, index) => [term, counts[index] ?? '']));
}
