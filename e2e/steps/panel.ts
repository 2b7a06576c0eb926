import { expect } from 'vitest';
import type { Cycle } from './cycle.ts';
import { officers } from './setting-up.ts';
import {
  arrive,
  choose,
  faults,
  field,
  follow,
  goTo,
  keep,
  lines,
  notices,
  press,
  type Visitor,
  write,
} from './visitor.ts';

const others = [
  ['Sociedad civil', 'Red de Familias Buscadoras', 'Guatemala', 'Mujer'],
  ['Sociedad civil', 'Caribbean Families Forum', 'Jamaica', 'Mujer'],
  ['Gobiernos nacionales', 'Ministerio de Relaciones Exteriores', 'Colombia', 'Hombre'],
  ['Gobiernos nacionales', 'Servicio Nacional de Migración', 'Panamá', 'Hombre'],
  ['Gobiernos locales', 'Municipalidad de Ayutla', 'Guatemala', 'Hombre'],
] as const;

/** Six seats by the rule, the first for a member that is found by search; the page says how the balance stands. */
export async function fillPanel(ines: Visitor): Promise<void> {
  const { page } = ines;
  await follow(ines, 'Panel previsto');
  expect(await balance(ines)).toEqual({
    Sectores: 'Falta, y todavía se puede cumplir',
    Género: 'Hasta ahora se cumple',
    Subregiones: 'Falta, y todavía se puede cumplir',
  });
  await keep(ines, 'panel-vacio');
  await write(page, { 'Buscar una organización miembro': 'ceiba' });
  await press(ines, 'Buscar');
  await follow(ines, 'Albergue La Ceiba (ALC)');
  expect(await field(page, 'Institución u organización').inputValue()).toBe('Albergue La Ceiba');
  await press(ines, 'Dar el asiento');
  expect(await faults(ines)).toEqual({ Sector: 'Falta completar este dato.' });
  await keep(ines, 'panel-mal');
  await choose(page, 'Sociedad civil');
  await field(page, 'Género').selectOption({ label: 'Mujer' });
  await press(ines, 'Dar el asiento');
  expect(await notices(ines)).toEqual(['Hecho El asiento quedó ocupado.']);
  for (const [sector, institution, country, gender] of others) {
    await choose(page, sector);
    await write(page, { 'Institución u organización': institution });
    await field(page, 'País').selectOption({ label: country });
    await field(page, 'Género').selectOption({ label: gender });
    await press(ines, 'Dar el asiento');
    if (institution === 'Caribbean Families Forum') await threeWomen(ines);
  }
  expect(await balance(ines)).toEqual({ Sectores: 'Se cumple', Género: 'Se cumple', Subregiones: 'Se cumple' });
  expect(await seats(ines)).toEqual(['Albergue La Ceiba', ...others.map(([, institution]) => institution)]);
  await keep(ines, 'panel-completo');
}

/** Of so few nothing is said of gender in public; whoever convenes sees how many gave each answer. */
async function threeWomen(ines: Visitor): Promise<void> {
  expect(await balance(ines)).toEqual({
    Sectores: 'Falta, y todavía se puede cumplir',
    Género: 'Falta, y todavía se puede cumplir',
    Subregiones: 'Falta, y todavía se puede cumplir',
  });
  expect((await lines(ines.page.locator('main dl'))).join(' ')).toContain('Mujer: 3');
  expect(await ines.page.locator('main dd ul:not(.plain) li').allInnerTexts()).toEqual([
    'Un género tiene más asientos de los que prevé la regla, entre quienes respondieron.',
    'Hay 3 subregiones de las 4 que deben estar.',
  ]);
  await keep(ines, 'panel-a-medias');
}

/** Once it took place: as it was, beside the plan. */
export async function publishPanelHeld(cycle: Cycle): Promise<void> {
  const ines = await arrive(cycle, officers.agency);
  await goTo(ines, '/mi');
  await follow(ines, `Completar: Anotar quiénes estuvieron en el panel del tema 1: Salvar vidas en las rutas`);
  await press(ines, 'Partir del panel previsto');
  expect(await notices(ines)).toEqual([
    'Hecho Se copió el plan: cambie lo que fue distinto. El plan queda como estaba.',
  ]);
  await ines.page.getByText('Liberar el asiento de Municipalidad de Ayutla').click();
  await press(ines, 'Sí, liberar el asiento');
  expect((await balance(ines)).Sectores).toBe('No se cumple');
  await keep(ines, 'panel-realizado');
  await press(ines, 'Publicar el panel');
  expect(await notices(ines)).toEqual(['Hecho El panel está en el sitio público y en el registro.']);
  await goTo(ines, '/conversatorios');
  await follow(ines, 'Personas migrantes desaparecidas: qué sabemos y qué hacemos');
  expect(await lines(ines.page.locator('main'))).toContain(
    'Municipalidad de Ayutla (Gobiernos locales) estaba en el plan y no estuvo.',
  );
  await keep(ines, 'conversatorio-realizado');
}

/** How each part of the balance stands. */
async function balance({ page }: Visitor): Promise<Record<string, string>> {
  const parts = page.locator('main dl > div', { has: page.locator('dd > strong') });
  const terms = await parts.locator('dt').allInnerTexts();
  const standings = await parts.locator('dd > strong').allInnerTexts();
  return Object.fromEntries(terms.map((term, index) => [term, standings[index] ?? '']));
}

const seats = ({ page }: Visitor): Promise<string[]> => page.locator('main ol.rows > li strong').allInnerTexts();
