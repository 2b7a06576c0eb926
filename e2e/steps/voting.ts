import { expect } from 'vitest';
import { wordsIn } from '../../src/testing/words.ts';
import { axeFindings, onTheNextPage } from '../look.ts';
import { type Answer, enterByWire, lettersTo, type Wire } from './by-wire.ts';
import { days, type Mesa, memberAt, officerOf, passTo } from './electing.ts';
import { candidates, type Known, rankings } from './known-votes.ts';
import { openLetter } from './mailbox.ts';
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

/** Places in the order of the members: whoever votes before the reminder, and after it; the last three never do. */
const early = { from: 0, until: 27 } as const;
const late = { from: 27, until: 37 } as const;
/** Those who vote in a browser: by plain numbers, by keyboard, from the reminder. The others do so by wire. */
const inBrowser = { accredited: 20, byKeyboard: 21, plain: 22, reminded: 30 } as const;
const isInBrowser = (at: number): boolean => Object.values(inBrowser).some((one) => one === at);

const vera = { name: 'Vera Cruz Ak', email: 'vera@accreditadas.example' };
const saul = { name: 'Saúl Tem', email: 'saul@accreditadas.example' };
const secondVote = 'Su organización ya votó. Cada organización tiene un voto y no se puede cambiar.';

/** The code of the receipt by the voter's place; each shown once. */
export type Receipts = Map<number, string>;

const rankingAt = (at: number): readonly Known[] => {
  const ranking = rankings[at];
  if (!ranking) throw new Error(`member ${at} does not vote`);
  return ranking;
};

/** An organization names who casts its vote, and a substitute. */
export async function accreditVoter(mesa: Mesa): Promise<void> {
  passTo(mesa, days.objections + 1);
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
}

const group = ({ page }: Visitor, legend: string) => page.locator('fieldset', { hasText: legend });

/** The first days: 27 of 40 organizations vote. */
export async function voteEarly(mesa: Mesa, receipts: Receipts): Promise<void> {
  passTo(mesa, days.voting);
  receipts.set(inBrowser.accredited, await voteWithMistakes(mesa));
  receipts.set(inBrowser.byKeyboard, await voteByKeyboard(mesa));
  receipts.set(inBrowser.plain, await votePlainly(mesa));
  await voteByWire(mesa, early, receipts);
}

