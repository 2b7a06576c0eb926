import { fold } from '../../platform/fold.ts';

/**
 * A name as it is compared. `words` are its own: folded, without articles and prepositions, without the legal form.
 * `initials` are those a reader would make of it, `acronyms` those the name itself gives: `Servicio … (SJM)`.
 */
export type ReadName = {
  readonly words: readonly string[];
  readonly initials: readonly string[];
  readonly acronyms: readonly string[];
};

const particles = new Set(
  (
    'a al and au aux com d da das de del des di do dos du e el em en et for for i in l la las le les lo los na nas no nos ' +
    'o of on os ou para par pela pelo por pour the to u um uma un una und y yo'
  ).split(' '),
);

// Longest first: «sociedad anónima de capital variable» before «sociedad anónima».
const legalForms = [
  'sociedad anonima de capital variable',
  'organizacion de la sociedad civil',
  'institucion de asistencia privada',
  'organizacion no gubernamental',
  'non governmental organization',
  'asociacion sin fines de lucro',
  'sociedad anonima',
  'sin fines de lucro',
  'asociacion civil',
  'associacao civil',
  'sa de cv',
  'non profit',
  'fundacion',
  'fundacao',
  'foundation',
  'fondation',
  'fondasyon',
  'stichting',
  'asociacion',
  'associacao',
  'association',
  'asosyasyon',
  'vereniging',
  'corporacion',
  'corporation',
  'limitada',
  'asbl',
  'abp',
  'a c',
  'ac',
  'corp',
  'eirl',
  'iap',
  'inc',
  'llc',
  'ltd',
  'ltda',
  'ngo',
  'oenegue',
  'ong',
  'onlus',
  'osc',
  'ogn',
  'sa',
  'sac',
  'sas',
  'sc',
  'spr',
  'srl',
].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));

/** The words of a name that are common among organizations of this field, and set none apart from the others. */
const genericWords = new Set(
  (
    'accion acogida advocacy agencia albergue alianza alliance america american americana americanas americano apoyo ' +
    'asistencia ayuda caribe caribbean caribena caribeno casa center central centre centro centroamerica ' +
    'centroamericana centroamericano ciudad ciudadana ciudadania civil coalicion coalition colectiva colectivo ' +
    'collective comision comite commission committee community comunidad comunidades comunitaria comunitario ' +
    'confederacion consejo coordinadora council defensa defensoria democracia derecho derechos desarrollo development ' +
    'diaspora diasporas dignidad direitos direito droits ecumenica educacion education empresa escuela estudio ' +
    'estudios familia familias federacion federation femmes foro forum frontera fronteras gente global group grupo ' +
    'hogar human humana humanas humano humanos immigrant immigrants inclusion indigena indigenas infancia ' +
    'initiative iniciativa inmigrante inmigrantes instituto institute integral integracion international ' +
    'internacional investigacion jovenes justice justicia juventud labor latin latina latinas latino latinoamerica ' +
    'latinoamericana latinoamericano latinos liga local mesa migracion migraciones migrant migrante migrantes ' +
    'migrants migration migrations migratoria migratorio ministry mision movilidad movement movimento movimiento ' +
    'mujer mujeres mulheres mundial mundo nacional national network new ninas ninez ninos norte nueva nuevo oficina ' +
    'organisation organization organizacion organizaciones paises pastoral people persona personas plataforma ' +
    'platform programa promocion proteccion protection proyecto pueblo pueblos red redes refuge refugee refugees ' +
    'refugiada refugiadas refugiado refugiados region regional rede reseau retorno rights rural rurales ' +
    'secretariado service services servicio servicios shelter sin sindicato social sociales society ' +
    'solidaria solidaridad solidarity studies sur trabajadora trabajadoras trabajador trabajadores trabajo union ' +
    'unida unidas unidos universidad universidade university vida voces women workers world youth'
  ).split(' '),
);

export const isGeneric = (word: string): boolean => genericWords.has(word) || word.length < 3;

/** Reads a name as people write it: `Red de Mujeres «El Camino», A.C. (RMC)`. */
export function readName(name: string): ReadName {
  const { bare, acronyms } = withoutAcronym(name);
  const folded = fold(joinDotted(bare));
  const all = significant(folded);
  const own = significant(withoutLegalForm(folded));
  const words = own.length > 0 ? own : all;
  const initials = [words, all].map((list) => list.map((word) => word[0]).join(''));
  return { words, initials: [...new Set(initials)].filter((letters) => letters.length > 2), acronyms };
}

const significant = (folded: string): string[] =>
  folded.split(' ').filter((word) => word !== '' && !particles.has(word));

/** `A.C.` and `S. A. de C. V.` are `AC` and `SA de CV`. */
const joinDotted = (name: string): string =>
  name.replace(/(?<![\p{L}\p{N}])(?:\p{L}\.\s?){2,}/gu, (letters) => `${letters.replace(/[.\s]/g, '')} `);

function withoutLegalForm(folded: string): string {
  for (const form of legalForms) {
    if (folded === form) return '';
    if (folded.startsWith(`${form} `)) return withoutLegalForm(folded.slice(form.length + 1));
    if (folded.endsWith(` ${form}`)) return withoutLegalForm(folded.slice(0, -form.length - 1));
  }
  return folded;
}

/** An acronym in parentheses, or in capitals after a last dash, is not one of the name's words. */
function withoutAcronym(name: string): { readonly bare: string; readonly acronyms: readonly string[] } {
  const found =
    /^(.*\S)\s*\(([^()]{2,15})\)\s*$/u.exec(name) ?? /^(.*\S)\s+[–—-]\s+([\p{Lu}\p{N}.]{2,15})\s*$/u.exec(name);
  const [, bare, written = ''] = found ?? [];
  const acronym = foldAcronym(written);
  const hasCapitals = (written.match(/\p{Lu}/gu)?.length ?? 0) > 1;
  if (bare === undefined || !hasCapitals || !/^[a-z0-9]{2,10}$/.test(acronym)) return { bare: name, acronyms: [] };
  return { bare, acronyms: [acronym] };
}

/** `S.J.M.` and `sjm` are one acronym. */
export const foldAcronym = (acronym: string): string => fold(acronym).replaceAll(' ', '');
