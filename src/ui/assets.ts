import { readFileSync } from 'node:fs';

/** Everything the browser fetches besides pages, by the name pages know it under, with its source in the tree. */
export const assetSources = {
  'style.css': 'src/ui/styles/index.css',
  'enhance.js': 'src/browser/enhance.ts',
  'mark.svg': 'src/ui/mark.svg',
} as const satisfies Record<string, string>;

export type AssetName = keyof typeof assetSources;

let manifest: Readonly<Record<string, string>> | undefined;

/**
 * The address of an asset: `dist/assets.json` maps names to addresses with a digest in them; where it was
 * not built (development), `/assets/<name>`, which the app bundles from `assetSources` at the request.
 */
export function assetUrl(name: AssetName): string {
  manifest ??= readManifest();
  return manifest[name] ?? `/assets/${name}`;
}

function readManifest(): Record<string, string> {
  try {
    const read: unknown = JSON.parse(readFileSync(new URL('../../dist/assets.json', import.meta.url), 'utf8'));
    return isManifest(read) ? read : {};
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return {};
    throw fault;
  }
}

const isManifest = (read: unknown): read is Record<string, string> =>
  typeof read === 'object' && read !== null && Object.values(read).every((url) => typeof url === 'string');
