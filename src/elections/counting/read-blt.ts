import type { Ballot } from './election.ts';
import type { Fault, FaultCode } from './faults.ts';
import { most } from './limits.ts';
import { type Reading, unreadable } from './reading.ts';

type Line = { readonly line: number; readonly text: string };
type Complain = (line: number, code: FaultCode, params?: Fault['params']) => void;

/**
 * An election in the BLT format of OpenSTV and OpaVote: `candidates seats`; `-2 -3` where candidates withdrew; ballots
 * as `papers 3 1 2 0`, with candidates from 1 and an optional `(id)` in front, which is passed over; `0`; the names and
 * the title in double quotes, one a line. From `#` to the end of a line is a comment. Preferences that are equal (`=`)
 * or left out (`-`) are refused; a ballot without any counts for nothing. The title serves as id, and the position
 * from 0 as the id of a candidate.
 */
export function readBlt(text: string): Reading {
  const faults: Fault[] = [];
  const complain: Complain = (line, code, params = {}) => faults.push({ line, election: null, code, params });
  const [head, ...lines] = linesOf(text);
  const [, known = 0, seats = 0] = head ? (/^(\d+)\s+(\d+)$/.exec(head.text)?.map(Number) ?? []) : [];
  if (!head || known < 1 || known > most.candidates || seats < 1 || seats > most.seats) {
    complain(head?.line ?? 1, 'first-line', { most: most.candidates });
    return unreadable(faults);
  }
  const { withdrawals, votes, end, quoted } = sectionsOf(lines);
  const withdrawn = withdrawals.flatMap((line) => withdrawnOn(line, known, complain));
  const ballots = votes.map((line) => ballotOn(line, known, complain));
  const papers = ballots.reduce((sum, [some]) => sum + some, 0);
  if (papers > most.papers) complain(head.line, 'too-many-papers', { most: most.papers });
  const lastLine = lines.at(-1)?.line ?? head.line;
  if (end?.text !== '0') complain(end?.line ?? lastLine, 'ballots-not-ended');
  const names = namesOn(quoted, known, complain);
  if (end && names.length < known) complain(lastLine, 'names-missing', { names: names.length, candidates: known });
  if (faults.length > 0) return unreadable(faults);
  const candidates = names.slice(0, known);
  const title = names[known] ?? '';
  const candidateIds = candidates.map((_, number) => String(number));
  const election = { id: title, title, seats, candidates, candidateIds, ballots, withdrawn, constraints: [] };
  return { ok: true, elections: [election], isList: false };
}

/** Lines that say something, without comments. */
const linesOf = (text: string): readonly Line[] =>
  text
    .split('\n')
    .map((raw, index) => ({ line: index + 1, text: (/^\s*"/.test(raw) ? raw : raw.replace(/#.*/, '')).trim() }))
    .filter((line) => line.text !== '');

/** `end` is the 0 after the ballots, or what stands in its place. */
function sectionsOf(lines: readonly Line[]) {
  const afterBallots = lines.findIndex(({ text }) => text === '0' || text.startsWith('"'));
  const end = lines[afterBallots];
  const before = end ? lines.slice(0, afterBallots) : lines;
  const firstBallot = before.findIndex(({ text }) => !/^-\d/.test(text));
  const from = firstBallot < 0 ? before.length : firstBallot;
  return {
    withdrawals: before.slice(0, from),
    votes: before.slice(from),
    end,
    quoted: end ? lines.slice(end.text === '0' ? afterBallots + 1 : afterBallots) : [],
  };
}

type Named = { readonly candidate: number } | { readonly code: FaultCode; readonly params: Fault['params'] };

/** The candidate, from 0, that a number of the file means. */
function candidateIn(word: string, known: number, before: readonly number[]): Named {
  const text = word.slice(0, 40);
  if (word.includes('=')) return { code: 'equal-preferences', params: { text } };
  if (word === '-') return { code: 'skipped-preference', params: {} };
  if (!/^-?\d{1,9}$/.test(word)) return { code: 'preference', params: { text } };
  const number = Number(word);
  if (number < 1 || number > known)
    return { code: 'unknown-candidate', params: { candidate: number, first: 1, last: known } };
  if (before.includes(number - 1)) return { code: 'named-twice', params: { candidate: number } };
  return { candidate: number - 1 };
}

/** Up to the first that is none. */
function candidatesIn(words: readonly string[], line: number, known: number, complain: Complain): readonly number[] {
  const candidates: number[] = [];
  for (const word of words) {
    const named = candidateIn(word, known, candidates);
    if ('code' in named) {
      complain(line, named.code, named.params);
      break;
    }
    candidates.push(named.candidate);
  }
  return candidates;
}

const withdrawnOn = ({ line, text }: Line, known: number, complain: Complain): readonly number[] =>
  candidatesIn(
    text.split(/\s+/).map((word) => word.replace(/^-/, '')),
    line,
    known,
    complain,
  );

function ballotOn({ line, text }: Line, known: number, complain: Complain): Ballot {
  const [first = '', ...words] = text.replace(/^\([^)]*\)\s*/, '').split(/\s+/);
  const papers = /^[1-9]\d{0,9}$/.test(first) ? Number(first) : 0;
  if (papers === 0) complain(line, 'papers', { text: first.slice(0, 40) });
  const isEnded = words.at(-1) === '0';
  if (!isEnded) complain(line, 'ballot-not-ended');
  return [papers, candidatesIn(isEnded ? words.slice(0, -1) : words, line, known, complain)];
}

/** Names, then the title, which may be left out. */
function namesOn(lines: readonly Line[], known: number, complain: Complain): readonly string[] {
  for (const { line } of lines.slice(known + 1)) complain(line, 'after-title');
  return lines.slice(0, known + 1).map(({ line, text }) => {
    const [, plain, any] = /^"([^"]*)"\s*(?:#.*)?$|^"(.*)"$/.exec(text) ?? [];
    const name = plain ?? any;
    if (name === undefined) complain(line, 'not-quoted');
    return name ?? '';
  });
}
