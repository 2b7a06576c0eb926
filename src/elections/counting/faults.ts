/** What can be wrong with a file of an election, in words for a terminal: only commands read such files, no page does. */
const texts = {
  'empty-file': 'there is nothing in the file',
  'file-too-large': 'the file has more than {most} characters',
  'not-json': 'this is not JSON',
  'not-an-election': 'an election is an object with seats, candidates and ballots',
  'no-elections': 'the list holds no election',
  seats: 'seats is a whole number from 1 to {most}',
  candidates: 'candidates is a list of 1 to {most} names',
  'candidate-ids': 'candidateIds names each candidate, all of them differently',
  withdrawn: 'withdrawn is a list of candidates',
  text: '{field} is a text',
  ballots: 'ballots is a list',
  ballot: 'a ballot is [papers, [candidate, candidate, ...]] and ranks at least one',
  papers: '{text} is no number of papers: it takes a whole number from 1 up',
  'too-many-papers': 'there are more than {most} papers',
  'unknown-candidate': 'there is no candidate {candidate}: candidates go from {first} to {last}',
  'named-twice': 'candidate {candidate} is named twice',
  constraints: 'constraints is a list',
  constraint: 'a constraint is an object with category, group, min, max and members',
  limits: 'min and max are whole numbers from 0 up, and min is not more than max',
  'in-two-groups': 'candidate {candidate} is in two groups of the category {category}',
  'in-no-group': 'candidate {candidate} is in no group of the category {category}',
  'first-line': 'the first line gives the number of candidates (1 to {most}) and of seats (1 to {most}), as in "4 2"',
  'equal-preferences': '"{text}" ranks candidates as equal; this count takes one candidate a preference',
  'skipped-preference': 'a "-" leaves a preference out; this count takes preferences without gaps',
  preference: '"{text}" is no candidate: candidates go by whole numbers',
  'ballot-not-ended': 'a ballot ends with 0, as in "3 2 1 4 0"',
  'ballots-not-ended': 'the ballots end with a line that says 0, and the names follow; there is none',
  'not-quoted': 'names and the title stand in double quotes, one a line',
  'names-missing': 'the file ends after {names} of {candidates} names',
  'after-title': 'the title is the last line; more names than candidates, perhaps',
} as const;

export type FaultCode = keyof typeof texts;

export type Fault = {
  /** Of the file, from 1. */
  readonly line: number;
  /** Which election of a list, from 1; null where the file holds one. */
  readonly election: number | null;
  readonly code: FaultCode;
  readonly params: Readonly<Record<string, string | number>>;
};

/** More than these are only counted. */
export const mostFaults = 20;

/** One line for people at a terminal: where, and what is wrong. */
export function faultText({ line, election, code, params }: Fault): string {
  const text = texts[code].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
  return `line ${line}${election === null ? '' : ` (election ${election})`}: ${text}`;
}
