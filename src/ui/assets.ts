import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../platform/root.ts';

/** Everything the browser fetches besides pages, by the name pages know it under, with its source in the tree. */
export const assetSources = {
  'style.css': 'src/ui/styles/index.css',
  'enhance.js': 'src/browser/enhance.ts',
  'passkey.js': 'src/browser/passkey.ts',
  'notes.js': 'src/browser/notes.ts',
  'card-key.js': 'src/browser/card-key.ts',
  'card-draw.js': 'src/browser/card-draw.ts',
  'card-box.js': 'src/browser/card-box.ts',
  'ballot.js': 'src/browser/ballot.ts',
  'recount.js': 'src/browser/recount.ts',
  'recount-worker.js': 'src/browser/recount-worker.ts',
  'mark.svg': 'src/ui/mark.svg',
} as const satisfies Record<string, string>;

type AssetName = keyof typeof assetSources;

let manifest: Readonly<Record<string, string>> | undefined;

/**
 * The address of an asset. The build writes it with a digest in the name to `dist/assets.json`
 * (`{"style.css": "/assets/style.3f2a.css"}`); before a build it is plainly `/assets/<name>`.
 */
export function assetUrl(name: AssetName): string {
  manifest ??= readManifest();
  return manifest[name] ?? `/assets/${name}`;
}

function readManifest(): Record<string, string> {
  try {
    const read: unknown = JSON.parse(readFileSync(join(root, 'dist', 'assets.json'), 'utf8'));
    return isManifest(read) ? read : {};
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return {};
    throw fault;
  }
}

const isManifest = (read: unknown): read is Record<string, string> =>
  typeof read === 'object' && read !== null && Object.values(read).every((url) => typeof url === 'string');
