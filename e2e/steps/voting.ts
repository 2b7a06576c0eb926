import { expect } from 'vitest';
import { axeFindings } from '../look.ts';
import { days, followTask, type Mesa, memberAt, passTo } from './electing.ts';
import { candidates, type Known } from './known-votes.ts';
import { latestLetter, openLetter } from './mailbox.ts';
import { enter, enterFromHere } from './signing-in.ts';
import {
  arrive,
  faults,
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
import { early, inBrowser, late, nameOf, type Receipts, rankingAt, saul, secondVote, vera } from './voters.ts';
import { voteByWire } from './voting-by-wire.ts';

/** An organization names who casts its vote, and a substitute. */
export async function accreditVoter(mesa: Mesa): Promise<void> {
  await passTo(mesa, days.objections + 1);
  const { representative, name } = memberAt(mesa, inBrowser.accredited);
  const speaker = await arrive(mesa.cycle, representative);
  await enter(speaker);
  await goTo(speaker, mesa.home);
  await follow(speaker, `Quién vota por ${name}`);
  await keep(speaker, 'quien-vota');
  const [voter, substitute] = [group(speaker, 'Quien vota'), group(speaker, 'Suplente')];
  await write(voter, { Nombre: vera.name, 'Correo electrónico': vera.email });
  await write(substitute, { Nombre: saul.name });
  await press(speaker, 'Nombrar');
  expect(await faults(speaker)).toEqual({ 'Suplente · Correo electrónico': 'Falta completar este dato.' });
  await keep(speaker, 'quien-vota-mal');
  await write(substitute, { 'Correo electrónico': saul.email });
  await press(speaker, 'Nombrar');
  expect(await notices(speaker)).toEqual(['Hecho Queda anotado quién emite el voto. Recibirá una carta.']);
  expect((await latestLetter(speaker, saul.email)).subject).toBe(`El voto de ${name}`);
}

const group = ({ page }: Visitor, legend: string) => page.locator('fieldset', { hasText: legend });

/** The first days: 27 of 40 organizations vote. */
export async function voteEarly(mesa: Mesa, receipts: Receipts): Promise<void> {
  await passTo(mesa, days.voting);
  receipts.set(inBrowser.accredited, await voteWithMistakes(mesa));
  receipts.set(inBrowser.byKeyboard, await voteByKeyboard(mesa));
  receipts.set(inBrowser.plain, await votePlainly(mesa));
  await voteByWire(mesa, early, receipts);
}

/** The accredited voter, from the letter that voting has begun: a number twice, corrected, reviewed, corrected again, cast. */
async function voteWithMistakes(mesa: Mesa): Promise<string> {
  const voter = await arrive(mesa.cycle, vera);
  await openLetter(voter, `${mesa.home}/papeleta`);
  await enterFromHere(voter);
  expect(await heading(voter)).toBe('Votar');
  await keep(voter, 'votar');
  await toBallot(voter, memberAt(mesa, inBrowser.accredited));
  await keep(voter, 'papeleta');
  const ranking = rankingAt(inBrowser.accredited);
  const [one] = ranking;
  await write(voter.page, { [candidates.Sam.name]: '1', [nameOf(one)]: '1' });
  await press(voter, 'Revisar mi papeleta');
  const twice = 'El 1 está escrito más de una vez: dé a cada persona un número distinto.';
  expect(await faults(voter)).toEqual({ [candidates.Sam.name]: twice, [nameOf(one)]: twice });
  await keep(voter, 'papeleta-mal');
  await write(voter.page, { [candidates.Sam.name]: '7' });
  await press(voter, 'Revisar mi papeleta');
  expect(await reviewed(voter)).toEqual([nameOf(one), candidates.Sam.name]);
  await keep(voter, 'papeleta-revisada');
  await press(voter, 'Corregir');
  await write(voter.page, { [candidates.Sam.name]: '' });
  return fillAndCast(voter, ranking);
}

/** From the list of those for whom one votes. */
const toBallot = (voter: Visitor, { name }: { readonly name: string }) => follow(voter, new RegExp(`: ${name}$`));

const reviewed = ({ page }: Visitor): Promise<string[]> => page.locator('.ranking strong').allInnerTexts();

/** A number beside each name; the answer is the receipt's code. */
async function fillAndCast(voter: Visitor, ranking: readonly Known[]): Promise<string> {
  await write(voter.page, Object.fromEntries(ranking.map((one, at) => [nameOf(one), String(at + 1)])));
  await press(voter, 'Revisar mi papeleta');
  return castAsReviewed(voter, ranking);
}

async function castAsReviewed(
  voter: Visitor,
  ranking: readonly Known[],
  pressed: (voter: Visitor, name: string) => Promise<void> = press,
): Promise<string> {
  expect(await reviewed(voter)).toEqual(ranking.map(nameOf));
  await pressed(voter, 'Emitir el voto');
  expect(await heading(voter)).toBe('Su voto está en la urna');
  await keep(voter, 'constancia');
  return textOf(voter.page.locator('code.secret'));
}

/** With scripts on, no pointer: buttons put the candidates in order, and a voice says where each is. */
async function voteByKeyboard(mesa: Mesa): Promise<string> {
  const member = memberAt(mesa, inBrowser.byKeyboard);
  const voter = await arrive(mesa.cycle, { ...member.representative, scripts: true });
  await goTo(voter, `${mesa.home}/papeleta`);
  await enterFromHere(voter);
  await toBallot(voter, member);
  const { page } = voter;
  const ranking = rankingAt(inBrowser.byKeyboard);
  for (const [at, one] of ranking.entries()) {
    await page.getByRole('button', { name: `Subir: ${nameOf(one)}` }).focus();
    await page.keyboard.press('Enter');
    expect(await textOf(page.locator('[data-ballot-said]'))).toBe(`${nameOf(one)}: lugar ${at + 1}`);
  }
  expect(await axeFindings(page)).toEqual([]);
  await pressByKeyboard(voter, 'Revisar mi papeleta');
  return castAsReviewed(voter, ranking, pressByKeyboard);
}

async function pressByKeyboard({ page }: Visitor, name: string): Promise<void> {
  const arrived = page.waitForEvent('framenavigated', (frame) => frame === page.mainFrame());
  await Promise.all([arrived, page.getByRole('button', { name, exact: true }).press('Enter')]);
  await page.waitForLoadState('load');
}

async function votePlainly(mesa: Mesa): Promise<string> {
  const { representative, name } = memberAt(mesa, inBrowser.plain);
  const voter = await arrive(mesa.cycle, representative);
  await enter(voter);
  await followTask(voter, 'Vote por su organización');
  expect(await heading(voter)).toBe(`Papeleta de ${name}`);
  return fillAndCast(voter, rankingAt(inBrowser.plain));
}

/** Who has voted has no other ballot, and is told why. */
export async function voteTwice(mesa: Mesa): Promise<void> {
  const voter = await arrive(mesa.cycle, vera);
  await goTo(voter, `${mesa.home}/papeleta`);
  expect(await lines(main(voter).locator('.rows'))).toEqual([
    memberAt(mesa, inBrowser.accredited).name,
    'El voto está en la urna.',
  ]);
  await goTo(voter, `${mesa.home}/papeleta/${memberAt(mesa, inBrowser.accredited).organizationId}`);
  expect(await notices(voter)).toEqual([`Atención ${secondVote}`]);
  await keep(voter, 'ya-voto');
}

/** The last days: one votes from the reminder, nine by wire; three organizations never do. */
export async function voteLate(mesa: Mesa, receipts: Receipts): Promise<void> {
  const { representative } = memberAt(mesa, inBrowser.reminded);
  const voter = await arrive(mesa.cycle, representative);
  await openLetter(voter, '/papeleta');
  await enterFromHere(voter);
  await toBallot(voter, memberAt(mesa, inBrowser.reminded));
  receipts.set(inBrowser.reminded, await fillAndCast(voter, rankingAt(inBrowser.reminded)));
  await voteByWire(mesa, { ...late, from: late.from + 1 }, receipts);
}
