import { expect } from 'vitest';
import { choose, faults, field, follow, keep, main, notices, press, type Visitor, write } from './visitor.ts';

/** Who attends to the theme on the day. */
export const team = {
  facilitator: { name: 'Joan Persaud', email: 'joan.persaud@agency.example', language: 'en' },
  rapporteur: { name: 'Camila Rojas', email: 'camila.rojas@relatoria.example' },
  second: { name: 'Diego Mamani', email: 'diego.mamani@relatoria.example' },
} as const;

export const roomAddress = 'https://reuniones.example.org/j/8888?pwd=secreto';

/** What the day itself needs: people, where each language is heard, the room. */
export async function equip(ines: Visitor): Promise<void> {
  await appoint(ines);
  await interpret(ines);
  await setRoom(ines);
}

async function appoint(ines: Visitor): Promise<void> {
  await follow(ines, 'Gestión');
  await follow(ines, 'Completar: Tema 1: facilitación y notas');
  await press(ines, 'Nombrar');
  const missing = 'Falta completar este dato.';
  expect(await faults(ines)).toEqual({
    'Nombre de la persona': missing,
    'Su correo electrónico': missing,
    'En nombre de': missing,
  });
  await keep(ines, 'equipo-mal');
  for (const [office, { name, email, ...spoken }] of [
    ['facilitator', team.facilitator],
    ['rapporteur', team.rapporteur],
    ['rapporteur', team.second],
  ] as const) {
    await field(ines.page, 'Para qué').selectOption(office);
    await write(ines.page, { 'Nombre de la persona': name, 'Su correo electrónico': email });
    await field(ines.page, 'En nombre de').selectOption({ index: 1 });
    await field(main(ines), 'Idioma').selectOption('language' in spoken ? spoken.language : 'es');
    await press(ines, 'Nombrar');
    expect(await notices(ines)).toEqual(['Hecho Quedó nombrada la persona, y le escribimos.']);
  }
  await keep(ines, 'equipo');
}

async function interpret(ines: Visitor): Promise<void> {
  await follow(ines, 'Gestión');
  await follow(ines, 'Completar: Tema 1: interpretación');
  await keep(ines, 'interpretacion');
  await write(ines.page, {
    'Cómo se llama el canal en español': 'canal 1 de la sala',
    'Cómo se llama el canal en inglés': 'canal 2 de la sala',
  });
  await press(ines, 'Guardar');
  expect(await notices(ines)).toEqual(['Hecho Quedó guardado.']);
}

async function setRoom(ines: Visitor): Promise<void> {
  await follow(ines, 'Gestión');
  await follow(ines, 'Completar: Tema 1: sala');
  await choose(ines.page, 'Otro servicio, con un enlace (Zoom, Teams…)');
  await write(ines.page, { 'Enlace de la sala': 'zoom 8888' });
  await press(ines, 'Guardar');
  expect(await faults(ines)).toEqual({
    'Otro servicio, con un enlace (Zoom, Teams…) · Enlace de la sala':
      'Escriba el enlace completo. Debe empezar con https://',
  });
  await keep(ines, 'sala-mal');
  await write(ines.page, { 'Enlace de la sala': roomAddress });
  await press(ines, 'Guardar');
  expect(await notices(ines)).toEqual(['Hecho Quedó guardado.']);
  expect(await ines.page.content()).not.toContain('secreto');
  await keep(ines, 'sala');
}
