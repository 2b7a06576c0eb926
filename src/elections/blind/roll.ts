import { sha256 } from '../../record/rules/entry.ts';

/** What an opening commits to: the organizations' ids, whatever order they come in. */
export const rollDigest = (organizations: readonly string[]): string =>
  sha256(
    [...organizations]
      .sort()
      .map((id) => `${id}\n`)
      .join(''),
  );
