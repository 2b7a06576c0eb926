import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { registerPerson } from '../accounts/register-person.ts';
import type { PersonId } from '../accounts/types.ts';
import { buildApp } from '../app.tsx';
import { readCharter } from '../charter/read-charter.ts';
import type { Charter } from '../charter/types.ts';
import type { Deps } from '../deps.ts';
import { insertMandate } from '../mandates/store/mandates.ts';
import type { Body } from '../mandates/types.ts';
import { transact } from '../platform/database.ts';
import { digest } from '../platform/random.ts';
import { accept } from '../platform/result.ts';
import { freshDatabase } from '../platform/test-database.ts';
import { faultInSummary } from './error-summary.ts';

/** A whole house on a database of its own, its clock and randomness in the test's hands. */
export type House = {
  readonly deps: Deps;
  /** The address of its database. */
  readonly url: string;
  /**
   * Asks the app as a browser would: same origin, cookies of `as`, a form when `form` is given.
   * @throws where a refusal's summary leads nowhere, or lists reasons in another order than their fields have.
   */
  ask(path: string, options?: Ask): Promise<Response>;
  /** A person with the given mandates, signed in (second factor passed); the answer is the cookie's token. */
  signIn(person: TestPerson): Promise<{ personId: PersonId; token: string }>;
  /** Moves the clock. */
  setTime(at: string): void;
  close(): Promise<void>;
};

export type TestPerson = {
  readonly name: string;
  readonly email?: string;
  readonly language?: string;
  readonly gender?: string;
  readonly secondFactor?: boolean;
  readonly mandates?: readonly {
    readonly office: string;
    readonly body: Body;
    readonly organizationId?: string;
    readonly startsAt?: string;
    readonly endsAt?: string;
  }[];
};

export type Ask = {
  readonly as?: string | undefined;
  readonly form?: Readonly<Record<string, string | readonly string[] | File>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
};

const origin = 'http://localhost:3000';

/** `charter`: its key, or one made for the test. */
export async function openHouse(options: { charter?: string | Charter; at?: string } = {}): Promise<House> {
  const { db, url, close } = await freshDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'pansocial-house-'));
  let now = Temporal.Instant.from(options.at ?? '2026-11-20T12:00:00Z');
  let drawn = 0;
  const deps: Deps = {
    db,
    clock: () => now,
    random(bytes) {
      drawn += 1;
      return seeded(bytes, drawn);
    },
    charter: typeof options.charter === 'object' ? options.charter : readCharter(options.charter ?? 'pmm-lac'),
    log: pino({ level: 'silent' }),
    baseUrl: origin,
    dataDir,
    localMailbox: true,
    ending: new AbortController().signal,
  };
  const app = buildApp(deps);
  return {
    deps,
    url,
    async ask(path, ask = {}) {
      const answer = await app.request(`${origin}${path}`, requestOf(ask));
      const fault = answer.status === 422 ? faultInSummary(await answer.clone().text()) : null;
      if (fault !== null) throw new Error(`${path}: ${fault}`);
      return answer;
    },
    signIn: (person) => signIn(deps, person),
    setTime(at) {
      now = Temporal.Instant.from(at);
    },
    async close() {
      await close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Bytes that look random and are the same in every run. */
function seeded(bytes: number, draw: number): Uint8Array {
  const out = Buffer.alloc(bytes);
  for (let filled = 0; filled < bytes; filled += 32) {
    createHash('sha256').update(`test draw ${draw} at ${filled}`).digest().copy(out, filled);
  }
  return out;
}

function requestOf({ as, form, headers, method }: Ask): RequestInit {
  const sent = new Headers({ origin, ...headers });
  if (as) sent.set('cookie', `sesion=${as}`);
  if (!form) return { headers: sent, method: method ?? 'GET' };
  const body = new FormData();
  for (const [name, value] of Object.entries(form)) {
    for (const one of value instanceof File || typeof value === 'string' ? [value] : value) body.append(name, one);
  }
  return { headers: sent, method: method ?? 'POST', body };
}

/** The same in a house that is served: see `House.signIn`. */
export async function signIn(
  deps: Pick<Deps, 'db' | 'clock' | 'random' | 'charter'>,
  person: TestPerson,
): Promise<{ personId: PersonId; token: string }> {
  const at = deps.clock();
  const [language] = deps.charter.languages;
  // Through `transact`, as acts do: pages kept before show the new mandates at once.
  const made = await transact(deps.db, async (tx) => {
    const { name, email = null, gender = null } = person;
    const id = await registerPerson(tx, { name, email, gender, language: person.language ?? language }, at);
    for (const mandate of person.mandates ?? []) {
      await insertMandate(tx, {
        personId: id,
        office: mandate.office,
        body: mandate.body,
        organizationId: mandate.organizationId ?? null,
        onBehalfOf: null,
        startsAt: Temporal.Instant.from(mandate.startsAt ?? '2026-01-01T00:00:00Z'),
        endsAt: mandate.endsAt ? Temporal.Instant.from(mandate.endsAt) : null,
        source: { kind: 'operator', text: { [language]: 'Test' } },
        grantedBy: null,
        grantedAt: at,
      });
    }
    return accept(id);
  });
  if (!made.ok) throw new Error('nobody was made');
  const personId = made.value;
  const token = Buffer.from(deps.random(24)).toString('base64url');
  await deps.db
    .insertInto('session')
    .values({
      digest: digest(token),
      person_id: personId,
      created_at: at,
      expires_at: at.add({ hours: 24 }),
      second_factor_at: person.secondFactor === false ? null : at,
    })
    .execute();
  return { personId, token };
}
