import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { enter, headingOf } from '../accounts/testing/browser.ts';
import { readCharter } from '../charter/read-charter.ts';
import { riverBasin } from '../charter/testing/charter-files.ts';
import { prepareHouse } from '../prepare.ts';
import { type House, openHouse } from '../testing/house.ts';
import { wordsIn } from '../testing/words.ts';
import { endMandate } from './end-mandate.ts';
import { offerSetUp, setUpMechanism } from './set-up-mechanism.ts';
import { currentHolders } from './store/mandates.ts';

let house: House;
let code: string;
beforeEach(async () => {
  house = await openHouse();
  code = (await prepareHouse(house.deps)) ?? '';
});
afterEach(() => house.close());

const person = { name: 'Ana Salgado', email: 'Ana@Ejemplo.org', language: 'es' };
const setUp = (form: Record<string, string>, path = '/es/instalar') => house.ask(path, { form });
const operators = () => currentHolders(house.deps.db, ['mechanism'], house.deps.clock());
const entries = () =>
  house.deps.db.selectFrom('record_entry').select(['kind', 'actor', 'facts']).orderBy('seq').execute();
const people = async () => (await house.deps.db.selectFrom('person').select('name').execute()).length;

describe('the first visit', () => {
  test('the page says what the code is and where it stands', async () => {
    const answer = await house.ask('/es/instalar');
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(headingOf(page)).toBe('Poner en marcha el espacio');
    expect(wordsIn(page)).toContain('ABCD-EFGH-JKMN');
    expect(page).toContain('<option value="es" selected="" lang="es">');
  });

  test('the code has no sign that is read for another', () => {
    expect(code).toMatch(/^[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}$/);
  });

  test('whoever has the code becomes the operator, for good, by an act in the record', async () => {
    const answer = await setUp({ ...person, code });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/es/entrar?hecho=set-up']);
    const [operator, ...others] = await operators();
    expect(others).toEqual([]);
    expect(operator).toMatchObject({
      name: 'Ana Salgado',
      office: 'operator',
      body: 'mechanism',
      startsAt: house.deps.clock(),
      endsAt: null,
      source: {
        kind: 'operator',
        text: { es: 'Puesta en marcha de este espacio', en: 'Set-up of this space' },
      },
    });
    expect((await entries()).at(-1)).toEqual({
      kind: 'mandate-granted',
      actor: 'console',
      facts: {
        holder: { committed: expect.stringMatching(/^[0-9a-f]{64}$/) },
        onBehalfOf: null,
        office: 'operator',
        body: 'mechanism',
        source: 'operator',
        words: null,
        from: '2026-11-20',
        to: null,
      },
    });
    const openings = await house.deps.db.selectFrom('record_opening').select('value').execute();
    expect(openings).toEqual([{ value: 'Ana Salgado' }]);
    expect(await enter(house, 'ana@ejemplo.org')).not.toBe('');
  });

  test.each([
    ['without its hyphens', (it: string) => it.replaceAll('-', '')],
    ['in small letters', (it: string) => it.toLowerCase()],
    ['with spaces', (it: string) => ` ${it.replaceAll('-', ' ')} `],
  ])('the code may be typed %s', async (_, typed) => {
    expect((await setUp({ ...person, code: typed(code) })).status).toBe(303);
    expect(await operators()).toHaveLength(1);
  });
});

