import { registerPerson } from '../accounts/register-person.ts';
import type { PersonId } from '../accounts/types.ts';
import type { Deps } from '../deps.ts';
import { type Database, type Transaction, transact } from '../platform/database.ts';
import { readerFor } from '../platform/languages.ts';
import { digest, type Random } from '../platform/random.ts';
import type { Texts } from '../platform/reader.ts';
import { accept, type Reason, type Result, unless } from '../platform/result.ts';
import { grantMandateIn } from './grant-mandate.ts';
import { isSetUp, isSetUpCode, lockSetUp, replaceSetUpCode, useSetUpCode } from './store/set-up.ts';

/**
 * Makes the code that the console prints while nobody holds a mandate, and forgets the one of an earlier start;
 * null once the mechanism is set up.
 */
export async function offerSetUp(
  { db, random }: Pick<Deps, 'db' | 'random'>,
  at: Temporal.Instant,
): Promise<string | null> {
  if (await isSetUp(db)) return null;
  const code = newCode(random);
  const offered = await transact(db, async (tx) => accept(await replaceSetUpCode(tx, digest(code), at)));
  return offered.ok ? code : null;
}

/** Without 0, O, 1, I and L, which are read for one another; 60 bits. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789X';

function newCode(random: Random): string {
  const drawn = [...random(12)].map((byte) => letters.charAt(byte % 32)).join('');
  return `${drawn.slice(0, 4)}-${drawn.slice(4, 8)}-${drawn.slice(8)}`;
}

type SetUp = { readonly code: string; readonly name: string; readonly email: string; readonly language: string };

/**
 * The first act of all: whoever reads the console gives the mechanism its first operator.
 * Refusals: `already-set-up`, `set-up-code-wrong`.
 */
export const setUpMechanism = (
  deps: Pick<Deps, 'db' | 'charter' | 'random'>,
  { code, name, email, language }: SetUp,
  at: Temporal.Instant,
): Promise<Result<PersonId>> =>
  transact(deps.db, async (tx) => {
    await lockSetUp(tx);
    const decision = unless(await aboutSetUp(tx, code), () => null);
    if (!decision.ok) return decision;
    await useSetUpCode(tx, digestOf(code), at);
    const personId = await registerPerson(tx, { name, email, language }, at);
    const operator = deps.charter.offices.find(
      ({ body, powers }) => body === 'mechanism' && powers.includes('grant-mandates'),
    );
    if (!operator) throw new Error(`charter ${deps.charter.key} has no office that may grant mandates`);
    const granted = await grantMandateIn(
      tx,
      deps,
      {
        personId,
        office: operator.key,
        body: 'mechanism',
        startsAt: at,
        source: { kind: 'operator', text: sourceText(deps.charter) },
      },
      'console',
      at,
    );
    return granted.ok ? accept(personId) : granted;
  });

/** What speaks against setting up with what was typed as the code (undefined: not known); asking does not spend it. */
export async function aboutSetUp(db: Database | Transaction, code: string | undefined): Promise<readonly Reason[]> {
  if (await isSetUp(db)) return [{ code: 'already-set-up' }];
  const isRight = code === undefined || (await isSetUpCode(db, digestOf(code)));
  return isRight ? [] : [{ code: 'set-up-code-wrong', field: 'code' }];
}

const digestOf = (typed: string): Buffer =>
  digest(
    typed
      .toUpperCase()
      .replaceAll(/[^A-Z0-9]/g, '')
      .replace(/^(.{4})(.{4})(.{4})$/, '$1-$2-$3'),
  );

const sourceText = ({ languages }: Deps['charter']): Texts =>
  Object.fromEntries(
    languages.map((language) => [language, readerFor({ language, languages, path: '/' }).t('mandates.set-up.source')]),
  );
