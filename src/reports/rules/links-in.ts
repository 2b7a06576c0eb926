/** A piece of a text: plain, or a web address that can be followed. */
type Piece = { readonly text: string; readonly href: string | null };

const webAddress = /\bhttps?:\/\/[^\s<>"'«»“”]+/giu;
/** Belongs to the sentence, not to the address at its end. */
const trailing = /[.,;:!?…)\]}]+$/u;

/** The web addresses (http, https) of a text told apart from its words. */
export function linksIn(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(webAddress)) {
    const address = match[0].replace(trailing, '');
    if (!URL.canParse(address)) continue;
    if (match.index > at) pieces.push({ text: text.slice(at, match.index), href: null });
    pieces.push({ text: address, href: address });
    at = match.index + address.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), href: null });
  return pieces;
}
