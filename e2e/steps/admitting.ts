import { expect } from 'vitest';
import {
  candidateVisitor,
  days,
  followTask,
  type Mesa,
  officerByWire,
  officerOf,
  organizationOf,
  passTo,
  readerOf,
} from './electing.ts';
import { candidates, everyone, type Known } from './known-votes.ts';
import { latestLetter, openLetter } from './mailbox.ts';
import {
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
  textOf,
  type Visitor,
  write,
} from './visitor.ts';

/** Candidacies are over. The agency's focal point admits eight, three of them page by page, and refuses one. */
export async function admit(mesa: Mesa): Promise<void> {
  await passTo(mesa, days.candidacies);
  const ines = await officerOf(mesa, 'agency');
  await followTask(ines, '9 candidaturas esperan decisión');
  await keep(ines, 'gestion-por-decidir');
  await refuse(mesa, ines);
  const byHand: readonly Known[] = ['Alma', 'Noa'];
  for (const one of byHand) await admitInBrowser(ines, one);
  for (const one of everyone) if (one !== 'Fidel' && !byHand.includes(one)) await admitByWire(mesa, one);
}

/** A reason that can be looked up must be so; one that is judged needs words. */
async function refuse(mesa: Mesa, ines: Visitor): Promise<void> {
  await follow(ines, candidates.Fidel.name);
  expect(await heading(ines)).toBe(`Revisar la candidatura de ${candidates.Fidel.name}`);
  await choose(ines.page, 'No admitir');
  await field(ines.page, 'Motivo, si no se admite').selectOption({
    label: 'La organización de la que viene no es parte de la mesa.',
  });
  await press(ines, 'Decidir');
  expect(await faults(ines)).toEqual({
    'Motivo, si no se admite': 'Según los datos de hoy, ese motivo no se da.',
    Explicación: 'Escriba la explicación.',
  });
  await keep(ines, 'revisar-mal');
  await field(ines.page, 'Motivo, si no se admite').selectOption({
    label: 'La persona no pertenece a la organización que se indicó.',
  });
  await write(ines.page, { Explicación: `${organizationOf(mesa, 'Fidel').name} no lo nombra en su página.` });
  await press(ines, 'Decidir');
  expect(await notices(ines)).toEqual(['Hecho La decisión está tomada y la persona recibirá una carta.']);
}

async function admitInBrowser(ines: Visitor, one: Known): Promise<void> {
  await follow(ines, candidates[one].name);
  await keep(ines, 'revisar');
  await choose(ines.page, 'Admitir');
  await press(ines, 'Decidir');
  expect(await notices(ines)).toEqual(['Hecho La decisión está tomada y la persona recibirá una carta.']);
}

async function admitByWire(mesa: Mesa, one: Known): Promise<void> {
  const wire = await officerByWire(mesa, 'agency');
  const list = await wire.get(`/es${mesa.home}/gestion`);
  const page = new RegExp(`<a href="([^"]+)"><bdi>${candidates[one].name}</bdi>`).exec(list.html)?.[1] ?? '';
  const answer = await wire.send(await wire.get(page), /\/decision$/, { outcome: 'admitted' });
  expect([answer.status, answer.path]).toEqual([200, `/es${mesa.home}/gestion?hecho=decided`]);
}

/** Who was refused objects by the link of the letter; someone else answers, and turns the decision round. */
export async function objectAndAnswer(mesa: Mesa): Promise<void> {
  const fidel = await candidateVisitor(mesa, 'Fidel');
  const letter = await openLetter(fidel, '/candidatura/');
  expect([
    letter.subject.split(':')[0],
    letter.text.includes('La persona no pertenece a la organización que se indicó.'),
  ]).toEqual(['Candidatura no admitida', true]);
  await keep(fidel, 'no-admitida');
  await write(fidel.page, {
    'Su objeción': 'Trabajo allí desde 2019; adjunto no hace falta: pregunten a su dirección.',
  });
  await press(fidel, 'Presentar la objeción');
  expect(await notices(fidel)).toContain('Hecho Su objeción está presentada.');

  const tomas = await officerOf(mesa, 'liaison');
  await followTask(tomas, 'Una objeción espera respuesta');
  await follow(tomas, /^Responder: /);
  await choose(tomas.page, 'Dar la razón: la decisión se da vuelta');
  await press(tomas, 'Responder la objeción');
  expect(await faults(tomas)).toEqual({ 'Explicación de la respuesta': 'Falta completar este dato.' });
  await keep(tomas, 'objecion-mal');
  await write(tomas.page, { 'Explicación de la respuesta': 'La organización confirmó por escrito que trabaja allí.' });
  await press(tomas, 'Responder la objeción');
  expect(await notices(tomas)).toEqual(['Hecho La objeción está respondida.']);
  expect((await latestLetter(fidel)).text).toContain('La organización confirmó por escrito que trabaja allí.');
}

/** List and roll are published: nine in drawn order, forty that vote, what the count will keep to. */
export async function publishList(mesa: Mesa): Promise<void> {
  await passTo(mesa, days.objections);
  const tomas = await officerOf(mesa, 'liaison');
  await followTask(tomas, 'La lista de candidaturas espera ser publicada');
  expect(await lines(tomas.page.locator('main section', { hasText: 'Publicar la lista y el padrón' }))).toEqual([
    'Publicar la lista y el padrón',
    'Quedan fijas 9 candidaturas, con 40 organizaciones que votan, los equilibrios del recuento y la semilla del sorteo. Después nada de eso cambia.',
    'Publicar y fijar',
  ]);
  await press(tomas, 'Publicar y fijar');
  expect(await notices(tomas)).toEqual(['Hecho La lista y el padrón están publicados.']);
  await follow(tomas, 'Escrutinio');
  expect(await heading(tomas)).toBe('Escrutinio');

  await goTo(tomas, mesa.home);
  await tomas.page.locator('#padron summary').click();
  expect(await tomas.page.locator('#padron tbody tr').count()).toBe(40);

  const reader = await readerOf(mesa);
  await goTo(reader, mesa.home);
  const standing = await reader.page.locator('#candidaturas h3').allInnerTexts();
  expect(standing.map((line) => line.split('. ')[0])).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
  expect(standing.map((line) => line.split('. ')[1]).sort()).toEqual(
    everyone.map((one) => candidates[one].name).sort(),
  );
  expect(await textOf(reader.page.locator('#padron > p').first())).toBe(
    'Pueden votar 40 organizaciones: las que eran parte de la mesa cuando se publicó la lista.',
  );
  expect(await textOf(reader.page.locator('#padron > p').last())).toMatch(/^Y 40 más que prefirieron no aparecer/);
  await keep(reader, 'lista-publicada');
  await follow(reader, candidates.Fidel.name);
  expect(await lines(main(reader))).toContain(`${candidates.Fidel.name}, sobre «asegurar la paridad de género».`);
  await keep(reader, 'candidatura-publicada');
}