/** The accredited voter, from her letter: a number twice, corrected, reviewed, corrected again, cast. */
async function voteWithMistakes(mesa: Mesa): Promise<string> {
  const voter = await arrive(mesa.cycle, vera);
  await openLetter(voter, mesa.home);
  await follow(voter, 'Votar');
  await enterFromHere(voter);
  expect(await heading(voter)).toBe('Votar');
  await keep(voter, 'votar');
  await follow(voter, memberAt(mesa, inBrowser.accredited).name);
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

const nameOf = (one: Known | undefined): string => (one ? candidates[one].name : '');
const reviewed = ({ page }: Visitor): Promise<string[]> => page.locator('.ranking strong').allInnerTexts();

/** A number beside each name; the answer is the receipt's code. */
async function fillAndCast(voter: Visitor, ranking: readonly Known[]): Promise<string> {
  await write(voter.page, Object.fromEntries(ranking.map((one, at) => [nameOf(one), String(at + 1)])));
  await press(voter, 'Revisar mi papeleta');
  return castAsReviewed(voter, ranking);
}

async function castAsReviewed(voter: Visitor, ranking: readonly Known[]): Promise<string> {
  expect(await reviewed(voter)).toEqual(ranking.map(nameOf));
  await press(voter, 'Emitir el voto');
  expect(await heading(voter)).toBe('Su voto está en la urna');
  await keep(voter, 'constancia');
  return textOf(voter.page.locator('code.secret'));
}

/** With scripts on, no pointer: buttons put the candidates in order, and a voice says where each is. */
async function voteByKeyboard(mesa: Mesa): Promise<string> {
  const { representative, name } = memberAt(mesa, inBrowser.byKeyboard);
  const voter = await arrive(mesa.cycle, { ...representative, scripts: true });
  await goTo(voter, `${mesa.home}/papeleta`);
  await enterFromHere(voter);
  await follow(voter, name);
  const { page } = voter;
  const ranking = rankingAt(inBrowser.byKeyboard);
  for (const [at, one] of ranking.entries()) {
    await page.getByRole('button', { name: `Subir: ${nameOf(one)}` }).focus();
    await page.keyboard.press('Enter');
    expect(await textOf(page.locator('[data-ballot-said]'))).toBe(`${nameOf(one)}: lugar ${at + 1}`);
  }
  expect(await axeFindings(page)).toEqual([]);
  await onTheNextPage(page.getByRole('button', { name: 'Revisar mi papeleta' }));
  return castAsReviewed(voter, ranking);
}

async function votePlainly(mesa: Mesa): Promise<string> {
  const { representative, name } = memberAt(mesa, inBrowser.plain);
  const voter = await arrive(mesa.cycle, representative);
  await enter(voter);
  await goTo(voter, `${mesa.home}/papeleta`);
  await follow(voter, name);
  return fillAndCast(voter, rankingAt(inBrowser.plain));
}

type Span = { readonly from: number; readonly until: number };

/** One after the other, half an hour apart: from one connection not everyone may ask for a link at once. */
async function voteByWire(mesa: Mesa, { from, until }: Span, receipts: Receipts): Promise<void> {
  for (let at = from; at < until; at += 1) {
    if (isInBrowser(at)) continue;
    mesa.cycle.pass({ minutes: 30 });
    const wire = await enterByWire(mesa.cycle, memberAt(mesa, at).representative.email);
    receipts.set(at, receiptOn(await wire.send(await reviewByWire(mesa, wire, at), /\/papeleta\/[^/]+$/)));
  }
}

/** From the list of those one votes for to the ballot, filled in, and as it was understood. */
async function reviewByWire(mesa: Mesa, wire: Wire, at: number, ranking = rankingAt(at)): Promise<Answer> {
  const own = await wire.get(`/es${mesa.home}/papeleta`);
  const ballot = await wire.get(/<a href="([^"]+\/papeleta\/[^"]+)"/.exec(own.html)?.[1] ?? '');
  const fields = [...ballot.html.matchAll(/<label for="field-(lugar-\d+)">([^<]*)</g)];
  const places = fields.flatMap(([, name = '', label = '']) => {
    const place = ranking.findIndex((one) => nameOf(one) === label);
    return place < 0 ? [] : [[name, String(place + 1)] as const];
  });
  expect(places).toHaveLength(ranking.length);
  return wire.send(ballot, /\/revision$/, Object.fromEntries(places));
}

function receiptOn({ status, html }: Answer): string {
  const code = /<code class="secret">([^<]+)</.exec(html)?.[1];
  expect([status, code]).toEqual([200, expect.stringMatching(/^(\w{5}-){3}\w{5}$/)]);
  return code ?? '';
}

/** Who has voted has no other ballot; who had one open for the same organization is told that it comes second. */
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

/** Representative and alternate have the ballot open at once: what the second sends is refused. */
export async function voteAtOnce(mesa: Mesa, receipts: Receipts): Promise<void> {
  const at = late.from;
  const { representative, alternate } = memberAt(mesa, at);
  const one = await enterByWire(mesa.cycle, representative.email);
  const other = await enterByWire(mesa.cycle, alternate?.email ?? '');
  const [first, second] = [await reviewByWire(mesa, one, at), await reviewByWire(mesa, other, at, ['Sam'])];
  receipts.set(at, receiptOn(await one.send(first, /\/papeleta\/[^/]+$/)));
  const refused = await other.send(second, /\/papeleta\/[^/]+$/);
  expect([refused.status, wordsIn(refused.html)]).toEqual([422, expect.stringContaining(secondVote)]);
}

/** An overseer sees how many have voted, not who, and has the others reminded. */
export async function remind(mesa: Mesa): Promise<void> {
  const tomas = await officerOf(mesa, 'liaison');
  await goTo(tomas, mesa.home);
  await follow(tomas, 'Escrutinio');
  expect(await lines(main(tomas))).toEqual(
    expect.arrayContaining([
      'Votaron 27 de 40 organizaciones. Cuáles, no se muestra a nadie.',
      'Para que valga deben votar al menos 10.',
    ]),
  );
  expect(await textOf(main(tomas))).not.toContain('Organización 0');
  await keep(tomas, 'escrutinio');
  await press(tomas, 'Enviar el recordatorio');
  expect(await notices(tomas)).toEqual(['Hecho El recordatorio salió.']);
  expect(await reminded(mesa)).toEqual(
    mesa.members
      .slice(early.until)
      .flatMap(({ representative, alternate }) => [representative.email, alternate?.email]),
  );
}

/** Everyone to whom a letter says that a vote is missing. */
async function reminded({ cycle, members }: Mesa): Promise<string[]> {
  const speakers = members.flatMap(({ representative, alternate }) => [
    representative,
    ...(alternate ? [alternate] : []),
  ]);
  const found: string[] = [];
  for (const { email } of [...speakers, vera, saul]) {
    const subjects = (await lettersTo(cycle, email)).map(({ subject }) => subject);
    if (subjects.some((subject) => subject.startsWith('Falta el voto de su organización:'))) found.push(email);
  }
  return found;
}

/** The last days: one votes from the reminder, nine by wire; three organizations never do. */
export async function voteLate(mesa: Mesa, receipts: Receipts): Promise<void> {
  const { representative } = memberAt(mesa, inBrowser.reminded);
  const voter = await arrive(mesa.cycle, representative);
  await openLetter(voter, '/papeleta');
  await enterFromHere(voter);
  await follow(voter, memberAt(mesa, inBrowser.reminded).name);
  receipts.set(inBrowser.reminded, await fillAndCast(voter, rankingAt(inBrowser.reminded)));
  await voteByWire(mesa, { ...late, from: late.from + 1 }, receipts);
}

/** Reviewed in time, sent at the very second of the end. */
export async function voteTooLate(mesa: Mesa): Promise<void> {
  const at = late.until;
  const wire = await enterByWire(mesa.cycle, memberAt(mesa, at).representative.email);
  const review = await reviewByWire(mesa, wire, at, ['Sam']);
  passTo(mesa, days.close);
  const refused = await wire.send(review, /\/papeleta\/[^/]+$/);
  expect([refused.status, wordsIn(refused.html)]).toEqual([
    422,
    expect.stringContaining('La votación ya terminó: este voto llegó tarde y no cuenta.'),
  ]);
}
