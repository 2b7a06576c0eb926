import { expect } from 'vitest';
import { statementName } from '../../src/elections/forms.ts';
import { byWire, enterByWire, linkTo } from './by-wire.ts';
import { addressOf, candidateVisitor, type Mesa, organizationOf } from './electing.ts';
import { candidates, everyone, type Known } from './known-votes.ts';
import { openLetter } from './mailbox.ts';
import { enterFromHere } from './signing-in.ts';
import {
  arrive,
  choose,
  faults,
  field,
  follow,
  heading,
  keep,
  notices,
  press,
  type Visitor,
  write,
} from './visitor.ts';

/** With a browser of their own: one of each gender. The others do the same by wire. */
const inBrowser: readonly Known[] = ['Alma', 'Efraín', 'Noa'];

/** Nine people are proposed; each decides by the link of the letter, with words on each criterion. */
export async function stand(mesa: Mesa): Promise<void> {
  await proposeInBrowser(mesa, 'Alma');
  for (const one of everyone.filter((one) => one !== 'Alma')) await proposeByWire(mesa, one);
  for (const one of everyone) await (inBrowser.includes(one) ? acceptInBrowser(mesa, one) : acceptByWire(mesa, one));
}

/** The representative of an organization comes to the election's page from the letter, and signs in on the way. */
async function proposeInBrowser(mesa: Mesa, one: Known): Promise<void> {
  const { representative, name: organization } = organizationOf(mesa, one);
  const proposer = await arrive(mesa.cycle, representative);
  await openLetter(proposer, mesa.home);
  await keep(proposer, 'eleccion-de-la-carta');
  await follow(proposer, 'Proponer una candidatura');
  await enterFromHere(proposer);
  expect(await heading(proposer)).toBe('Proponer una candidatura');
  await press(proposer, 'Proponer');
  expect(await faults(proposer)).toEqual({ 'A quién propone': 'Falta completar este dato.' });
  await choose(proposer.page, 'A otra persona');
  await press(proposer, 'Proponer');
  expect(await faults(proposer)).toEqual({
    Nombre: 'Falta completar este dato.',
    'Correo electrónico': 'Falta completar este dato.',
  });
  await keep(proposer, 'proponer-mal');
  expect(await field(proposer.page, 'Organización de la que viene').locator('option:checked').textContent()).toBe(
    organization,
  );
  await write(proposer.page, { Nombre: candidates[one].name, 'Correo electrónico': addressOf(one) });
  await press(proposer, 'Proponer');
  expect(await notices(proposer)).toEqual([
    'Hecho La propuesta está hecha. La persona recibirá una carta y decidirá si acepta.',
  ]);
  await keep(proposer, 'propuesta');
}

async function proposeByWire(mesa: Mesa, one: Known): Promise<void> {
  const { representative, organizationId } = organizationOf(mesa, one);
  const wire = await enterByWire(mesa.cycle, representative.email);
  const proposal = { who: 'other', organization: organizationId, name: candidates[one].name, email: addressOf(one) };
  const answer = await wire.send(await wire.get(`/es${mesa.home}/proponer`), /\/proponer$/, proposal);
  expect([answer.status, answer.path]).toEqual([200, `/es${mesa.home}?hecho=proposed`]);
}

/** What a candidate writes on each criterion of the Terms of Reference. */
const wordsOf = (mesa: Mesa, one: Known): readonly (readonly [criterion: string, label: string, words: string])[] =>
  mesa.cycle.site.deps.charter.selectionCriteria.map(({ key, title: { es = '' } }) => [
    statementName(key),
    es.charAt(0).toUpperCase() + es.slice(1),
    `${candidates[one].name}, sobre «${es}».`,
  ]);

async function acceptInBrowser(mesa: Mesa, one: Known): Promise<void> {
  const candidate = await candidateVisitor(mesa, one);
  await openLetter(candidate, '/candidatura/');
  expect(await heading(candidate)).toBe('Su candidatura');
  if (one === 'Alma') await acceptTooSoon(candidate);
  const words = wordsOf(mesa, one);
  await write(candidate.page, Object.fromEntries(words.map(([, label, text]) => [label, text])));
  await choose(candidate.page, candidates[one].gender, /^Acepto ser candidata o candidato/);
  await press(candidate, 'Aceptar la candidatura');
  expect(await notices(candidate)).toEqual(['Hecho Su candidatura está guardada.']);
  await keep(candidate, 'candidatura-aceptada');
}

async function acceptTooSoon(candidate: Visitor): Promise<void> {
  await keep(candidate, 'candidatura-propuesta');
  await press(candidate, 'Aceptar la candidatura');
  expect(Object.keys(await faults(candidate))).toHaveLength(7);
  await keep(candidate, 'candidatura-mal');
}

async function acceptByWire(mesa: Mesa, one: Known): Promise<void> {
  const { charter } = mesa.cycle.site.deps;
  const gender = charter.genders.find(({ title }) => title.es === candidates[one].gender)?.key ?? '';
  const wire = byWire(mesa.cycle);
  const page = await wire.get(await linkTo(mesa.cycle, addressOf(one), '/candidatura/'));
  const words = Object.fromEntries(wordsOf(mesa, one).map(([name, , text]) => [name, text]));
  const answer = await wire.send(page, /\/aceptacion$/, { ...words, gender, consent: 'yes' });
  expect([answer.status, answer.path]).toEqual([200, expect.stringMatching(/\?hecho=accepted$/)]);
}
