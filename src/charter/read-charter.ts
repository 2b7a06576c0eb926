import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import canonicalize from 'canonicalize';
import { root } from '../platform/root.ts';
import { crossChecks } from './rules/cross-checks.ts';
import { duplicateMembers } from './rules/duplicate-members.ts';
import { problemsOf } from './rules/issues.ts';
import { placeOf } from './rules/problems.ts';
import { charterSchema, languagesSchema } from './schema.ts';
import type { Charter, CharterContent, CharterProblem } from './types.ts';

/** Which file of a charter's folder holds which part of it. */
const homes: Readonly<Record<keyof CharterContent, string>> = {
  key: 'charter.json',
  version: 'charter.json',
  date: 'charter.json',
  name: 'charter.json',
  shortName: 'charter.json',
  headline: 'charter.json',
  purpose: 'charter.json',
  languages: 'charter.json',
  zones: 'charter.json',
  region: 'region.json',
  compact: 'compact.json',
  groups: 'membership.json',
  genders: 'membership.json',
  membership: 'membership.json',
  mesas: 'mesas.json',
  technicalTable: 'mesas.json',
  cadence: 'mesas.json',
  agencies: 'agencies.json',
  network: 'agencies.json',
  workingGroup: 'agencies.json',
  offices: 'offices.json',
  elections: 'elections.json',
  liaison: 'offices.json',
  parity: 'offices.json',
  selectionCriteria: 'offices.json',
  dialogue: 'dialogue.json',
  report: 'report.json',
  rules: 'rules.json',
  documents: 'sources.json',
  discrepancies: 'sources.json',
};
const homeOf = new Map<string, string>(Object.entries(homes));

/** Everything that is wrong with a charter, one line each: `charters/x/mesas.json: mesas[2].title.es: is missing; …`. */
export class CharterError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'CharterError';
    this.problems = problems;
  }
}

/**
 * The charter of that key below `charters/`, or in that folder when the argument is a path.
 * Throws one `CharterError` with every problem of shape, or, the shape being right, every contradiction.
 */
export function readCharter(keyOrFolder: string): Charter {
  const folder = keyOrFolder.includes('/') ? keyOrFolder : join(root, 'charters', keyOrFolder);
  return charterFrom(relative(root, folder) || folder, readFiles(folder, keyOrFolder));
}

function readFiles(folder: string, asked: string): ReadonlyMap<string, string> {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
    return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    throw new CharterError([
      `charter "${asked}" cannot be read: ${why}; expected a folder in charters/ such as pmm-lac`,
    ]);
  }
}

/** A charter from the texts of its files, by file name. `folder` is how messages name the place. */
export function charterFrom(folder: string, files: ReadonlyMap<string, string>): Charter {
  const at = (file: string, place: string, message: string): string =>
    `${folder}/${file}: ${place === '' ? '' : `${place}: `}${message}`;
  const problems: string[] = [];
  const parts: Record<string, unknown> = {};
  for (const [file, text] of files) {
    const { members, faults } = membersOf(file, text);
    Object.assign(parts, members);
    problems.push(...faults.map(({ path, message }) => at(file, placeOf(path), message)));
  }
  if (problems.length > 0) throw new CharterError(problems);
  const placed = ({ path, message }: CharterProblem): string =>
    at(homeOf.get(String(path[0])) ?? 'charter.json', placeOf(path), message);
  const content = contentOf(parts, placed);
  const contradictions = [...crossChecks(content), ...checkFolder(content, folder)];
  if (contradictions.length > 0) throw new CharterError(contradictions.map(placed));
  return { ...content, digest: digestOf(parts) };
}

/** The members of one file, and what is wrong before they are even looked at. */
function membersOf(file: string, text: string): { members: Record<string, unknown>; faults: CharterProblem[] } {
  let members: unknown;
  try {
    members = JSON.parse(text);
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    return { members: {}, faults: [{ path: [], message: `is not JSON: ${why}` }] };
  }
  if (members === null || typeof members !== 'object' || Array.isArray(members)) {
    return { members: {}, faults: [{ path: [], message: 'expected an object' }] };
  }
  const misplaced = Object.keys(members).flatMap((name) => {
    const home = homeOf.get(name);
    if (home === file) return [];
    const message = home ? `belongs in ${home}` : 'is not a part that a charter has';
    return [{ path: [name], message }];
  });
  const twice = duplicateMembers(text).map((place) => ({ path: [place], message: 'is there twice' }));
  return { members: { ...members }, faults: [...misplaced, ...twice] };
}

/** The shape of the whole; without valid languages nothing can be said of its texts. */
function contentOf(parts: Record<string, unknown>, placed: (problem: CharterProblem) => string): CharterContent {
  const languages = languagesSchema.safeParse(parts.languages, { reportInput: true });
  if (!languages.success) {
    const problems = problemsOf(languages.error.issues).map((one) => ({ ...one, path: ['languages', ...one.path] }));
    throw new CharterError(problems.map(placed));
  }
  const parsed = charterSchema(languages.data).safeParse(parts, { reportInput: true });
  if (!parsed.success) throw new CharterError(problemsOf(parsed.error.issues).map(placed));
  return parsed.data;
}

const checkFolder = ({ key }: CharterContent, folder: string): CharterProblem[] =>
  key === basename(folder)
    ? []
    : [{ path: ['key'], message: `is "${key}"; expected "${basename(folder)}", its folder` }];

/** SHA-256 of the canonical JSON (RFC 8785): the same charter, however its files are spaced or ordered. */
const digestOf = (parts: Record<string, unknown>): string =>
  createHash('sha256')
    .update(canonicalize(parts) ?? '')
    .digest('hex');
