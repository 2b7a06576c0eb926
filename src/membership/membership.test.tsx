import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { refusedFields } from '../testing/error-summary.ts';
import { type House, openHouse } from '../testing/house.ts';
import { mailsTo } from '../testing/letters.ts';
import { wordsIn } from '../testing/words.ts';
import { answers, begin, count, fillIn, locationOf, secretary, visit } from './testing/joining.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const get = (path: string, as?: string) => visit(house, path, as);

describe('the page that says what joining is', () => {
  test('says who decides, for which reasons only, and how long one may object; in both languages', async () => {
    const { charter } = house.deps;
    for (const language of ['es', 'en']) {
      const { status, text } = await get(`/${language}/sumarse`);
      expect(status).toBe(200);
      for (const { title } of charter.membership.refusalReasons) expect(text).toContain(title[language]);
      for (const { title } of charter.membership.principles) expect(text).toContain(title[language]);
      expect(text).toContain('30');
      expect(text).toContain(charter.liaison.title[language]);
    }
  });

  test('is not kept for others: each visit has its own secret, and two clicks begin one application', async () => {
    const first = await house.ask('/es/sumarse');
    expect(first.headers.get('cache-control')).toBe('no-store');
    const once = /name="once" value="([\w-]{32})"/.exec(await first.text())?.[1] ?? '';
    expect(await (await house.ask('/es/sumarse')).text()).not.toContain(once);
    const clicks = await Promise.all([1, 2, 3].map(() => house.ask('/es/sumarse', { form: { once } })));
    expect(clicks.map(locationOf)).toEqual(Array(3).fill(`/es/sumarse/${once}/organizacion`));
    expect(await count(house, 'application')).toBe(1);
  });

  test('refuses a start without its secret, and too many from one place', async () => {
    for (const once of ['', 'corto', "' or 1=1 --", 'x'.repeat(33)]) {
      expect((await house.ask('/es/sumarse', { form: { once } })).status).toBe(422);
    }
    for (let n = 0; n < 100; n += 1) await house.ask('/es/sumarse', { form: { once: 'x' } });
    expect((await house.ask('/es/sumarse', { form: { once: 'a'.repeat(32) } })).status).toBe(429);
    expect(await count(house, 'application')).toBe(0);
  });
});

