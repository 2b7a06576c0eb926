import { most } from './limits.ts';
import { readBlt } from './read-blt.ts';
import { readJson } from './read-json.ts';
import { type Reading, unreadable } from './reading.ts';

/** The elections of a file, BLT or JSON (told apart by how it begins), or everything that is wrong with it. */
export function readElections(text: string): Reading {
  const refuse = (code: 'file-too-large' | 'empty-file') =>
    unreadable([{ line: 1, election: null, code, params: { most: most.characters } }]);
  if (text.length > most.characters) return refuse('file-too-large');
  const content = text.replace(/^\uFEFF/, '');
  if (!/\S/.test(content)) return refuse('empty-file');
  return /^\s*[[{]/.test(content) ? readJson(content) : readBlt(content);
}
