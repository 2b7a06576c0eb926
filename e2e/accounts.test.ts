import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeAt } from '../src/accounts/rules/authenticator-codes.ts';
import type { PersonId } from '../src/accounts/types.ts';
import { digest } from '../src/platform/random.ts';
import { signIn } from '../src/testing/house.ts';
import { linkTo } from '../src/testing/letters.ts';
import { axeFindings, launch, onTheNextPage, tooWide } from './look.ts';
import { picture } from './picture.ts';
import { comes, type ServedHouse, serveHouse } from './served-house.ts';

let browser: Browser;
let house: ServedHouse;

beforeAll(async () => {
  browser = await launch();
  house = await serveHouse();
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

type Visitor = { context: BrowserContext; page: Page; personId: PersonId; email: string };

/** A browser of its own with a person signed in by a link; `inOffice`: as a mesa's secretariat. */
async function visitor(name: string, inOffice: boolean): Promise<Visitor> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@ejemplo.org`;
  const startsAt = house.deps.clock().toString();
  const mandates = inOffice ? [{ office: 'secretariat', body: 'mesa:1', startsAt } as const] : [];
  const { personId, token } = await signIn(house.deps, { name, email, secondFactor: false, mandates });
  const context = await comes(browser, house.origin, token);
  return { context, page: await context.newPage(), personId, email };
}

/** The page as it is, at a desk and on a phone, light and dark: whether it refuses, axe, and nothing cut off. */
async function inspect(page: Page, name: string): Promise<void> {
  expect([name, await page.locator('.error-summary').count()]).toEqual([name, name.includes('-refused-') ? 1 : 0]);
  for (const width of [1280, 360, 320]) {
    await page.setViewportSize({ width, height: 900 });
    expect([name, ...(await tooWide(page))]).toEqual([name]);
    if (width === 320) continue;
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await picture(page, `${name}-${width}-${colorScheme}`);
      // Colours do not change with the language: in the second, one pass at each width.
      if (name.endsWith('-en') && (width === 1280) === (colorScheme === 'dark')) continue;
      expect([name, ...(await axeFindings(page))]).toEqual([name]);
    }
  }
}

describe.each(['es', 'en'])('pages in %s', (language) => {
  const goTo = (page: Page, path: string) => page.goto(`${house.origin}/${language}${path}`);
  const named = (name: string) => `${name}-${language}`;
  /** The first form's button on the page, whatever it says. */
  const send = (page: Page, selector = 'main form:not([hidden]) button') =>
    onTheNextPage(page.locator(selector).first());

  test('signing in: the door, a refusal, the link, and links that are gone', { timeout: 120_000 }, async () => {
    const { page, context, email } = await visitor(`Ana Uno ${language}`, false);
    await context.clearCookies();
    await goTo(page, '/correo?para=nadie');
    await inspect(page, named('mailbox-empty'));
    await goTo(page, '/entrar?hecho=set-up');
    await inspect(page, named('enter'));
    await page.fill('[name=email]', 'ana@');
    await send(page);
    await inspect(page, named('enter-refused'));
    await page.fill('[name=email]', email);
    await send(page);
    await inspect(page, named('sent'));
    const link = house.origin + (await linkTo(house, email)).replace('/es/', `/${language}/`);
    await page.goto(link);
    await inspect(page, named('link'));
    await send(page);
    await page.goto(link);
    await inspect(page, named('link-used'));
    await page.goto(link.slice(0, -3));
    await inspect(page, named('link-unknown'));
    await house.deps.db
      .updateTable('sign_in_link')
      .set({ used_at: null, expires_at: house.deps.clock() })
      .where('digest', '=', digest(link.split('/').at(-1) ?? ''))
      .execute();
    await page.goto(link);
    await inspect(page, named('link-expired'));
    await goTo(page, '/correo');
    await inspect(page, named('mailbox'));
    await page.locator('.rows h3 a').first().click();
    await page.waitForURL('**/correo/*');
    await inspect(page, named('mail'));
    await page.frameLocator('iframe').getByRole('link').first().click();
    await page.waitForURL('**/entrar/enlace/*');
    await context.close();
  });

  test('the second step: none yet, set up, asked for, refused', { timeout: 120_000 }, async () => {
    const { page, context, personId } = await visitor(`Bea Dos ${language}`, true);
    await goTo(page, '/entrar/segundo-factor?volver=/mesas/1');
    await inspect(page, named('second-none'));
    await goTo(page, '/mi/seguridad?volver=/mesas/1');
    await inspect(page, named('security-none'));
    await send(page, '#aplicacion button');
    await inspect(page, named('app'));
    await page.fill('[name=code]', '12');
    await send(page, 'main form:has([name=code]) button');
    await inspect(page, named('app-refused'));
    const { secret } = await house.deps.db
      .selectFrom('authenticator')
      .select('secret')
      .where('person_id', '=', personId)
      .executeTakeFirstOrThrow();
    await page.fill('[name=code]', codeAt(secret, house.deps.clock()).code);
    await send(page, 'main form:has([name=code]) button');
    await inspect(page, named('codes'));
    await send(page);
    await inspect(page, named('codes-made'));
    await house.deps.db
      .insertInto('passkey')
      .values({
        credential_id: `key-${language}`,
        person_id: personId,
        public_key: Buffer.from('x'),
        counter: 0,
        transports: [],
        name: 'Mi teléfono',
        created_at: house.deps.clock(),
      })
      .execute();
    await goTo(page, '/mi/seguridad?hecho=authenticator-added&volver=/mesas/1');
    await inspect(page, named('security'));
    await goTo(page, '/mi/datos/borrar');
    await inspect(page, named('erase-in-office'));
    await house.deps.db
      .updateTable('mandate')
      .set({ office: 'operator', body: 'mechanism' })
      .where('person_id', '=', personId)
      .execute();
    await goTo(page, '/personas/segundo-factor?hecho=reset');
    await inspect(page, named('reset'));
    await send(page);
    await inspect(page, named('reset-refused'));
    await house.deps.db
      .updateTable('session')
      .set({ second_factor_at: null })
      .where('person_id', '=', personId)
      .execute();
    await goTo(page, '/entrar/segundo-factor?volver=/mesas/1');
    await page.locator('summary').last().click();
    await inspect(page, named('second'));
    await page.fill('[name=code]', '12');
    await send(page);
    await inspect(page, named('second-refused'));
    await goTo(page, '/correo');
    await inspect(page, named('mailbox-codes'));
    await context.close();
  });

  test('one’s own data: shown, refused, a new address, erasure', { timeout: 120_000 }, async () => {
    const { page, context, email } = await visitor(`Cora Tres ${language}`, false);
    await goTo(page, '/mi/datos?hecho=data');
    await inspect(page, named('data'));
    await page.fill('[name=name]', '');
    await send(page);
    await inspect(page, named('data-refused'));
    const next = email.replace('@', '.nueva@');
    await page.fill('#correo [name=email]', next);
    await send(page, '#correo button');
    await page.goto(house.origin + (await linkTo(house, next)).replace('/es/', `/${language}/`));
    await inspect(page, named('change'));
    await send(page);
    await inspect(page, named('changed'));
    await page.goto(`${page.url()}?`);
    await inspect(page, named('change-gone'));
    await goTo(page, '/mi/datos/borrar');
    await inspect(page, named('erase'));
    await send(page);
    await inspect(page, named('erase-refused'));
    await context.close();
  });
});
