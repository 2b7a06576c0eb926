import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeMember } from '../mandates/testing/granting.ts';
import { machineClock } from '../platform/clock.ts';
import { prepareHouse } from '../prepare.ts';
import { type House, openHouse } from '../testing/house.ts';
import { mailsTo } from '../testing/letters.ts';
import { runCommand } from '../testing/run-command.ts';
import { command as mandate } from './mandate.ts';
import { command as people } from './people.ts';

let house: House;
const env = () => ({ DATABASE_URL: house.url, DATA_DIR: house.deps.dataDir, CHARTER: 'pmm-lac' });
const run = (...args: string[]) => runCommand(mandate, args, env());
beforeEach(async () => {
  house = await openHouse({ at: machineClock().toString() });
});
afterEach(() => house.close());

const bea = ['--email', 'Bea@Ejemplo.org', '--name', 'Bea Ñandú', '--source', 'Votación del 4 de marzo, acta 7'];
const secretariat = ['grant', ...bea, '--office', 'mesa:2/secretariat'];
const idIn = (out: string): string => /^[0-9a-f-]{36}/m.exec(out)?.[0] ?? '';
const entries = () =>
  house.deps.db.selectFrom('record_entry').select(['kind', 'actor', 'facts']).orderBy('seq', 'desc').execute();

test('before the server has run once there is no record to write to', async () => {
  const line = 'Nothing has been set up here yet. Start the server once (npx pansocial serve), then say this again.';
  expect(await run(...secretariat)).toEqual({ status: 1, out: '', err: line });
});

