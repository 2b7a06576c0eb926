import { expect } from 'vitest';
import { type Cycle, dayOf } from './cycle.ts';
import { openLetter } from './mailbox.ts';
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
  question,
  type Visitor,
  write,
} from './visitor.ts';

const shelter = { name: 'Albergue La Ceiba', email: 'hola@albergue-laceiba.example' };

/** The coordinator of a shelter in Tapachula fills in the form on her phone, with a mistake in each step. */
export async function joinFromTapachula(cycle: Cycle): Promise<Visitor> {
  const rosa = await arrive(cycle, { name: 'Rosa Chi Canul', email: 'rosa@albergue-laceiba.example' });
  await goTo(rosa, '');
  await keep(rosa, 'inicio');
  await follow(rosa, 'Sumar mi organización');
  expect(await heading(rosa)).toBe('Sumar una organización');
  await keep(rosa, 'sumarse');
  await press(rosa, 'Empezar');

  await sayWhoTheyAre(rosa);
  await sayWhatTheyDo(rosa);
  await goOnTomorrow(rosa);
  await chooseMesas(rosa);
  await nameRepresentatives(rosa);
  await consent(rosa);
  await checkAndSend(rosa);
  await confirm(rosa);
  return rosa;
}

async function sayWhoTheyAre(rosa: Visitor): Promise<void> {
  expect(await heading(rosa)).toBe('La organización');
  await keep(rosa, 'sumarse-1');
  await write(rosa.page, { Sigla: 'ALC', 'Correo de la organización': 'hola@albergue' });
  await press(rosa, 'Guardar y continuar');
  expect(await faults(rosa)).toEqual({
    'Nombre de la organización': 'Falta el nombre de la organización.',
    '¿Qué tipo de organización es?': 'Falta elegir el grupo al que pertenece la organización.',
    'País donde tiene su sede': 'Falta al menos un país.',
    'Correo de la organización': 'No parece una dirección de correo. Debe verse así: nombre@organizacion.org',
  });
  expect(await field(rosa.page, 'Sigla').inputValue()).toBe('ALC');
  expect(await field(rosa.page, 'Correo de la organización').inputValue()).toBe('hola@albergue');
  await keep(rosa, 'sumarse-1-mal');
  await write(rosa.page, {
    'Nombre de la organización': shelter.name,
    'Correo de la organización': shelter.email,
    'Ciudades o lugares donde trabaja': 'Tapachula, Suchiate',
  });
  await choose(rosa.page, 'Sociedad civil');
  await field(rosa.page, 'País donde tiene su sede').selectOption({ label: 'México' });
  await press(rosa, 'Guardar y continuar');
  expect(await notices(rosa)).toEqual([
    `Hecho Enviamos a ${shelter.email} un enlace para seguir cuando quiera y desde donde quiera.`,
  ]);
}

async function sayWhatTheyDo(rosa: Visitor): Promise<void> {
  expect(await heading(rosa)).toBe('En qué trabaja');
  await keep(rosa, 'sumarse-2');
  await press(rosa, 'Guardar y continuar');
  expect(await faults(rosa)).toEqual({
    'Mesa 1 · Factores de la migración y rutas regulares': 'Falta elegir al menos un objetivo en el que trabaja.',
  });
  await keep(rosa, 'sumarse-2-mal');
  await choose(rosa.page, /^8 /, /^15 /);
  await press(rosa, 'Guardar y continuar');
}

