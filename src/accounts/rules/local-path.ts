const somewhere = 'https://here.invalid';

/**
 * A path of this site to come back to, tidied as a browser would read it; null for anything that could lead
 * elsewhere (`//other.org`, `/\other.org`, `https:…`) or is no path.
 */
export function localPath(value: string | null | undefined): string | null {
  if (!value || value.length > 500 || !/^\/(?![/\\])/.test(value) || /[\p{Cc}\\]/u.test(value)) return null;
  const url = URL.parse(value, somewhere);
  if (!url || url.origin !== somewhere || url.pathname.startsWith('//')) return null;
  return url.pathname + url.search + url.hash;
}
