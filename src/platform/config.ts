import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { Halt } from './halt.ts';

export type Config = {
  readonly host: string;
  readonly port: number;
  /** The site's own address, without a trailing slash. */
  readonly baseUrl: string;
  /** Absolute. */
  readonly dataDir: string;
  /** Null: the embedded database. */
  readonly databaseUrl: string | null;
  /** Null: mail stays in the local mailbox. */
  readonly smtpUrl: string | null;
  /** A folder in `charters/`, or the path of one elsewhere. */
  readonly charter: string;
  /** Absolute: the folder of uploaded files. */
  readonly storage: string;
  readonly logLevel: LogLevel;
};

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
type LogLevel = (typeof logLevels)[number];

/** Shown with a wrong value: one that would be right. */
const examples: Readonly<Record<string, string>> = {
  PORT: '3000',
  HOST: '127.0.0.1',
  BASE_URL: 'https://dialogo.example.org',
  DATA_DIR: './data',
  DATABASE_URL: 'postgres://user:password@localhost:5432/pansocial',
  SMTP_URL: 'smtps://user:password@mail.example.org',
  CHARTER: 'pmm-lac',
  STORAGE_URL: 'file:///srv/pansocial/files',
  LOG_LEVEL: 'info',
};

const address = (fault: string, ...protocols: string[]) =>
  z.string().refine((text) => protocols.includes(URL.parse(text)?.protocol ?? ''), fault);

const environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'is not a number from 1 to 65535')
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65535, 'is not a number from 1 to 65535')
    .default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:%-]+$/, 'is not a host name or an IP address')
    .default('127.0.0.1'),
  BASE_URL: address('is not an address that begins with http:// or https://', 'http:', 'https:')
    .refine((text) => {
      const url = URL.parse(text);
      return url?.pathname === '/' && url.search === '' && url.hash === '';
    }, 'has something after the host: the site is served at the root of its own host')
    .transform((text) => text.replace(/\/$/, ''))
    .optional(),
  DATA_DIR: z
    .string()
    .refine((path) => !path.includes('\0'), 'is not a path')
    .default('./data'),
  DATABASE_URL: z
    .string()
    .refine(isDatabaseAddress, 'is not the address of a PostgreSQL database, beginning with postgres:// and naming it')
    .optional(),
  SMTP_URL: address('is not an address that begins with smtp:// or smtps://', 'smtp:', 'smtps:').optional(),
  CHARTER: z.string().default('pmm-lac'),
  STORAGE_URL: address('is not a file: address; other kinds of storage are not supported', 'file:')
    .refine((text) => URL.parse(text)?.host === '', 'names a host: a file: address has three slashes')
    .optional(),
  LOG_LEVEL: z.enum(logLevels, `is none of ${logLevels.join(', ')}`).default('info'),
});

/**
 * What the environment says, checked; an empty variable counts as unset.
 * @throws Halt naming every wrong variable, what is wrong with its value, and a right one.
 */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environment.safeParse(set);
  if (!parsed.success) {
    const faults = new Map(parsed.error.issues.toReversed().map((issue) => [String(issue.path[0]), issue.message]));
    throw new Halt(
      [...faults]
        .toReversed()
        .map(([name, fault]) => lineFor(name, set[name] ?? '', fault))
        .join(' '),
    );
  }
  const { data } = parsed;
  const dataDir = resolve(data.DATA_DIR);
  return {
    host: data.HOST,
    port: data.PORT,
    baseUrl: data.BASE_URL ?? `http://localhost:${data.PORT}`,
    dataDir,
    databaseUrl: data.DATABASE_URL ?? null,
    smtpUrl: data.SMTP_URL ?? null,
    charter: data.CHARTER,
    storage: data.STORAGE_URL ? fileURLToPath(data.STORAGE_URL) : resolve(dataDir, 'files'),
    logLevel: data.LOG_LEVEL,
  };
}

const lineFor = (name: string, value: string, fault: string): string =>
  `${name}=${withoutPassword(value)} ${fault}. Example: ${name}=${examples[name]}`;

/** An address as it may be printed. */
export const withoutPassword = (address: string): string => address.replace(/(:\/\/[^:/@]*):[^@]*@/, '$1:…@');

/** Also takes an address without a host (`postgres://user@/base?host=/run/postgresql`), which `URL` refuses. */
function isDatabaseAddress(text: string): boolean {
  const url = URL.parse(text.replace('@/', '@localhost/').replace(':///', '://localhost/'));
  return url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1;
}
