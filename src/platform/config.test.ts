import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig, withoutPassword } from './config.ts';
import { Halt } from './halt.ts';

const lineFor = (variables: Record<string, string>): string => {
  try {
    readConfig(variables);
  } catch (error) {
    if (error instanceof Halt) return error.message;
    throw error;
  }
  return '';
};

test('an empty environment gives the documented defaults', () => {
  expect(readConfig({ PORT: '', SMTP_URL: undefined })).toEqual({
    host: '127.0.0.1',
    port: 3000,
    baseUrl: 'http://localhost:3000',
    dataDir: resolve('data'),
    databaseUrl: null,
    smtpUrl: null,
    charter: 'pmm-lac',
    storage: resolve('data/files'),
    logLevel: 'info',
  });
});

test('every variable is taken', () => {
  const config = readConfig({
    PORT: '8080',
    HOST: '::1',
    BASE_URL: 'https://dialogo.example.org/',
    DATA_DIR: '/srv/pansocial',
    DATABASE_URL: 'postgresql:///pansocial?host=/run/postgresql',
    SMTP_URL: 'smtp://mail.example.org:587',
    CHARTER: '/etc/charters/other',
    STORAGE_URL: 'file:///srv/files%20here',
    LOG_LEVEL: 'debug',
  });
  expect(config).toEqual({
    host: '::1',
    port: 8080,
    baseUrl: 'https://dialogo.example.org',
    dataDir: '/srv/pansocial',
    databaseUrl: 'postgresql:///pansocial?host=/run/postgresql',
    smtpUrl: 'smtp://mail.example.org:587',
    charter: '/etc/charters/other',
    storage: '/srv/files here',
    logLevel: 'debug',
  });
});

const port = 'is not a number from 1 to 65535. Example: PORT=3000';
const base = 'Example: BASE_URL=https://dialogo.example.org';
const database =
  'is not the address of a PostgreSQL database, beginning with postgres:// and naming it. ' +
  'Example: DATABASE_URL=postgres://user:password@localhost:5432/pansocial';

test.each([
  ['PORT', '0', port],
  ['PORT', '70000', port],
  ['PORT', '-1', port],
  ['PORT', '80a', port],
  ['HOST', 'my host', 'is not a host name or an IP address. Example: HOST=127.0.0.1'],
  ['BASE_URL', 'dialogo.example.org', `is not an address that begins with http:// or https://. ${base}`],
  [
    'BASE_URL',
    'https://a.example/site',
    `has something after the host: the site is served at the root of its own host. ${base}`,
  ],
  ['DATABASE_URL', 'mysql://localhost/x', database],
  ['DATABASE_URL', 'postgres://localhost:5432', database],
  ['DATABASE_URL', 'postgres://localhost:port/x', database],
  [
    'SMTP_URL',
    'mail.example.org',
    'is not an address that begins with smtp:// or smtps://. Example: SMTP_URL=smtps://user:password@mail.example.org',
  ],
  [
    'STORAGE_URL',
    's3://bucket',
    'is not a file: address; other kinds of storage are not supported. Example: STORAGE_URL=file:///srv/pansocial/files',
  ],
  [
    'STORAGE_URL',
    'file://files/x',
    'names a host: a file: address has three slashes. Example: STORAGE_URL=file:///srv/pansocial/files',
  ],
  ['LOG_LEVEL', 'loud', 'is none of fatal, error, warn, info, debug, trace, silent. Example: LOG_LEVEL=info'],
])('%s=%s is refused in one line with an example', (name, value, fault) => {
  expect(lineFor({ [name]: value })).toBe(`${name}=${value} ${fault}`);
});

test('all wrong values are named at once', () => {
  expect(lineFor({ PORT: 'x', LOG_LEVEL: 'loud' })).toBe(
    `PORT=x ${port} LOG_LEVEL=loud is none of fatal, error, warn, info, debug, trace, silent. Example: LOG_LEVEL=info`,
  );
});

test('a password in an address is never printed', () => {
  expect(lineFor({ DATABASE_URL: 'postgres://me:se:cret@host' })).toContain('DATABASE_URL=postgres://me:…@host ');
  expect(withoutPassword('postgres://host/base')).toBe('postgres://host/base');
});
