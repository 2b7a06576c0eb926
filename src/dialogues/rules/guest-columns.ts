import { fold } from '../../platform/fold.ts';

export const guestFields = [
  'name',
  'surname',
  'email',
  'institution',
  'country',
  'sector',
  'gender',
  'language',
] as const;
/** What a column of a list of people to invite may hold. Each is shown by its message `invite.field.<field>`. */
export type GuestField = (typeof guestFields)[number];

// Folded headings in Spanish, English, Portuguese and French, and the words that tell in a longer one.
const headings: Readonly<Record<GuestField, readonly [whole: string, telling: RegExp | null]>> = {
  name: [
    'nombre|nombres|nombre completo|nombre y apellido|nombre y apellidos|nombres y apellidos|persona|participante|' +
      'invitado|invitada|contacto|representante|punto focal|name|full name|first name|person|participant|contact|' +
      'guest|representative|nome|nome completo|nom|nom complet|prenom et nom',
    /\b(?:nombre|nombres|name|nome|nom)\b/,
  ],
  surname: ['apellido|apellidos|last name|surname|family name|sobrenome|nom de famille', /\bapellidos?\b/],
  email: [
    'correo|correos|correo electronico|e mail|email|mail|direccion de correo|direccion de correo electronico|' +
      'email address|e mail address|courriel|adresse e mail|endereco de email',
    /\b(?:correo|e ?mail|courriel)\b/,
  ],
  institution: [
    'institucion|organizacion|entidad|ministerio|dependencia|osc|ong|institution|organization|organisation|entity|' +
      'ministry|affiliation|instituicao|organizacao',
    /\b(?:institucion|organizacion|entidad|institution|organi[sz]ation|instituicao|organizacao)\b/,
  ],
  country: ['pais|country|nation|pays', /\b(?:pais|country|pays)\b/],
  sector: ['sector|tipo|tipo de actor|grupo|stakeholder|group|type|setor|secteur', /\b(?:sector|setor|secteur)\b/],
  gender: ['genero|sexo|identidad de genero|gender|sex|genre', /\b(?:genero|gender|genre)\b/],
  language: ['idioma|lengua|lenguaje|language|lingua|langue', /\b(?:idioma|language|langue)\b/],
};

/**
 * Which column of a list of people holds what, from its headings in any order; null where a heading says nothing
 * known. No field twice: a heading that is exactly a known one goes before one that only contains it.
 */
export function matchGuestColumns(written: readonly string[]): readonly (GuestField | null)[] {
  const matched: (GuestField | null)[] = written.map(() => null);
  const sure = (folded: string, field: GuestField) => headings[field][0].split('|').includes(folded);
  const likely = (folded: string, field: GuestField) => headings[field][1]?.test(folded) === true;
  for (const fits of [sure, likely]) {
    for (const [index, heading] of written.entries()) {
      if (matched[index] !== null) continue;
      const free = guestFields.filter((field) => !matched.includes(field));
      // «Nombre de la organización» names an institution: what a heading is about stands at its end.
      const found = free.filter((field) => fits(fold(heading), field)).at(-1);
      if (found) matched[index] = found;
    }
  }
  return matched;
}
