import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../platform/root.ts';
import { CharterError, charterFrom } from '../read-charter.ts';
import type { Charter } from '../types.ts';

export type CharterFiles = ReadonlyMap<string, string>;

/** Two mesas, five objectives, Portuguese and French, no parity rule: the same code must run it. */
export const riverBasin = join(root, 'src/charter/testing/river-basin');

/** The files of a charter, to change one and read it again. */
export function filesOf(folder: string): CharterFiles {
  const path = join(root, folder);
  return new Map(readdirSync(path).map((name) => [name, readFileSync(join(path, name), 'utf8')]));
}

/** The files with one text of one of them replaced; the text must be there exactly once. */
export function withText(files: CharterFiles, file: string, from: string, to: string): CharterFiles {
  const text = files.get(file) ?? '';
  if (text.split(from).length !== 2) throw new Error(`${file} has not exactly one ${from}`);
  return new Map([...files, [file, text.replace(from, () => to)]]);
}

/** In which file, at which path (`mesas.2.objectives.1`), what value; undefined takes the member out. */
export type Change = readonly [file: string, path: string, value: unknown];

/** The files with these members set. */
export const withChanges = (files: CharterFiles, ...changes: readonly Change[]): CharterFiles =>
  changes.reduce(withChange, files);

function withChange(files: CharterFiles, [file, path, value]: Change): CharterFiles {
  const json: unknown = JSON.parse(files.get(file) ?? '');
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  const holder = steps.reduce<unknown>((at, step) => Reflect.get(Object(at), step), json);
  if (value === undefined) Reflect.deleteProperty(Object(holder), last);
  else Reflect.set(Object(holder), last, value);
  return new Map([...files, [file, JSON.stringify(json)]]);
}

/** What reading them says is wrong, line by line; empty when nothing is. */
export function problemsOf(files: CharterFiles, folder: string): readonly string[] {
  try {
    charterFrom(folder, files);
    return [];
  } catch (fault) {
    if (fault instanceof CharterError) return fault.problems;
    throw fault;
  }
}

export const readAgain = (files: CharterFiles, folder: string): Charter => charterFrom(folder, files);
