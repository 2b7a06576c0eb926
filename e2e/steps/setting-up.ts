import { expect } from 'vitest';
import { type Cycle, dayOf } from './cycle.ts';
import { latestLetter } from './mailbox.ts';
import { enter, prepareSecondStep } from './signing-in.ts';
import {
  arrive,
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

/** Who holds an office in this cycle. */
export const officers = {
  secretariat: {
    name: 'Gloria Caal',
    email: 'gloria.caal@red-frontera.example',
    place: 'mesa:2/secretariat',
    onBehalfOf: '',
  },
  liaison: {
    name: 'Tomás Quispe',
    email: 'tomas.quispe@casa-migrante.example',
    place: 'liaison/liaison-member',
    onBehalfOf: 'Casa del Migrante del Altiplano',
  },
  agency: {
    name: 'Inés Barría',
    email: 'ines.barria@agencia.example',
    place: 'working-group/agency-focal-point',
    onBehalfOf: 'OIM',
  },
} as const;

/** Whoever reads the console becomes the operator, and gives the first mandates. */
export async function setUp(cycle: Cycle): Promise<Visitor> {
  const operator = await arrive(cycle, { name: 'Noemí Tzul', email: 'noemi.tzul@mecanismo.example' });
  await startTheMechanism(operator);
  await enter(operator);
  expect(await heading(operator)).toBe('Lo que se espera de usted');
  expect((await notices(operator))[0]).toMatch(/^Atención Su cargo pide un segundo paso /);
  await keep(operator, 'mi-operadora');
  await follow(operator, 'Dar el segundo paso');
  await prepareSecondStep(operator);
  expect(await notices(operator)).toEqual([]);
  await keep(operator, 'mi-operadora-dentro');
  await follow(operator, 'Mandatos');
  await grantMandates(operator);
  return operator;
}

async function startTheMechanism(operator: Visitor): Promise<void> {
  await goTo(operator, '');
  expect(await heading(operator)).toBe('Poner en marcha el espacio');
  await keep(operator, 'instalar');
  await write(operator.page, { 'Código de un solo uso': 'ABCD-EFGH-JKMN', 'Su nombre': operator.name });
  await press(operator, 'Poner en marcha');
  const wrongCode = 'El código no es el que muestra la consola. Cada inicio del programa muestra uno nuevo.';
  expect(await faults(operator)).toEqual({
    'Código de un solo uso': wrongCode,
    'Su correo electrónico': 'Falta completar este dato.',
  });
  await write(operator.page, { 'Su correo electrónico': operator.email });
  await press(operator, 'Poner en marcha');
  expect(await faults(operator)).toEqual({ 'Código de un solo uso': wrongCode });
  await keep(operator, 'instalar-mal');
  await write(operator.page, { 'Código de un solo uso': operator.cycle.setUpCode.toLowerCase() });
  await press(operator, 'Poner en marcha');
  expect(await notices(operator)).toEqual([
    'Hecho El espacio está en marcha. Escriba abajo el correo que acaba de dar y le enviaremos su primer enlace para entrar.',
  ]);
  await keep(operator, 'instalado');
}

async function grantMandates(operator: Visitor): Promise<void> {
  const { page, cycle } = operator;
  expect(await heading(operator)).toBe('Mandatos');
  await write(page, { 'Nombre de la persona': officers.secretariat.name, 'Su correo electrónico': 'gloria.caal@' });
  await field(page, 'Cargo').selectOption(officers.secretariat.place);
  await press(operator, 'Otorgar el mandato');
  expect(await faults(operator)).toEqual({
    'Su correo electrónico': 'No parece una dirección de correo. Debe verse así: nombre@organizacion.org',
    'De dónde viene este mandato': 'Falta completar este dato.',
  });
  await keep(operator, 'mandatos-mal');
  const today = cycle.now().toZonedDateTimeISO('America/Costa_Rica').toPlainDate().toString();
  for (const { name, email, place, onBehalfOf } of Object.values(officers)) {
    await write(page, {
      'Nombre de la persona': name,
      'Su correo electrónico': email,
      'En nombre de': onBehalfOf,
      'Desde el día': today,
      'De dónde viene este mandato': 'Acta de la reunión de constitución',
    });
    await field(page, 'Cargo').selectOption(place);
    await press(operator, 'Otorgar el mandato');
    expect(await notices(operator)).toEqual(['Hecho El mandato quedó otorgado y está en el registro público.']);
  }
  await keep(operator, 'mandatos');
  const day = dayOf(cycle.now());
  const nextYear = dayOf(cycle.now().toZonedDateTimeISO('America/Costa_Rica').add({ years: 1 }).toInstant());
  const held = await lines(main(operator));
  for (const line of [
    `Integrante de la Mesa de Vinculación · del ${day} al ${nextYear}`,
    `Punto focal de agencia · desde el ${day}, sin fecha de término`,
    `Secretaría · del ${day} al ${nextYear}`,
  ]) {
    expect(held).toContain(line);
  }
  expect(await latestLetter(operator, officers.secretariat.email)).toMatchObject({
    subject: 'Su mandato: Secretaría, Mesa 2 · Gobernanza migratoria, salvar vidas y reintegración sostenible',
  });
}
