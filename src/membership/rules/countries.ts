import { isoCountries } from '../../charter/rules/iso-countries.ts';
import { fold } from '../../platform/fold.ts';

const languages = ['es', 'en', 'en-GB', 'pt', 'fr'] as const;

// As people and the United Nations write them, beside the names that CLDR has.
const otherNames: Readonly<Record<string, string>> = {
  AG: 'antigua|antigua y barbuda|antigua and barbuda|atg',
  AR: 'republica argentina|arg',
  BB: 'brb',
  BO: 'estado plurinacional de bolivia|bolivia estado plurinacional de|plurinational state of bolivia|bol',
  BR: 'republica federativa do brasil|bra',
  BS: 'las bahamas|the bahamas|bhs',
  BZ: 'belice|blz',
  CA: 'can',
  CD: 'republica democratica del congo|rdc|drc',
  CL: 'chl',
  CO: 'republica de colombia|col',
  CR: 'cri',
  CU: 'cub',
  CV: 'cabo verde',
  CW: 'curacao|curazao|cuw',
  CZ: 'republica checa|czech republic',
  DM: 'mancomunidad de dominica|commonwealth of dominica|dma',
  DO: 'rep dominicana|r dominicana|rd|republica dominicana|dominican rep|dom',
  EC: 'ecu',
  ES: 'espana|esp',
  GB: 'reino unido|uk|gran bretana|great britain|inglaterra|england|escocia|scotland|gales|wales|gbr',
  GD: 'granada|grenada|grd',
  GF: 'guayana francesa|guyana francesa|guyane|guf',
  GP: 'guadalupe|glp',
  GT: 'gtm',
  GY: 'guyana|republica cooperativa de guyana|guy',
  HN: 'hnd',
  HT: 'ayiti|hti',
  JM: 'jam',
  KN: 'san cristobal y nieves|st kitts|st kitts and nevis|saint kitts|kna',
  KR: 'corea|corea del sur|south korea|republica de corea',
  LC: 'santa lucia|st lucia|saint lucia|lca',
  MQ: 'martinica|mtq',
  MX: 'mejico|estados unidos mexicanos|mex',
  NI: 'nic',
  NL: 'holanda|holland|paises bajos|nld',
  PA: 'pan',
  PE: 'per',
  PR: 'pri',
  PY: 'pry',
  SR: 'surinam|suriname|sur',
  SV: 'salvador|el salvador|slv',
  SX: 'sint maarten|st maarten|sxm',
  TT: 'trinidad|trinidad tobago|trinidad y tobago|trinidad and tobago|tto',
  US: 'eeuu|ee uu|e e u u|e u|eua|e u a|usa|u s a|u s|us|estados unidos|estados unidos de america|estados unidos da america|united states of america|estados unidos de norteamerica|the united states',
  UY: 'republica oriental del uruguay|ury',
  VC: 'san vicente|san vicente y las granadinas|st vincent|saint vincent|vct',
  VE: 'republica bolivariana de venezuela|venezuela republica bolivariana de|bolivarian republic of venezuela|ven',
};

const byName: ReadonlyMap<string, string> = namesOfCountries();

function namesOfCountries(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const language of languages) {
    const names = new Intl.DisplayNames(language, { type: 'region' });
    for (const code of isoCountries) found.set(foldCountry(names.of(code) ?? code), code);
  }
  for (const code of isoCountries) found.set(code.toLowerCase(), code);
  for (const [code, names] of Object.entries(otherNames)) {
    for (const name of names.split('|')) found.set(foldCountry(name), code);
  }
  return found;
}

/** Folded, `&` and `saint` as they are shortened, without a leading article. */
function foldCountry(name: string): string {
  return fold(name.replaceAll('&', ' and '))
    .replace(/\bsaint\b/g, 'st')
    .replace(/^(?:la|las|los|the|le|les|o|os|a) (?=.)/, '');
}

/**
 * The ISO 3166-1 alpha-2 code of a country written in Spanish, English, Portuguese or French, as a code (`BR`; alpha-3
 * for the Americas), or as people shorten it (`EE.UU.`, `Rep. Dominicana`). Null when it is none.
 */
export const findCountry = (written: string): string | null => byName.get(foldCountry(written)) ?? null;

/** Every country in a cell that may hold several (`México, Guatemala y Honduras`), and what is none. */
export function findCountries(written: string): {
  readonly codes: readonly string[];
  readonly unknown: readonly string[];
} {
  const codes = new Set<string>();
  const unknown: string[] = [];
  const parts = written.split(/(\s*[;,/|\n]\s*|\s+(?:y|e|and|et|&)\s+)/i);
  for (let from = 0; from < parts.length; ) {
    // «Trinidad y Tobago», «San Vicente y las Granadinas»: the longest run that is a country is one.
    const end = [from + 4, from + 2, from].find((to) => findCountry(parts.slice(from, to + 1).join('')) !== null);
    const piece = parts
      .slice(from, (end ?? from) + 1)
      .join('')
      .trim();
    const code = findCountry(piece);
    if (code !== null) codes.add(code);
    else if (piece !== '') unknown.push(piece);
    from = (end ?? from) + 2;
  }
  return { codes: [...codes], unknown };
}
