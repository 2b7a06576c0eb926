import type { Page } from 'playwright-core';

/** Shows a page as someone had it: in another browser, which may run axe and change how the page is looked at. */
export async function showAgain(
  page: Page,
  { url, html }: { readonly url: string; readonly html: string },
): Promise<void> {
  const [address = ''] = url.split('#');
  await page.unrouteAll();
  await page.route(
    ({ href }) => href === address,
    (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
  );
  await page.goto(address);
}
