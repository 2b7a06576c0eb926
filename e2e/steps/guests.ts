/** Whom an agency invites. */
export const guests = {
  rosa: { name: 'Rosa Chi Canul', email: 'rosa@albergue-laceiba.example' },
  devika: { name: 'Devika Singh', email: 'devika@guyana-forum.example', language: 'en' },
  marta: { name: 'Marta Ixchop', email: 'marta@familias.example' },
  julia: { name: 'Julia Ixchop', email: 'julia@familias.example' },
  pablo: { name: 'Pablo Sosa', email: 'pablo@sosa.example' },
  nelson: { name: 'Nelson Vera', email: 'nelson@vera.example' },
} as const;

/** Sixteen who confirm: 6 from Mexico, 5 from Guatemala, 4 from Colombia, 1 from Peru; 9 women, 7 men. */
const confirming = [
  ...Array.from({ length: 6 }, (_, n) => ['México', 'Sociedad civil', n < 4 ? 'Mujer' : 'Hombre']),
  ...Array.from({ length: 5 }, (_, n) => ['Guatemala', 'Sociedad civil', n < 3 ? 'Mujer' : 'Hombre']),
  ...Array.from({ length: 4 }, (_, n) => ['Colombia', 'Gobierno nacional', n < 2 ? 'Mujer' : 'Hombre']),
  ['Perú', 'Gobierno local', 'Hombre'],
];

export const personas = confirming.map((_, index) => ({
  name: `Persona ${index + 1}`,
  email: `persona${index + 1}@invitadas.example`,
}));

/** Semicolons, as spreadsheets in Spanish write them; one line without an address, one invited already. */
export const listOfGuests = [
  'Nombre;Correo electrónico;Institución;País;Sector;Género;Idioma',
  'Devika Singh;devika@guyana-forum.example;Guyana Migrants Forum;Guyana;Sociedad civil;Mujer;inglés',
  'Marta Ixchop;marta@familias.example;Red de Familias Buscadoras;Guatemala;Sociedad civil;Mujer;español',
  'Pablo Sosa;pablo@sosa.example;Observatorio de Rutas;Panamá;Sociedad civil;Hombre;español',
  'Nelson Vera;nelson@vera.example;Pastoral de Movilidad;Ecuador;Sociedad civil;Hombre;español',
  'Sin Correo;;Casa de la Niñez;Perú;Sociedad civil;Mujer;español',
  'Rosa Chi;ROSA@albergue-laceiba.example;Albergue La Ceiba;México;Sociedad civil;Mujer;español',
  ...personas.map(({ name, email }, index) =>
    [name, email, `Institución ${index + 1}`, ...(confirming[index] ?? []), 'español'].join(';'),
  ),
].join('\r\n');

/** A participants' report as Zoom writes it, of a session that began at `begins`. */
export function zoomReport(begins: Temporal.Instant): string {
  const at = (minutes: number): string => {
    const local = begins.add({ minutes }).toZonedDateTimeISO('America/Costa_Rica');
    const day = [local.month, local.day].map((part) => String(part).padStart(2, '0')).join('/');
    return `${day}/${local.year} ${local.toPlainTime().toString({ smallestUnit: 'second' })}`;
  };
  const row = (name: string, email: string, from: number, to: number): string =>
    [name, email, at(from), at(to), to - from, 'No', 'No'].join(',');
  return [
    'Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,In waiting room',
    row('Rosa', guests.rosa.email, -5, 118),
    ...personas.slice(0, 14).map(({ name, email }, index) => row(name, email, index, 110)),
    row('iPhone de P.', '', 2, 100),
    row('Persona 16', '', 2, 90),
    row('Prueba de audio', '', 0, 3),
  ].join('\n');
}
