import { fold } from '../../platform/fold.ts';
import { trigramSimilarity } from './similarity.ts';

export const memberFields = [
  'name',
  'acronym',
  'country',
  'city',
  'group',
  'mesas',
  'objectives',
  'email',
  'website',
  'representative',
  'representative-email',
  'gender',
] as const;
/** What a column of a member list may hold. Each is shown by its message `import.field.<field>`. */
export type MemberField = (typeof memberFields)[number];

/** `confidence` 0 to 100: 100 the heading is exactly a known one, under 60 a guess to look at. */
export type ColumnMatch = {
  readonly heading: string;
  readonly field: MemberField | null;
  readonly confidence: number;
};

type Matching = {
  /** One for each heading, in order; no field twice. */
  readonly columns: readonly ColumnMatch[];
  /** Fields no list can do without that no column was matched to. */
  readonly missing: readonly MemberField[];
};

type Reading = { readonly field: MemberField; readonly confidence: number };

const list = (words: string): readonly string[] => words.split('|');

const required: readonly MemberField[] = ['name', 'country'];

/** Headings as lists have them, folded, in Spanish, English, Portuguese and French. */
const headings: Readonly<Record<MemberField, readonly string[]>> = {
  name: list(
    'organizacion|nombre de la organizacion|nombre organizacion|institucion|nombre de la institucion|' +
      'entidad|nombre de la entidad|razon social|osc|ong|miembro|organizacion miembro|organization|' +
      'organisation|organization name|name of the organization|institution|entity|member|organizacao|' +
      'nome da organizacao|instituicao|nom de l organisation|nom organisation',
  ),
  acronym: list(
    'sigla|siglas|acronimo|abreviatura|abreviacion|nombre corto|acronym|abbreviation|short name|initials|' +
      'acronimo da organizacao|acronyme|sigle',
  ),
  country: list(
    'pais|paises|pais de la organizacion|pais sede|pais de origen|pais de residencia|country|countries|' +
      'country of the organization|nation|pays|pais da organizacao',
  ),
  city: list('ciudad|ciudades|municipio|localidad|ciudad sede|city|cities|town|cidade|cidades|ville'),
  group: list(
    'sector|grupo|grupo de interes|grupo de partes interesadas|tipo|tipo de organizacion|tipo de actor|' +
      'parte interesada|stakeholder group|stakeholder|group|type|type of organization|setor|secteur|groupe|' +
      'tipo de organizacao|categoria|category',
  ),
  mesas: list(
    'mesa|mesas|mesa s|mesa de trabajo|mesas de trabajo|mesa tematica|mesas tematicas|' +
      'mesa en la que participa|mesas en las que participa|working table|working tables|working group|' +
      'thematic table|table|tables|mesa de trabalho|table de travail',
  ),
  objectives: list(
    'objetivo|objetivos|objetivos del pacto|objetivos del pmm|objetivos del pacto mundial|temas|objective|' +
      'objectives|gcm objectives|objectifs',
  ),
  email: list(
    'correo|correos|correo electronico|correo e|e mail|email|mail|correo institucional|' +
      'correo de la organizacion|correo de contacto|direccion de correo|direccion de correo electronico|' +
      'email address|e mail address|contact email|organization email|endereco de email|courriel|' +
      'adresse e mail|email da organizacao',
  ),
  website: list('web|sitio web|pagina web|pagina|sitio|url|website|web site|web page|site|site web|redes sociales'),
  representative: list(
    'representante|representantes|nombre del representante|nombre de la representante|' +
      'nombre de la persona representante|persona representante|contacto|persona de contacto|' +
      'nombre del contacto|nombre y apellido|nombre y apellidos|nombres y apellidos|nombre completo|' +
      'responsable|punto focal|persona|delegado|delegada|representante titular|titular|representative|' +
      'representatives|name of representative|contact|contact person|contact name|full name|focal point|' +
      'pessoa de contato|contato|nome do representante|personne de contact|representant',
  ),
  'representative-email': list(
    'correo del representante|correo de la representante|correo representante|correo del contacto|' +
      'correo electronico del representante|correo de la persona representante|correo personal|' +
      'email representante|email del representante|email del contacto|representative email|' +
      'email of representative|e mail of the representative|contact person email|email do representante|' +
      'correo de la persona de contacto',
  ),
  gender: list('genero|sexo|identidad de genero|genero de la persona|genero del representante|gender|sex|genre'),
};