/** Saved half-way; the next day the mailed link leads back to where she was, also in a browser that knows nothing. */
async function goOnTomorrow(rosa: Visitor): Promise<void> {
  expect(await heading(rosa)).toBe('Las mesas');
  await choose(rosa.page, /^Mesa 3 /);
  await press(rosa, 'Guardar y seguir después');
  expect([await heading(rosa), ...(await notices(rosa))]).toEqual([
    shelter.name,
    'Hecho Lo que escribió quedó guardado.',
  ]);
  await keep(rosa, 'sumarse-despues');
  rosa.cycle.pass({ hours: 24 });
  await rosa.context.clearCookies();
  const letter = await openLetter(rosa, '/sumarse/', shelter.email);
  expect(letter.subject).toBe(
    'Su solicitud para sumarse: Mecanismo de Diálogo Permanente de Sociedad Civil de América Latina y el Caribe',
  );
  expect(await heading(rosa)).toBe(shelter.name);
  expect(await lines(rosa.page.locator('.steps'))).toEqual([
    'Hecho',
    'La organización',
    'Hecho',
    'En qué trabaja',
    'Hecho',
    'Las mesas',
    'Ahora',
    'Quién la representa',
    'Después',
    'Consentimientos',
    'Después',
    'Revisar y enviar',
  ]);
  await keep(rosa, 'sumarse-vuelta');
  await follow(rosa, 'Continuar');
}

async function chooseMesas(rosa: Visitor): Promise<void> {
  expect(await heading(rosa)).toBe('Quién la representa');
  await press(rosa, 'Guardar y volver');
  expect(await heading(rosa)).toBe('Las mesas');
  await rosa.page.getByLabel(/^Mesa 3 /).uncheck();
  await press(rosa, 'Guardar y continuar');
  expect(await faults(rosa)).toEqual({ '¿En qué mesas quiere participar?': 'Falta elegir al menos una mesa.' });
  await keep(rosa, 'sumarse-3-mal');
  expect(await lines(question(rosa.page, '¿En qué mesas quiere participar?'))).toContain(
    'Documentos e identidad, vidas a salvo en el camino, respuesta al tráfico ilícito de migrantes y a la trata de personas, fronteras, alternativas a la detención y un retorno digno. Coincide con un objetivo que marcó: 8.',
  );
  await choose(rosa.page, /^Mesa 2 /);
  await press(rosa, 'Guardar y continuar');
}

async function nameRepresentatives(rosa: Visitor): Promise<void> {
  expect(await heading(rosa)).toBe('Quién la representa');
  await keep(rosa, 'sumarse-4');
  const first = question(rosa.page, 'Representante de la organización');
  const second = question(rosa.page, 'Representante suplente de la organización');
  await write(first, { 'Nombre y apellidos': rosa.name });
  await write(second, { 'Nombre y apellidos': 'Elías Pop', 'Su correo electrónico': 'elias' });
  await press(rosa, 'Guardar y continuar');
  expect(await faults(rosa)).toEqual({
    'Representante de la organización · Su correo electrónico': 'Falta el correo de esta persona.',
    'Representante suplente de la organización · Su correo electrónico':
      'No parece una dirección de correo. Debe verse así: nombre@organizacion.org',
  });
  expect(await lines(rosa.page.locator('.error-summary ul'))).toEqual([
    'Representante de la organización · Su correo electrónico: Falta el correo de esta persona.',
    'Representante suplente de la organización · Su correo electrónico: No parece una dirección de correo. Debe verse así: nombre@organizacion.org',
  ]);
  await keep(rosa, 'sumarse-4-mal');
  await write(first, { 'Su correo electrónico': rosa.email });
  await choose(first, 'Mujer');
  await write(second, { 'Su correo electrónico': 'elias@albergue-laceiba.example' });
  await press(rosa, 'Guardar y continuar');
}

async function consent(rosa: Visitor): Promise<void> {
  expect(await heading(rosa)).toBe('Los consentimientos');
  await keep(rosa, 'sumarse-5');
  await choose(rosa.page, /^Acepto que la organización aparezca en el directorio público/);
  await press(rosa, 'Guardar y continuar');
  expect(await faults(rosa)).toEqual({ 'Necesario para sumarse': 'Hace falta aceptar esto para poder sumarse.' });
  await keep(rosa, 'sumarse-5-mal');
  await choose(rosa.page, /^Acepto que el Mecanismo guarde y use estos datos/);
  await press(rosa, 'Guardar y continuar');
}