describe('the form', () => {
  test('leads from step to step and keeps only the digest of the secret', async () => {
    const token = await begin(house);
    expect(await fillIn(house, token)).toBe(`/es/sumarse/${token}/revisar`);
    const links = await house.deps.db.selectFrom('application_link').selectAll().execute();
    expect(JSON.stringify(links)).not.toContain(token);
    const { text } = await get(`/es/sumarse/${token}/revisar`);
    for (const said of ['Red de Mujeres «El Camino»', 'Guatemala', 'Tecún Umán, Tapachula', 'Rosa Pérez', 'Mesa 4']) {
      expect(text).toContain(said);
    }
  });

  test('keeps what was entered though it is refused, and says all that is wrong beside the fields', async () => {
    const token = await begin(house);
    const sent = { name: '', group: 'x', countries: '', email: 'mal', website: 'ftp:/x', about: 'Lo que hacemos' };
    const refused = await house.ask(`/es/sumarse/${token}/organizacion`, { form: sent });
    const html = await refused.text();
    expect(refused.status).toBe(422);
    for (const reason of [
      'Falta el nombre',
      'no es uno de los grupos',
      'Falta al menos un país',
      'No parece una dirección de correo',
      'No parece una dirección web',
    ]) {
      expect(wordsIn(html)).toContain(reason);
    }
    expect(refusedFields(html)).toEqual(['name', 'group', 'countries', 'email', 'website']);
    expect(html).toContain('Lo que hacemos');
    const again = await (await house.ask(`/es/sumarse/${token}/organizacion`)).text();
    expect(again).toContain('Lo que hacemos');
    expect(again).toContain('value="mal"');
    expect(again).not.toContain('error-summary');
  });

  test.each([
    ['nothing that is drawn', '\u200b\u2060\u00ad'],
    ['an override of the direction', 'Fundaci\u00f3n \u202egnort'],
  ])('a name is refused that has %s', async (_, name) => {
    const token = await begin(house);
    const refused = await house.ask(`/es/sumarse/${token}/organizacion`, { form: { ...answers.organizacion, name } });
    expect(refused.status).toBe(422);
    expect(wordsIn(await refused.text())).toContain('Tiene caracteres invisibles que no se pueden guardar');
  });

  test('a name from right to left, with an emoji or of another script is a name', async () => {
    const token = await begin(house);
    const name = '\u0645\u0646\u0638\u0645\u0629 \u05d0\u05d1 \ud83d\udd4a\ufe0f';
    const sent = { form: { ...answers.organizacion, name } };
    expect((await house.ask(`/es/sumarse/${token}/organizacion`, sent)).status).toBe(303);
  });

  test('going back or away saves and asks nothing', async () => {
    const token = await begin(house);
    const back = await house.ask(`/es/sumarse/${token}/trabajo`, { form: { objectives: '3', go: 'back' } });
    expect(locationOf(back)).toBe(`/es/sumarse/${token}/organizacion`);
    const later = await house.ask(`/es/sumarse/${token}/personas`, {
      form: { 'representatives.0.name': 'Ana', go: 'later' },
    });
    expect(locationOf(later)).toBe(`/es/sumarse/${token}?hecho=saved`);
    expect((await get(`/es/sumarse/${token}?hecho=saved`)).text).toContain('quedó guardado');
    expect(await (await house.ask(`/es/sumarse/${token}/personas`)).text()).toContain('value="Ana"');
    expect(await (await house.ask(`/es/sumarse/${token}/trabajo`)).text()).toMatch(/value="3" checked/);
  });

  test('mails a link to go on from elsewhere once, to the organization’s own address', async () => {
    const token = await begin(house);
    for (let n = 0; n < 3; n += 1) {
      await house.ask(`/es/sumarse/${token}/organizacion`, { form: { ...answers.organizacion, about: String(n) } });
    }
    const mails = await mailsTo(house, 'red@camino.example');
    expect(mails).toHaveLength(1);
    const link = /http:\/\/localhost:3000(\/es\/sumarse\/[\w-]{32})\n/.exec(mails[0]?.text ?? '')?.[1] ?? '';
    expect(link).not.toContain(token);
    const resumed = await get(link);
    expect(resumed.status).toBe(200);
    expect(resumed.text).toContain('Red de Mujeres «El Camino»');
  });

  test('does not flood an address: three letters a day, whoever asks', async () => {
    for (let n = 0; n < 5; n += 1) {
      await house.ask(`/es/sumarse/${await begin(house)}/organizacion`, { form: answers.organizacion });
    }
    expect(await mailsTo(house, 'red@camino.example')).toHaveLength(3);
  });

  test('shows which mesas the objectives point to, and leaves the choice', async () => {
    const token = await begin(house);
    await house.ask(`/es/sumarse/${token}/trabajo`, { form: { objectives: ['2', '5', '10'] } });
    const html = await (await house.ask(`/es/sumarse/${token}/mesas`)).text();
    expect(wordsIn(html)).toContain('Coincide con 2 de los objetivos que marcó: 2 y 5.');
    expect(wordsIn(html)).toContain('Coincide con un objetivo que marcó: 10.');
    expect(html).not.toMatch(/name="mesas"[^>]*checked/);
  });

  test('says all at once what is missing when it is sent, each a link to its step', async () => {
    const token = await begin(house);
    const refused = await house.ask(`/es/sumarse/${token}/revisar`, { form: {} });
    const html = await refused.text();
    expect(refused.status).toBe(422);
    for (const [step, field] of [
      ['organizacion', 'name'],
      ['trabajo', 'objectives'],
      ['mesas', 'mesas'],
      ['personas', 'representatives.0.email'],
      ['consentimientos', 'consents.mechanism-work'],
    ]) {
      expect(html).toContain(`href="/es/sumarse/${token}/${step}?revisar=si#field-${field}"`);
    }
    const corrected = await (await house.ask(`/es/sumarse/${token}/trabajo?revisar=si`)).text();
    expect(corrected).toContain('error-summary');
    const saved = await house.ask(`/es/sumarse/${token}/trabajo`, { form: { objectives: '1', checking: 'yes' } });
    expect(locationOf(saved)).toBe(`/es/sumarse/${token}/revisar`);
  });

  test('is answered 404 for a guessed secret, whatever its form', async () => {
    await begin(house);
    for (const guess of ['a'.repeat(32), 'a'.repeat(31), '%00', "'--", '../../etc/passwd', 'á'.repeat(32)]) {
      expect((await house.ask(`/es/sumarse/${guess}`)).status).toBe(404);
      expect((await house.ask(`/es/sumarse/${guess}/organizacion`, { form: { name: 'x' } })).status).toBe(404);
      expect((await house.ask(`/es/sumarse/confirmar/${guess}`)).status).toBe(404);
    }
  });
});

describe('any organization may join: nothing is asked or weighed of size or sector', () => {
  test('one of every group of the charter, from within the region and from outside it', async () => {
    const { groups } = house.deps.charter;
    for (const [index, { key }] of groups.entries()) {
      const token = await begin(house);
      const country = index % 2 === 0 ? 'ES' : 'BO';
      const organizacion = { ...answers.organizacion, name: `Grupo ${key}`, group: key, countries: country };
      await fillIn(house, token, { organizacion });
      expect((await house.ask(`/es/sumarse/${token}/revisar`, { form: {} })).status).toBe(303);
    }
    const sent = await house.deps.db.selectFrom('application_submission').select('name').execute();
    expect(sent).toHaveLength(13);
  });
});

