import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The project's own folder: where `package.json` stands above this file, from source or from `dist/`. */
export const projectRoot = findRoot(import.meta.dirname);

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error(`No package.json above ${import.meta.dirname}`);
  return findRoot(above);
}
