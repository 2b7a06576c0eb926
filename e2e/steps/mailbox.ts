import { onTheNextPage } from '../look.ts';
import { follow, goTo, lines, textOf, type Visitor } from './visitor.ts';

type Letter = { readonly subject: string; readonly text: readonly string[]; readonly links: readonly string[] };

/** The latest letter to an address, read in the local mailbox as anyone would read it. */
export async function latestLetter(visitor: Visitor, email = visitor.email): Promise<Letter> {
  const subjects = await subjectsTo(visitor, email);
  if (subjects.length === 0) throw new Error(`no letter to ${email}`);
  return letterAt(visitor, 0);
}

/** One of the letters listed on the page. */
async function letterAt(visitor: Visitor, index: number): Promise<Letter> {
  const listed = visitor.page.locator('.rows h3 a').nth(index);
  const subject = await textOf(listed);
  await onTheNextPage(listed);
  const text = visitor.page.locator('.letter-text');
  const links = await text.getByRole('link').all();
  return {
    subject,
    text: await lines(text),
    links: await Promise.all(links.map(async (link) => (await link.getAttribute('href')) ?? '')),
  };
}

/** What has come to an address, the latest first. */
export async function subjectsTo(visitor: Visitor, email = visitor.email): Promise<string[]> {
  await goTo(visitor, `/correo?${new URLSearchParams({ para: email })}`);
  return visitor.page.locator('.rows h3').allInnerTexts();
}

/** Opens the link that leads to `path` from the latest letter that has one. */
export async function openLetter(visitor: Visitor, path: string, email = visitor.email): Promise<Letter> {
  const subjects = await subjectsTo(visitor, email);
  for (const index of subjects.keys()) {
    const letter = await letterAt(visitor, index);
    const link = letter.links.find((one) => new URL(one).pathname.includes(path));
    if (link) {
      await follow(visitor, link, visitor.page.locator('.letter-text'));
      return letter;
    }
    await subjectsTo(visitor, email);
  }
  throw new Error(`no letter to ${email} leads to ${path}: ${subjects.join(', ')}`);
}