// Alone they are headings of more than one field: which one depends on what the other columns hold.
const organizationOrPerson: readonly Reading[] = [
  { field: 'name', confidence: 85 },
  { field: 'representative', confidence: 70 },
];
const ambiguous: ReadonlyMap<string, readonly Reading[]> = new Map(
  ['nombre', 'nombres', 'name', 'nome', 'nom'].map((heading) => [heading, organizationOrPerson]),
);

// In a heading that is a question, these words tell best: «¿En qué país está su organización?» asks for a country.
const telling: readonly (readonly [RegExp, MemberField, number])[] = [
  [
    /\b(?:correo|e ?mail|courriel)\b.*\b(?:represent\w*|contacto|contact|persona|person|delegad\w*)\b/,
    'representative-email',
    75,
  ],
  [
    /\b(?:represent\w*|contacto|contact|persona|person|delegad\w*)\b.*\b(?:correo|e ?mail)\b/,
    'representative-email',
    75,
  ],
  [/\b(?:sigla|siglas|acronimo|acronym)\b/, 'acronym', 70],
  [/\b(?:genero|sexo|gender)\b/, 'gender', 70],
  [/\b(?:pais|paises|country|countries|pays)\b/, 'country', 70],
  [/\b(?:ciudad|ciudades|municipio|city|cidade|ville)\b/, 'city', 65],
  [/\b(?:mesa|mesas|working tables?)\b/, 'mesas', 65],
  [/\b(?:objetivos?|objectives?|objectifs?)\b/, 'objectives', 65],
  [/\b(?:sitio web|pagina web|website|url)\b/, 'website', 65],
  [/\b(?:correo|e ?mail|courriel)\b/, 'email', 65],
  [/\b(?:sector|grupo|tipo|stakeholder|setor)\b/, 'group', 60],
  [/\b(?:representante|representative|contacto|contact person|punto focal)\b/, 'representative', 60],
  [/\b(?:organizacion|organization|organisation|institucion|organizacao)\b/, 'name', 50],
];

/**
 * Which column of a member list holds what, from its headings in any order and in several languages. The surest
 * match is made first; a heading whose field is taken falls back to its next sense (`Organización`, `Nombre`: the
 * second is the representative's). Headings that say nothing known are left to the person who imports.
 */
export function matchColumns(written: readonly string[]): Matching {
  const candidates = written.flatMap((heading, index) =>
    readings(fold(heading)).map(({ field, confidence }) => ({ index, field, confidence })),
  );
  candidates.sort(
    (a, b) =>
      b.confidence - a.confidence || memberFields.indexOf(a.field) - memberFields.indexOf(b.field) || a.index - b.index,
  );
  const byColumn = new Map<number, (typeof candidates)[number]>();
  const taken = new Set<MemberField>();
  for (const candidate of candidates) {
    if (byColumn.has(candidate.index) || taken.has(candidate.field)) continue;
    byColumn.set(candidate.index, candidate);
    taken.add(candidate.field);
  }
  return {
    columns: written.map((heading, index) => ({
      heading,
      field: byColumn.get(index)?.field ?? null,
      confidence: byColumn.get(index)?.confidence ?? 0,
    })),
    missing: required.filter((field) => !taken.has(field)),
  };
}

function readings(heading: string): readonly Reading[] {
  if (heading === '') return [];
  const senses = ambiguous.get(heading) ?? [];
  const exact = memberFields
    .filter((field) => headings[field].includes(heading))
    .map((field) => ({ field, confidence: 100 }));
  if (exact.length + senses.length > 0) return [...exact, ...senses];
  const told = telling
    .filter(([words]) => words.test(heading))
    .map(([, field, confidence]) => ({ field, confidence: confidence - (heading.length > 60 ? 10 : 0) }));
  return told.length > 0 ? told : misspelt(heading);
}

function misspelt(heading: string): readonly Reading[] {
  return memberFields.flatMap((field) => {
    const alike = Math.max(...headings[field].map((known) => trigramSimilarity(known, heading)));
    return alike >= 0.5 ? [{ field, confidence: Math.round(alike * 60) }] : [];
  });
}