describe('on a house that was set up', () => {
  beforeEach(() => prepareHouse(house.deps));

  test('a mandate is given, listed and ended, each an act of the console in the record', async () => {
    await makeMember(house, 'Casa Abierta', 2);
    const granted = await run(...secretariat, '--from', '2026-03-04', '--for', 'Casa Abierta');
    const id = idIn(granted.out);
    const line = `${id}  mesa:2/secretariat  2026-03-04  2027-03-04  Bea Ñandú (Casa Abierta)  Votación del 4 de marzo, acta 7`;
    expect(granted).toEqual({ status: 0, out: line, err: '' });
    expect((await entries())[0]).toMatchObject({
      kind: 'mandate-granted',
      actor: 'console',
      facts: { office: 'secretariat', body: 'mesa:2', source: 'operator', from: '2026-03-04', to: '2027-03-04' },
    });
    const [mail] = await mailsTo(house, 'bea@ejemplo.org');
    expect(mail?.subject).toMatch(/^Su mandato: Secretaría, Mesa 2/);
    expect(mail?.text).toContain('http://localhost:3000/es/entrar');

    expect((await run('list', '--body', 'mesa:2')).out).toBe(line);
    expect((await run('list', '--body', 'mesa:1')).out).toBe('No mandates.');

    expect(await run('end', id, '--cause', 'resignation')).toEqual({ status: 0, out: `Ended ${id}.`, err: '' });
    expect((await entries())[0]).toMatchObject({ kind: 'mandate-ended', actor: 'console' });
    expect((await run('list')).out).toBe('No mandates.');
    expect((await run('list', '--body', 'mesa:2', '--all')).out).toContain(id);
    expect(await run('end', id, '--cause', 'resignation')).toEqual({
      status: 1,
      out: '',
      err: 'This mandate has already ended.',
    });
  });

  test('without a day it begins now; someone new is written to in the language that is said', async () => {
    const before = machineClock();
    const asked = ['--office', 'working-group/agency-focal-point', '--agency', 'iom', '--language', 'en'];
    expect((await run('grant', ...bea, ...asked)).out).toMatch(/ {2}no end {2}Bea Ñandú \(OIM\) {2}/);
    const row = await house.deps.db.selectFrom('mandate').select('starts_at').executeTakeFirstOrThrow();
    expect(Temporal.Instant.compare(before, row.starts_at)).toBeLessThanOrEqual(0);
    expect(Temporal.Instant.compare(row.starts_at, machineClock())).toBeLessThanOrEqual(0);
    expect((await mailsTo(house, 'bea@ejemplo.org'))[0]?.subject).toMatch(/^Your mandate: Agency focal point/);
  });

  test('until an earlier day', async () => {
    expect((await run(...secretariat, '--from', '2030-03-04', '--until', '2030-06-01')).out).toContain(
      '  2030-03-04  2030-06-01  ',
    );
  });

  test('the list goes by body, offices held ahead included', async () => {
    await run(...secretariat, '--from', '2036-03-04');
    await run('grant', ...bea, '--office', 'mechanism/operator');
    const offices = (await run('list')).out.split('\n').map((line) => line.split(/ {2,}/)[1]);
    expect(offices).toEqual(['mechanism/operator', 'mesa:2/secretariat']);
  });

  const none = 'mechanism/operator, liaison/liaison-member, working-group/agency-focal-point, mesa:1/secretariat';
  test.each<readonly [readonly string[], string]>([
    [
      ['grant', ...bea, '--office', 'mesa:9/secretariat'],
      `--office: there is no mesa:9/secretariat. There are ${none}`,
    ],
    [['grant', ...bea, '--office', 'mesa:2/operator'], '--office: there is no mesa:2/operator.'],
    [[...secretariat, '--from', '4 March'], '--from: This is not a calendar date.'],
    [
      [...secretariat, '--from', '2026-03-04', '--until', '2026-03-04'],
      '--until: That day comes before the mandate begins.',
    ],
    [[...secretariat, '--for', 'Organización Fantasma'], '--for: No organization of that name takes part in Mesa 2.'],
    [[...secretariat, '--language', 'xx'], '--language: xx is none of es, en.'],
    [[...secretariat, '--email', 'bea', '--name', ''], '--name: '],
    [['list', '--body', 'mesa:9'], '--body: there is no mesa:9. There are mechanism, liaison, working-group, mesa:1,'],
    [['end', 'x', '--cause', 'resignation'], 'That mandate does not exist.'],
    [['end', '0198e0a0-0000-7000-8000-000000000000', '--cause', 'resignation'], 'That mandate does not exist.'],
    [
      ['end', '0198e0a0-0000-7000-8000-000000000000', '--cause', 'boredom'],
      '--cause: boredom is none of resignation, replacement, organization-left, incapacity, other-office, decision-of-the-body.',
    ],
  ])('%j is refused in one line, with no effect', async (args, line) => {
    const before = (await entries()).length;
    const { status, out, err } = await run(...args);
    expect([status, out, err.split('\n').length]).toEqual([1, '', 1]);
    expect(err.slice(0, line.length)).toBe(line);
    expect((await entries()).length).toBe(before);
    expect(await house.deps.db.selectFrom('person').selectAll().execute()).toEqual([]);
  });

  test('every reason stands in that line', async () => {
    const { err } = await run('grant', '--email', 'bea', '--name', '', '--source', '', '--office', 'mesa:2/delegate');
    expect(err.match(/--\w+: /g)).toEqual(['--name: ', '--email: ', '--source: ']);
  });

  test('the rules are those of the site: one seat, one holder', async () => {
    await run(...secretariat);
    const other = await run(...secretariat, '--email', 'otra@ejemplo.org');
    expect(other).toEqual({
      status: 1,
      out: '',
      err: '--office: No seat is free on those dates: this office is held by one person at a time.',
    });
  });

  test('another mechanism’s database is left alone', async () => {
    const other = { ...env(), CHARTER: 'src/charter/testing/river-basin' };
    const { status, err } = await runCommand(mandate, ['list'], other);
    expect([status, err]).toEqual([
      1,
      'This database holds pansocial/pmm-lac, and CHARTER says river-basin. Set CHARTER to the one it was made with.',
    ]);
  });

  describe('people reset-second-factor', () => {
    const reset = (...args: string[]) => runCommand(people, args, env());

    test('takes the second step and the sessions away, tells the person, and is written down', async () => {
      const ana = await house.signIn({ name: 'Ana', email: 'ana@ejemplo.org' });
      await house.deps.db
        .insertInto('recovery_code')
        .values({ person_id: ana.personId, digest: Buffer.alloc(32), created_at: house.deps.clock() })
        .execute();
      expect(await reset('reset-second-factor', ' Ana@Ejemplo.org')).toEqual({
        status: 0,
        out: 'ana@ejemplo.org has no second step any more, and was told so.',
        err: '',
      });
      expect(await house.deps.db.selectFrom('recovery_code').selectAll().execute()).toEqual([]);
      expect((await house.ask('/es/mi', { as: ana.token })).status).toBe(303);
      expect(await mailsTo(house, 'ana@ejemplo.org')).toHaveLength(1);
      const [written] = await house.deps.db.selectFrom('factor_reset').selectAll().execute();
      expect([written?.person_id, written?.by]).toEqual([ana.personId, null]);
    });

    test('nobody by that address', async () => {
      const err = 'Nobody signs in here with that address.';
      expect(await reset('reset-second-factor', 'nadie@ejemplo.org')).toEqual({ status: 1, out: '', err });
    });
  });
});

test.each<readonly [readonly string[], string]>([
  [[], 'say grant, end or list'],
  [['revoke'], 'say grant, end or list'],
  [['grant'], 'say --email'],
  [['grant', '--email', 'a@b.org', '--name', 'A', '--office', 'x'], 'say --source'],
  [['grant', '--role', 'x'], "Unknown option '--role'"],
  [['end'], 'name the mandate by its id, as mandate list shows it'],
  [['end', 'a', 'b', '--cause', 'c'], 'unexpected argument b'],
  [['end', 'a'], 'say --cause'],
  [['list', 'all'], "Unexpected argument 'all'"],
])('mandate %j ends with status 2 and says what it takes', async (args, line) => {
  const { status, out, err } = await run(...args);
  expect([status, out, err.slice(0, line.length)]).toEqual([2, '', line]);
});

test.each<readonly [readonly string[], string]>([
  [[], 'say reset-second-factor'],
  [['reset-second-factor'], 'name the person by their e-mail address'],
  [['reset-second-factor', 'a', 'b'], 'unexpected argument b'],
])('people %j ends with status 2 and says what it takes', async (args, err) => {
  expect(await runCommand(people, args, env())).toEqual({ status: 2, out: '', err });
});
