import { fold } from '../../platform/fold.ts';

/** Addresses below a list of organizations that pages of their own have. */
const taken: ReadonlySet<string> = new Set(['importar', 'lista', 'mapa', 'descarga', 'nueva']);
const longest = 60;

/**
 * An organization's permanent address among those in `used`: its acronym, else its name, else its name with its
 * country, else with a number. Letters a to z and figures only: names in other scripts are numbered.
 */
export function newSlug(
  { name, acronym, country }: { readonly name: string; readonly acronym: string | null; readonly country: string },
  used: ReadonlySet<string>,
): string {
  const byName = slugOf(name);
  const wanted = [slugOf(acronym ?? ''), byName, byName && slugOf(`${byName} ${country}`)];
  const free = (slug: string): boolean => slug !== '' && !used.has(slug) && !taken.has(slug);
  const found = wanted.find(free);
  if (found) return found;
  const base = wanted.find(Boolean) ?? `org-${slugOf(country)}`;
  for (let n = 2; ; n += 1) if (free(`${base}-${n}`)) return `${base}-${n}`;
}

/** `Red de Mujeres «El Camino»` → `red-de-mujeres-el-camino`, cut at a word where it is long. */
function slugOf(text: string): string {
  const words = fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ');
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word : `${slug}-${word}`;
    if (longer.length > longest) break;
    slug = longer;
  }
  return slug || (words[0] ?? '').slice(0, longest);
}