describe('confirming the address', () => {
  const confirmationPath = async () => {
    const [mail] = await mailsTo(house, 'red@camino.example');
    return /(\/es\/sumarse\/confirmar\/[\w-]{32})/.exec(mail?.text ?? '')?.[1] ?? '';
  };
  const send = async () => {
    const token = await begin(house);
    await fillIn(house, token);
    await house.ask(`/es/sumarse/${token}/revisar`, { form: {} });
    return token;
  };
  const confirmations = async () =>
    (await house.deps.db.selectFrom('application_confirmation').select('at').execute()).length;

  test('opening the link confirms nothing, the button does, twice is once', async () => {
    const token = await send();
    const path = await confirmationPath();
    expect((await get(path)).text).toContain('Sí, es nuestra solicitud');
    expect((await get(path)).status).toBe(200);
    expect(await confirmations()).toBe(0);
    const pressed = await Promise.all([house.ask(path, { form: {} }), house.ask(path, { form: {} })]);
    for (const response of pressed) expect(locationOf(response)).toMatch(/\/es\/sumarse\/[\w-]{32}\?hecho=confirmed$/);
    expect(await confirmations()).toBe(1);
    expect((await get(path)).text).toContain('ya está confirmado');
    expect((await get(`/es/sumarse/${token}`)).text).not.toContain('Falta confirmar');
  });

  test('the mesas’ secretariats are written to once it is confirmed, not before, and only theirs', async () => {
    await secretary(house, 2);
    await secretary(house, 3);
    await send();
    expect(await mailsTo(house, 'secretaria.2@mesas.example')).toHaveLength(0);
    await house.ask(await confirmationPath(), { form: {} });
    expect(await mailsTo(house, 'secretaria.2@mesas.example')).toHaveLength(1);
    expect(await mailsTo(house, 'secretaria.3@mesas.example')).toHaveLength(0);
  });

  test('an expired link says so and offers another one', async () => {
    await send();
    const path = await confirmationPath();
    house.setTime('2026-12-04T12:00:00Z');
    expect((await get(path)).status).toBe(410);
    expect((await house.ask(path, { form: {} })).status).toBe(410);
    expect(await confirmations()).toBe(0);
    expect((await house.ask(`${path}/otro`, { form: {} })).status).toBe(200);
    const another = await confirmationPath();
    expect(another).not.toBe(path);
    expect((await house.ask(another, { form: {} })).status).toBe(303);
    expect(await confirmations()).toBe(1);
  });

  test('a corrected address gets its own link, and the old one confirms nothing', async () => {
    const token = await send();
    const old = await confirmationPath();
    const corrected = await house.ask(`/es/sumarse/${token}/confirmacion`, { form: { email: 'Nueva@camino.example' } });
    expect(locationOf(corrected)).toBe(`/es/sumarse/${token}?hecho=again`);
    expect((await house.ask(old, { form: {} })).status).toBe(404);
    const [mail] = await mailsTo(house, 'nueva@camino.example');
    const path = /(\/es\/sumarse\/confirmar\/[\w-]{32})/.exec(mail?.text ?? '')?.[1] ?? '';
    expect((await house.ask(path, { form: {} })).status).toBe(303);
    const wrong = await house.ask(`/es/sumarse/${token}/confirmacion`, { form: { email: 'no' } });
    expect(wrong.status).toBe(422);
  });

  test('after five letters within an hour the sixth is refused with what it waits for', async () => {
    const token = await send();
    const again = () => house.ask(`/es/sumarse/${token}/confirmacion`, { form: { email: 'equipo@camino.example' } });
    for (let n = 0; n < 5; n += 1) expect((await again()).status).toBe(303);
    const words = wordsIn(await (await again()).text());
    expect(words).toContain('Ya enviamos varios correos para esto.');
    expect(words).toContain('dentro de 60 minutos');
  });

  test('sent twice it is sent once; afterwards the form is closed', async () => {
    const token = await begin(house);
    await fillIn(house, token);
    const clicks = await Promise.all([1, 2].map(() => house.ask(`/es/sumarse/${token}/revisar`, { form: {} })));
    expect(clicks.map(({ status }) => status)).toEqual([303, 303]);
    expect(await mailsTo(house, 'red@camino.example')).toHaveLength(2);
    const late = await house.ask(`/es/sumarse/${token}/organizacion`, {
      form: { ...answers.organizacion, name: 'Otra' },
    });
    expect(locationOf(late)).toBe(`/es/sumarse/${token}`);
    const { draft } = await house.deps.db.selectFrom('application').select('draft').executeTakeFirstOrThrow();
    expect(draft).toMatchObject({ name: 'Red de Mujeres «El Camino»' });
  });
});
