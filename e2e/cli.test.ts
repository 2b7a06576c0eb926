import { beforeAll, expect, test } from 'vitest';
import { runToEnd } from './program.ts';

const pansocial = (...args: string[]) => runToEnd(args, {});

// The program builds itself when a source is newer.
beforeAll(() => pansocial('--help'), 60_000);

/** The commands as the overview lists them. */
const listed = async (): Promise<string[]> => {
  const { output } = await pansocial('--help');
  return [...output.matchAll(/^ {2}([a-z-]+) {2,}\S/gm)].map(([, name = '']) => name);
};

test('--help lists the commands with status 0; without a command the list comes with status 2', async () => {
  expect(await listed()).toEqual([
    ...['serve', 'demo', 'migrate', 'backup', 'restore', 'mandate', 'people', 'export', 'import', 'count'],
    ...['verify-record', 'record-key', 'signer', 'verify-election'],
  ]);
  const { status, output } = await pansocial('--help');
  expect(status).toBe(0);
  expect(await pansocial()).toEqual({ status: 2, output, errors: '' });
});

test('every command explains itself with an example', async () => {
  for (const name of await listed()) {
    const { status, output, errors } = await pansocial(name, '--help');
    expect([name, status, errors]).toEqual([name, 0, '']);
    expect(output).toMatch(new RegExp(`^Usage: npx pansocial ${name}`, 'm'));
    expect(output).toMatch(new RegExp(`^Example.*:\\n  .*npx pansocial ${name}`, 'm'));
  }
});

test('an unknown command is named in one line, with status 2', async () => {
  for (const name of ['frobnicate', 'toString', '--frobnicate']) {
    expect(await pansocial(name)).toEqual({
      status: 2,
      output: '',
      errors: `pansocial: there is no command ${name}. See npx pansocial --help\n`,
    });
  }
});

test('an argument that a command does not take is named in one line, with status 2', async () => {
  expect(await pansocial('migrate', 'all')).toEqual({
    status: 2,
    output: '',
    errors: 'pansocial: unexpected argument all. See npx pansocial migrate --help\n',
  });
});

test('bad input is named in one line, with status 1', async () => {
  expect(await runToEnd(['migrate'], { DATABASE_URL: 'mysql://host/base' })).toEqual({
    status: 1,
    output: '',
    errors:
      'pansocial: DATABASE_URL=mysql://host/base is not the address of a PostgreSQL database, beginning with postgres:// and naming it. ' +
      'Example: DATABASE_URL=postgres://user:password@localhost:5432/pansocial\n',
  });
});