async function checkAndSend(rosa: Visitor): Promise<void> {
  expect(await heading(rosa)).toBe('Revise sus respuestas');
  const answers = await lines(main(rosa));
  expect(answers.filter((line) => line.startsWith('Cambiar: ')).length).toBe(5);
  for (const answer of [
    shelter.name,
    'Tapachula, Suchiate',
    'Mesa 2 · Gobernanza migratoria, salvar vidas y reintegración sostenible',
    'Rosa Chi Canul · rosa@albergue-laceiba.example · Mujer',
    'Elías Pop · elias@albergue-laceiba.example',
  ]) {
    expect(answers).toContain(answer);
  }
  await keep(rosa, 'sumarse-6');
  await press(rosa, 'Enviar la solicitud');
  expect(await notices(rosa)).toEqual(['Hecho La solicitud se envió. Le escribimos para que confirme su correo.']);
  expect(await lines(rosa.page.locator('.steps'))).toEqual([
    'Hecho',
    'Enviada',
    'Ahora',
    'Confirmar el correo',
    'Después',
    'Lectura en cada mesa',
    'respondió 0 de 1',
    'Después',
    'Respuesta',
  ]);
  await keep(rosa, 'sumarse-enviada');
}

async function confirm(rosa: Visitor): Promise<void> {
  const letter = await openLetter(rosa, '/sumarse/confirmar/', shelter.email);
  expect(letter.subject).toBe(`Confirme la solicitud de ${shelter.name}`);
  expect(await lines(main(rosa))).toEqual([
    'Confirmar el correo',
    `La solicitud de ${shelter.name} se envió desde ${shelter.email}. Si es suya, confírmela.`,
    'Sí, es nuestra solicitud',
  ]);
  await keep(rosa, 'sumarse-confirmar');
  await press(rosa, 'Sí, es nuestra solicitud');
  expect(await notices(rosa)).toEqual(['Hecho El correo quedó confirmado. Las mesas ya pueden leer la solicitud.']);
  expect(await lines(main(rosa))).toContain(`Enviada el ${dayOf(rosa.cycle.now())}.`);
  await keep(rosa, 'sumarse-confirmada');
}

/** Another group of the same house of migrants, without a mistake on the way. */
export async function joinFromTenosique(cycle: Cycle): Promise<Visitor> {
  const ana = await arrive(cycle, { name: 'Ana Lucía Dzul', email: 'tenosique@albergue-laceiba.example' });
  await goTo(ana, '/sumarse');
  await press(ana, 'Empezar');
  await write(ana.page, {
    'Nombre de la organización': 'Albergue la ceiba, A. C.',
    'Correo de la organización': ana.email,
  });
  await choose(ana.page, 'Sociedad civil');
  await field(ana.page, 'País donde tiene su sede').selectOption({ label: 'México' });
  await press(ana, 'Guardar y continuar');
  await choose(ana.page, /^8 /);
  await press(ana, 'Guardar y continuar');
  await choose(ana.page, /^Mesa 2 /);
  await press(ana, 'Guardar y continuar');
  const person = question(ana.page, 'Representante de la organización');
  await write(person, { 'Nombre y apellidos': ana.name, 'Su correo electrónico': ana.email });
  await press(ana, 'Guardar y continuar');
  await choose(ana.page, /^Acepto que el Mecanismo guarde y use estos datos/);
  await press(ana, 'Guardar y continuar');
  expect(await notices(ana)).toEqual([
    'Atención Puede que la organización ya sea miembro Albergue La Ceiba (México) Si es la misma, no hace falta enviar otra solicitud: quien la representa puede entrar con su correo y elegir más mesas. Si no lo es, envíe la suya.',
  ]);
  await keep(ana, 'quiza-ya-miembro');
  await press(ana, 'Enviar la solicitud');
  await openLetter(ana, '/sumarse/confirmar/');
  await press(ana, 'Sí, es nuestra solicitud');
  return ana;
}