describe('what is refused', () => {
  test.each(['AAAA-BBBB-CCCC', 'x', "' or 1=1 --", '🔑', '<script>alert(1)</script>'])(
    'the code %s, beside its field, the input kept, nobody registered',
    async (wrong) => {
      const answer = await setUp({ ...person, code: wrong });
      const page = await answer.text();
      expect(answer.status).toBe(422);
      expect(page).toContain('<a href="#field-code">');
      expect(wordsIn(page)).toContain('El código no es el que muestra la consola.');
      expect(page).toContain('value="Ana Salgado"');
      expect(page).not.toContain('<script>alert');
      expect([await operators(), await people()]).toEqual([[], 0]);
    },
  );

  test('everything at once', async () => {
    const page = await (await setUp({ code: '', name: 'a'.repeat(201), email: 'ana', language: 'xx' })).text();
    expect([...page.matchAll(/<a href="#field-(\w+)">/g)].map(([, field]) => field)).toEqual([
      'code',
      'name',
      'email',
      'language',
    ]);
    expect(wordsIn(page)).toContain('Hay 4 cosas que corregir');
    expect(page.match(/aria-invalid="true"/g)).toHaveLength(4);
  });

  test('a wrong code is told with the rest; asked with a bad address, the right one is not spent', async () => {
    const faultsOf = async (form: Record<string, string>) =>
      [...(await (await setUp(form)).text()).matchAll(/<a href="#field-(\w+)">/g)].map(([, field]) => field);

    expect(await faultsOf({ ...person, email: 'ana', code: 'AAAA-BBBB-CCCC' })).toEqual(['code', 'email']);
    expect(await faultsOf({ ...person, email: 'ana', code })).toEqual(['email']);
    expect((await setUp({ ...person, code })).status).toBe(303);
  });

  test('a code from before the last start', async () => {
    const newer = await offerSetUp(house.deps, house.deps.clock());
    expect((await setUp({ ...person, code })).status).toBe(422);
    expect((await setUp({ ...person, code: newer ?? '' })).status).toBe(303);
  });

  test('guessing on: after twenty tries within fifteen minutes, whatever is typed', async () => {
    for (let tried = 0; tried < 20; tried += 1)
      expect((await setUp({ ...person, code: `X${tried}` })).status).toBe(422);
    const answer = await setUp({ ...person, code });
    expect([answer.status, await operators()]).toEqual([429, []]);
    house.setTime('2026-11-20T12:15:01Z');
    expect((await setUp({ ...person, code })).status).toBe(303);
  });
});

describe('once it is set up', () => {
  test('the page is gone, for everyone who kept it too', async () => {
    expect((await house.ask('/es/instalar')).status).toBe(200);
    await setUp({ ...person, code });
    expect((await house.ask('/es/instalar')).status).toBe(404);
    expect((await house.ask('/en/instalar')).status).toBe(404);
  });

  test('a second click changes nothing and says what to do', async () => {
    await setUp({ ...person, code });
    const again = await setUp({ ...person, code });
    expect(again.status).toBe(422);
    expect(wordsIn(await again.text())).toContain('Este espacio ya está en marcha. Entre con su correo.');
    expect([(await operators()).length, await people(), (await entries()).length]).toEqual([1, 1, 3]);
  });

  test('the code is no other way in, nor is a new one made at the next start', async () => {
    await setUp({ ...person, code });
    expect((await setUp({ ...person, email: 'otra@ejemplo.org', code })).status).toBe(422);
    expect(await people()).toBe(1);
    expect(await prepareHouse(house.deps)).toBeNull();
  });

  test('nor once the operator has left: the console gives the next mandate', async () => {
    await setUp({ ...person, code });
    const [operator] = await operators();
    if (!operator) throw new Error('no operator');
    house.setTime('2026-11-21T12:00:00Z');
    const end = { mandateId: operator.id, cause: 'resignation' } as const;
    expect((await endMandate(house.deps, end, 'console', house.deps.clock())).ok).toBe(true);
    expect(await offerSetUp(house.deps, house.deps.clock())).toBeNull();
    expect((await house.ask('/es/instalar')).status).toBe(404);
  });

  test('of ten who send the same code at once, one is the operator', async () => {
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        setUpMechanism(
          house.deps,
          { code, name: `Persona ${n}`, email: `p${n}@ejemplo.org`, language: 'es' },
          house.deps.clock(),
        ),
      ),
    );
    const refusals = results.flatMap((result) => (result.ok ? [] : result.reasons.map((reason) => reason.code)));
    expect(refusals).toEqual(Array(9).fill('already-set-up'));
    expect([(await operators()).length, await people()]).toEqual([1, 1]);
  });
});

test('another charter gives its own office', async () => {
  const languages = house.deps.charter.languages;
  const deps = { ...house.deps, charter: { ...readCharter(riverBasin), languages } };
  expect((await setUpMechanism(deps, { ...person, email: 'ana@ejemplo.org', code }, deps.clock())).ok).toBe(true);
  expect(await operators()).toMatchObject([{ office: 'keeper', body: 'mechanism', endsAt: null }]);
});
