import { expect } from 'vitest';
import { type Cycle, dayOf } from './cycle.ts';
import { joinFromTenosique } from './joining.ts';
import { openLetter, subjectsTo } from './mailbox.ts';
import { officers } from './setting-up.ts';
import { enterFromHere, prepareSecondStep } from './signing-in.ts';
import { arrive, choose, faults, heading, keep, lines, main, notices, press, type Visitor, write } from './visitor.ts';

const mesa = 'Mesa 2 · Gobernanza migratoria, salvar vidas y reintegración sostenible';

/** The secretariat of mesa 2 takes up her office from the letter about the application, and admits it. */
export async function admit(cycle: Cycle): Promise<void> {
  const gloria = await arrive(cycle, officers.secretariat);
  await openLetter(gloria, '/solicitudes/');
  expect(await heading(gloria)).toBe('Entrar');
  await enterFromHere(gloria);
  await prepareSecondStep(gloria);
  expect([await heading(gloria), await notices(gloria)]).toEqual(['Albergue La Ceiba', []]);
  expect(await lines(main(gloria))).toContain('Rosa Chi Canul · rosa@albergue-laceiba.example');
  await keep(gloria, 'solicitud');
  await press(gloria, 'Admitir en la mesa 2');
  expect(await notices(gloria)).toEqual([
    'Hecho La organización quedó admitida. Le avisamos por correo, y está en el registro público.',
  ]);
  expect((await lines(main(gloria))).slice(-2)).toEqual([
    mesa,
    `Admitida. Lo decidió Gloria Caal el ${dayOf(cycle.now())}.`,
  ]);
  await keep(gloria, 'solicitud-admitida');
  expect((await subjectsTo(gloria, 'hola@albergue-laceiba.example'))[0]).toBe('Albergue La Ceiba ya es parte');
  expect(await subjectsTo(gloria, 'rosa@albergue-laceiba.example')).toEqual(['Usted representa a Albergue La Ceiba']);
}

/** A second application looks like the first; it is refused, objected to, and the objection upheld by another. */
export async function refuseAndUphold(cycle: Cycle): Promise<void> {
  const gloria = await arrive(cycle, officers.secretariat);
  const applicant = await joinFromTenosique(cycle);
  await openLetter(gloria, '/solicitudes/');
  expect(await notices(gloria)).toEqual([
    `Atención Se parece a otra que ya está Albergue La Ceiba (México) · casi seguro la misma: tienen el mismo nombre, acentos y forma jurídica aparte y usan el mismo dominio en Internet. Miembro desde el ${dayOf(cycle.now())}: Mesa 2. Es solo un aviso: usted decide si es la misma.`,
  ]);
  await keep(gloria, 'solicitud-parecida');
  await gloria.page.getByText('No admitir', { exact: true }).click();
  await press(gloria, 'No admitir en la mesa 2');
  expect(await faults(gloria)).toEqual({
    Motivo: 'Elija el motivo del rechazo.',
    'Explicación, en sus palabras':
      'Explique el rechazo en sus palabras: la organización lo recibirá y podrá objetarlo.',
  });
  await keep(gloria, 'rechazo-mal');
  await choose(gloria.page, 'La organización ya es miembro o ya tiene una solicitud en curso');
  await write(gloria.page, { 'Explicación, en sus palabras': 'Ya participan con el albergue de Tapachula.' });
  await press(gloria, 'No admitir en la mesa 2');
  expect((await notices(gloria))[0]).toBe(
    'Hecho El rechazo quedó enviado con sus palabras. En el registro público consta sin el nombre de la organización.',
  );
  await keep(gloria, 'rechazada');
  const ana = await object(applicant);
  await uphold(cycle);
  const answer = await openLetter(ana, '/sumarse/');
  expect(answer.subject).toBe('Respuesta a la objeción de Albergue la ceiba, A. C.');
  expect(await lines(main(ana))).toContain('Admitida: se dio la razón a la objeción.');
  await keep(ana, 'objecion-resuelta');
}

async function object(ana: Visitor): Promise<Visitor> {
  const until = dayOf(ana.cycle.now().add({ hours: 24 * 30 }));
  const letter = await openLetter(ana, '/sumarse/');
  expect(letter.subject).toBe('Respuesta a la solicitud de Albergue la ceiba, A. C.');
  expect(letter.text.some((line) => line.startsWith(`Si no está de acuerdo, puede objetar hasta el ${until}`))).toBe(
    true,
  );
  await ana.page.getByText(`Objetar esta decisión (hasta el ${until})`).click();
  await press(ana, 'Presentar la objeción');
  expect(await faults(ana)).toEqual({ 'Por qué no está de acuerdo': 'Escriba por qué no está de acuerdo.' });
  await keep(ana, 'objecion-mal');
  await write(ana.page, { 'Por qué no está de acuerdo': 'Somos otra casa, en Tenosique, con su propio equipo.' });
  await press(ana, 'Presentar la objeción');
  expect(await notices(ana)).toEqual(['Hecho La objeción quedó presentada. Le escribiremos con la respuesta.']);
  await keep(ana, 'objecion');
  return ana;
}

async function uphold(cycle: Cycle): Promise<void> {
  const tomas = await arrive(cycle, officers.liaison);
  await openLetter(tomas, '/objeciones');
  await enterFromHere(tomas);
  await prepareSecondStep(tomas);
  expect(await heading(tomas)).toBe('Objeción de Albergue la ceiba, A. C.');
  await keep(tomas, 'objecion-leida');
  await press(tomas, 'Enviar la respuesta');
  expect(await faults(tomas)).toEqual({
    '¿Qué se resuelve?': 'Falta completar este dato.',
    'Explicación, en sus palabras': 'Explique la decisión en sus palabras.',
  });
  await choose(tomas.page, 'Dar la razón a la organización: queda admitida en la mesa 2');
  await write(tomas.page, { 'Explicación, en sus palabras': 'Son dos casas con equipos distintos: caben las dos.' });
  await press(tomas, 'Enviar la respuesta');
  expect(await notices(tomas)).toEqual(['Hecho La organización quedó admitida en la mesa, y le avisamos.']);
  await keep(tomas, 'objecion-respondida');
}
