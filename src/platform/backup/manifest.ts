import { z } from 'zod';

const name = z.string().regex(/^[A-Za-z_][\w$]*$/);
const count = z.int().min(0);

/** The first file in a backup: what is in it, and which version of the program made it. */
export const manifestSchema = z.strictObject({
  format: z.literal('pansocial-backup/1'),
  madeAt: z.iso.datetime(),
  /** The charter's key. */
  mechanism: z.string(),
  /** Those the database had, by which it is made anew. */
  migrations: z.array(z.strictObject({ name: z.string(), sha256: z.string() })),
  /** In the order in which they are filled. */
  tables: z.array(z.strictObject({ name, columns: z.array(name), rows: count })),
  sequences: z.array(z.strictObject({ name, last: z.int() })),
});
export type Manifest = z.output<typeof manifestSchema>;

export const manifestName = 'backup.json';
/** The last file: the digest of every other one, as `sha256sum -c` reads it. */
export const sumsName = 'SHA256SUMS';

export const partName = (table: string, n: number): string => `tables/${table}.${String(n).padStart(6, '0')}.copy`;
export const tableOf = (part: string): string | null => /^tables\/([\w$]+)\.\d{6}\.copy$/.exec(part)?.[1] ?? null;

/**
 * What of the data folder is saved beside the database: the keys that sign the record, named by their fingerprints, and
 * those that sign the voting cards of elections under way, named by the election's id.
 */
export const keyFolders: Readonly<Record<string, RegExp>> = {
  'record-keys': /^[0-9a-f]{64}\.pem$/,
  'card-keys': /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.pem$/,
};

/** A key's path in the data folder and in the backup alike; null for anything else. */
export function keyOf(part: string): string | null {
  const [folder = '', file = '', ...more] = part.split('/');
  return more.length === 0 && Object.hasOwn(keyFolders, folder) && keyFolders[folder]?.test(file) ? part : null;
}
