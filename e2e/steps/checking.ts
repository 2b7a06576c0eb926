import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect } from 'vitest';
import type { CountResult } from '../../src/elections/counting/outcome.ts';
import { axeFindings } from '../look.ts';
import { runToEnd } from '../program.ts';
import type { Mesa } from './electing.ts';
import { byHand, candidates, elected, electedWithoutParity, everyone, papers } from './known-votes.ts';
import { verifyRecord } from './reading.ts';
import { arrive, follow, goTo, heading, textOf, type Visitor } from './visitor.ts';

/** Someone whom nobody knows, with scripts on, checks everything that was published. */
export async function checkAsOutsider(mesa: Mesa, folder: string): Promise<void> {
  const outsider = await arrive(mesa.cycle, { name: 'Alguien', email: 'alguien@publico.example', scripts: true });
  await goTo(outsider, `${mesa.home}/resultado`);
  const file = await download(outsider, 'Papeletas, reglas y sorteo (JSON)', folder);
  const blt = await download(outsider, /^Papeletas para otros programas \(BLT/, folder);
  const [toCount = [], toVerify = []] = await recount(outsider);
  await countFiles({ file, blt, command: toCount.map((word) => (word === basename(file) ? file : word)) });
  await verifyElection(mesa, toVerify);
  await verifyRecord(mesa.cycle, folder);
}

async function download({ page }: Visitor, link: string | RegExp, folder: string): Promise<string> {
  const [got] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()]);
  const path = join(folder, got.suggestedFilename());
  await got.saveAs(path);
  return path;
}

/**
 * In the browser, by a worker: it comes to what was published, and shows every stage. The answer is the commands that
 * the page gives for doing the same without a browser, as arguments of the program.
 */
async function recount(outsider: Visitor): Promise<string[][]> {
  const { page } = outsider;
  await follow(outsider, 'Contar otra vez en mi navegador');
  await page.locator('[data-outcome]').waitFor();
  expect([await heading(outsider), await textOf(page.locator('[data-recount] [role=status]'))]).toEqual([
    'Contar otra vez en mi navegador',
    'Su navegador llegó al mismo resultado: coinciden todas las rondas y todas las personas elegidas. La semilla del sorteo es la que se comprometió antes de votar.',
  ]);
  const rows = await page.locator('[data-recount-stages] tr').all();
  const cells = await Promise.all(rows.map((row) => row.locator('th, td').allInnerTexts()));
  const alma = cells.find(([name]) => name?.startsWith(candidates.Alma.name));
  expect(alma?.slice(1)).toEqual(byHand.map(({ totals }) => `${totals[0]},00000`));
  expect(await axeFindings(page)).toEqual([]);
  const commands = await page.locator('main pre').allInnerTexts();
  return commands.map((line) =>
    line
      .replace(/^npx pansocial /, '')
      .trim()
      .split(' '),
  );
}

type Files = { readonly file: string; readonly blt: string; readonly command: readonly string[] };
type PublishedFile = {
  readonly candidates: readonly string[];
  readonly constraints: readonly { readonly category: string }[];
  readonly ballots: readonly (readonly [papers: number, ranking: readonly number[]])[];
};

/**
 * The program counts the file as by hand; and so it counts without the rule of parity alone, and as BLT, which has no
 * place for any balance: then the second seat is another's.
 */
async function countFiles({ file, blt, command }: Files): Promise<void> {
  const published: PublishedFile = JSON.parse(readFileSync(file, 'utf8'));
  const knownAt = published.candidates.map((name) => everyone.find((one) => candidates[one].name === name));
  const known = (positions: readonly number[]) => positions.map((at) => knownAt[at]);
  const inOrder = (lists: readonly unknown[]) => lists.map((list) => JSON.stringify(list)).sort();
  expect(inOrder(published.ballots.map(([many, ranking]) => [many, known(ranking)]))).toEqual(inOrder(papers));

  const counted: CountResult & { plainWinners: number[] } = await run(command);
  expect(known(counted.winners)).toEqual(elected);
  expect(known(counted.plainWinners)).toEqual(electedWithoutParity);
  const votes = (totals: readonly number[]) => everyone.map((one) => (totals[knownAt.indexOf(one)] ?? 0) / 100_000);
  expect(
    counted.stages.map(({ candidate, totals, nonTransferable }) => ({
      left: candidate === null ? null : known([candidate])[0],
      totals: votes(totals),
      nonTransferable: nonTransferable / 100_000,
    })),
  ).toEqual(byHand);

  const withoutParity = join(dirname(file), 'without-parity.json');
  const constraints = published.constraints.filter(({ category }) => category !== 'gender');
  writeFileSync(withoutParity, JSON.stringify({ ...published, constraints }));
  for (const other of [withoutParity, blt]) {
    const unequal: CountResult = await run(['count', other]);
    expect(known(unequal.winners)).toEqual(electedWithoutParity);
  }
}

async function run<T>(command: readonly string[]): Promise<T> {
  const { status, output, errors } = await runToEnd(command, {});
  expect([status, errors]).toEqual([0, '']);
  return JSON.parse(output);
}

async function verifyElection({ cycle, home }: Mesa, command: readonly string[]): Promise<void> {
  const site = `${cycle.site.origin}/es`;
  expect(command).toEqual([
    'verify-election',
    `${site}${home}/resultado/verificacion`,
    '--record',
    `${site}/registro/descarga`,
  ]);
  const { status, output, errors } = await runToEnd(command, {});
  expect([status, errors]).toEqual([0, '']);
  expect(output.trimEnd().split('\n')).toEqual([
    expect.stringMatching(/^ok {5}list: \d+ candidates, 40 entitled, as sealed$/),
    'ok     turnout: 37 of 40 voted',
    'ok     ballots counted: 37',
    expect.stringMatching(/^ok {5}lots: drawn by the seed committed to as [0-9a-f]{16}…$/),
    `ok     count: 9 stages as published; elected: ${elected.map((one) => candidates[one].name).join(', ')}`,
    expect.stringMatching(/^ok {5}record: whole, \d+ entries, signed up to entry \d+, fingerprint /),
    expect.stringMatching(/^ok {5}list in the record: entry \d+, fingerprint [0-9a-f]{64}$/),
    expect.stringMatching(/^ok {5}ballots in the record: entry \d+, fingerprint [0-9a-f]{64}$/),
    expect.stringMatching(/: everything holds, as in the public record\.$/),
  ]);
}
