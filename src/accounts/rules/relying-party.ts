/** Web Authentication Level 3, section 5.1.2: a relying party's ID is a domain; an IP address is none. */
const address = /^(\[.*\]|\d{1,3}(\.\d{1,3}){3})$/;

/** Whom passkeys are made for, from the site's own address; null where passkeys cannot be (an IP address). */
export function relyingParty(baseUrl: string): { readonly id: string; readonly origin: string } | null {
  const url = new URL(baseUrl);
  return address.test(url.hostname) ? null : { id: url.hostname, origin: url.origin };
}

/** COSE algorithms accepted, the preferred first: EdDSA, ES256, RS256 (Web Authentication Level 3, section 5.4). */
export const keyAlgorithms: readonly number[] = [-8, -7, -257];
