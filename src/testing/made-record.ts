import { createPrivateKey, type KeyObject } from 'node:crypto';
import { checkpointText, keyChangeText, keyNameOf } from '../record/rules/checkpoint.ts';
import { commitmentOf } from '../record/rules/commitments.ts';
import { format, formatEntryLine, formatLine } from '../record/rules/download-lines.ts';
import { canonicalEntry, genesis, sha256 } from '../record/rules/entry.ts';
import { signNote, type VerifierKey, verifierKeyOf } from '../record/rules/signed-note.ts';

export const mechanism = 'pmm-lac';

/** An Ed25519 key that is the same in every run (RFC 8410: the seed behind its PKCS #8 prefix). */
function keyFromSeed(seed: number): { readonly privateKey: KeyObject; readonly verifier: VerifierKey } {
  const prefix = Buffer.from('302e020100300506032b657004220420', 'hex');
  const privateKey = createPrivateKey({
    key: Buffer.concat([prefix, Buffer.alloc(32, seed)]),
    format: 'der',
    type: 'pkcs8',
  });
  return { privateKey, verifier: verifierKeyOf(keyNameOf(mechanism), privateKey) };
}

export type MadeEntry = {
  readonly line: string;
  readonly seq: number;
  readonly canonical: string;
  readonly hash: string;
  readonly openings: readonly string[];
  readonly checkpoint: string | null;
};

type Plan = {
  readonly entries: number;
  readonly checkpointEvery: number;
  /** The entry that changes the key, and what vouches for the new one. */
  readonly keyChange?: { readonly seq: number; readonly endorsed: boolean };
  /** Entries whose names are erased. */
  readonly erased?: readonly number[];
  /** What the last entries say, instead of granting mandates. */
  readonly last?: readonly { readonly kind: string; readonly subject: string; readonly facts: unknown }[];
};

export const firstKey = keyFromSeed(1);
export const secondKey = keyFromSeed(2);

/** A record as `streamDownload` would write it, made without a database. */
export function makeRecord({
  entries,
  checkpointEvery,
  keyChange,
  erased = [],
  last = [],
}: Plan): readonly MadeEntry[] {
  const made: MadeEntry[] = [];
  let key = firstKey;
  for (let seq = 1; seq <= entries; seq += 1) {
    const changes = keyChange?.seq === seq;
    const other = last[seq - 1 - entries + last.length];
    const salt = sha256(`salt ${seq}`);
    const name = `Persona ${seq} «ñandú»`;
    const facts = changes ? keyFacts(keyChange.endorsed) : seq === 1 ? { key: key.verifier.line } : factsOf(salt, name);
    if (changes) key = secondKey;
    const canonical = canonicalEntry({
      seq,
      at: momentOf(seq),
      kind: changes ? 'checkpoint-key-changed' : seq === 1 ? 'record-opened' : 'mandate-granted',
      by: seq === 1 ? 'system' : { office: 'secretariat', body: 'mesa:1' },
      subject: `mandate:${seq}`,
      facts,
      ...other,
      previous: made.at(-1)?.hash ?? genesis,
    });
    const hash = sha256(canonical);
    const named = seq > 1 && !changes && !other && !erased.includes(seq);
    const opening = { type: 'opening', seq, commitment: commitmentOf(salt, name), salt, value: name } as const;
    const text = checkpointText({ mechanism, seq, hash, at: momentOf(seq) });
    const signed = seq === 1 || changes || seq % checkpointEvery === 0;
    made.push({
      line: formatEntryLine(canonical, hash),
      seq,
      canonical,
      hash,
      openings: named ? [formatLine(opening)] : [],
      checkpoint: signed ? signNote(text, key.verifier.name, key.privateKey) : null,
    });
  }
  return made;
}

const keyFacts = (endorsed: boolean) => ({
  key: secondKey.verifier.line,
  replaces: firstKey.verifier.line,
  endorsement: endorsed
    ? signNote(
        keyChangeText(mechanism, secondKey.verifier, firstKey.verifier),
        firstKey.verifier.name,
        firstKey.privateKey,
      )
    : null,
});

const factsOf = (salt: string, name: string) => ({
  holder: { committed: commitmentOf(salt, name) },
  onBehalfOf: null,
  office: 'secretariat',
  body: 'mesa:1',
  source: 'election',
  from: '2026-01-01',
  to: null,
});

const momentOf = (seq: number): string => new Date(Date.UTC(2026, 0, 1) + seq * 1000).toISOString();

/** The lines of the download; the closing line counts what is there, as someone who changes a record would see to. */
export function linesOf(made: readonly MadeEntry[]): readonly string[] {
  const openings = made.reduce((sum, entry) => sum + entry.openings.length, 0);
  const checkpoints = made.filter(({ checkpoint }) => checkpoint !== null).length;
  const head = made.at(-1)?.hash ?? null;
  return [
    formatLine({ type: 'header', format, mechanism }),
    ...made.flatMap(({ line, openings, checkpoint }) => [
      line,
      ...openings,
      ...(checkpoint === null ? [] : [formatLine({ type: 'checkpoint', note: checkpoint })]),
    ]),
    formatLine({ type: 'end', entries: made.length, head, openings, checkpoints }),
  ];
}

export const textOf = (made: readonly MadeEntry[]): string => `${linesOf(made).join('\n')}\n`;
