import { foldEmail } from '../../platform/email-address.ts';

// Mail for anyone: sharing one says nothing about who two organizations are. Any of them under any country's ending.
const publicMail = new Set(
  (
    'aol gmail googlemail gmx hotmail icloud live mac mail me msn outlook passport proton protonmail rocketmail tuta ' +
    'tutanota yahoo yandex ymail zoho zohomail bol globo globomail ig terra uol cantv etb fibertel ciudad arnet ' +
    'prodigy telmex racsa ice adinet vtr claro movistar une speedy infovia digicel cwjamaica caribsurf sunrise ' +
    'hushmail fastmail riseup inbox'
  ).split(' '),
);

// Pages for anyone: the path says whose page it is, or the name before the platform's.
const pagePlatforms = new Set([
  'facebook.com',
  'fb.com',
  'fb.me',
  'instagram.com',
  'twitter.com',
  'x.com',
  'youtube.com',
  'linkedin.com',
  'tiktok.com',
  't.me',
  'wa.me',
  'linktr.ee',
  'bit.ly',
  'medium.com',
  'sites.google.com',
  'docs.google.com',
  'forms.gle',
  'wordpress.com',
  'blogspot.com',
  'wixsite.com',
  'weebly.com',
  'webnode.es',
  'jimdo.com',
  'github.io',
]);

const secondLevel = new Set([
  'ac',
  'co',
  'com',
  'edu',
  'gob',
  'gov',
  'gub',
  'info',
  'mil',
  'net',
  'or',
  'org',
  'gc',
  'go',
  'nom',
]);

/**
 * The domain by which an organization is known on the Internet: `redmigrante.org.mx` for
 * `correo@prensa.redmigrante.org.mx` and for `https://www.redmigrante.org.mx/inicio`.
 * Null where the domain is a public mail provider's, or a platform's that hosts everyone.
 */
export function ownDomain(emailOrAddress: string): string | null {
  const host = emailOrAddress.includes('@') ? emailHost(emailOrAddress) : webHost(emailOrAddress);
  const domain = host === null ? null : registrable(host);
  if (domain === null || pagePlatforms.has(domain) || (host !== null && isPlatform(host))) return null;
  return publicMail.has(domain.split('.')[0] ?? '') ? null : domain;
}

/** A page on a platform that hosts everyone, as it is compared: `facebook.com/redmigrante`, `red.wordpress.com`. */
export function platformPage(address: string): string | null {
  const url = readUrl(address);
  if (!url) return null;
  const host = url.hostname.replace(/^(?:www|m|web|es-es|es-la)\./, '');
  if (!isPlatform(host)) return null;
  if (!pagePlatforms.has(host)) return host;
  const path = url.pathname.toLowerCase().replace(/\/+$/, '');
  return path === '' ? null : `${host}${path}`;
}

const isPlatform = (host: string): boolean =>
  [...pagePlatforms].some((platform) => host === platform || host.endsWith(`.${platform}`));

const emailHost = (email: string): string | null => webHost(foldEmail(email).split('@').at(-1) ?? '');

const webHost = (address: string): string | null => readUrl(address)?.hostname.replace(/^www\./, '') ?? null;

// `URL` lower-cases hosts and writes international ones in their ASCII form (IDNA), so that both spellings are one.
const readUrl = (address: string): URL | null =>
  URL.parse(/^[a-z]+:\/\//i.test(address.trim()) ? address.trim() : `https://${address.trim()}`);

/** The part of a host that is registered: two labels, or three under endings such as `org.mx` and `com.br`. */
function registrable(host: string): string | null {
  const labels = host.split('.').filter(Boolean);
  const [top, second] = [labels.at(-1), labels.at(-2)];
  if (top === undefined || second === undefined || /^\d+$/.test(top)) return null;
  const size = top.length === 2 && secondLevel.has(second) ? 3 : 2;
  return labels.length < size ? null : labels.slice(-size).join('.');
}
