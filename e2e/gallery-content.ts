import type { LoomRow, LoomThread } from '../src/ui/components/Telar.tsx';

type Said = readonly [es: string, en: string];

const mesaOf: readonly (readonly number[])[] = [
  [2, 5, 6, 12, 18],
  [4, 8, 9, 10, 11, 13, 21],
  [14, 15, 16, 19, 20, 22],
  [1, 3, 7, 17, 23],
];

const shorts: readonly Said[] = [
  ['Datos', 'Data'],
  ['Factores adversos', 'Adverse drivers'],
  ['Información', 'Information'],
  ['Identidad jurídica y documentación', 'Legal identity'],
  ['Vías de migración regular', 'Regular pathways'],
  ['Contratación y trabajo decente', 'Recruitment and decent work'],
  ['Reducir vulnerabilidades', 'Vulnerabilities'],
  ['Salvar vidas', 'Save lives'],
  ['Tráfico ilícito de migrantes', 'Counter smuggling'],
  ['Erradicar la trata', 'Eradicate trafficking'],
  ['Gestión de fronteras', 'Borders'],
  ['Procedimientos migratorios', 'Screening and referral'],
  ['Alternativas a la detención', 'Alternatives to detention'],
  ['Protección consular', 'Consular protection'],
  ['Acceso a servicios básicos', 'Basic services'],
  ['Inclusión y cohesión social', 'Inclusion and cohesion'],
  ['Eliminar la discriminación', 'Discrimination'],
  ['Aptitudes y cualificaciones', 'Skills'],
  ['Contribución de las diásporas', 'Diaspora contributions'],
  ['Remesas', 'Remittances'],
  ['Retorno y reintegración', 'Return and reintegration'],
  ['Protección social', 'Social protection'],
  ['Cooperación internacional', 'International cooperation'],
];

export const threadsIn = (language: 'es' | 'en'): LoomThread[] =>
  shorts.map((short, index) => ({
    n: index + 1,
    short: short[language === 'es' ? 0 : 1],
    mesa: mesaOf.findIndex((objectives) => objectives.includes(index + 1)) + 1,
    href: `/${language}/objetivos/${index + 1}`,
  }));

export const loomRows = (language: 'es' | 'en'): LoomRow[] =>
  (
    [
      [
        ['Consulta de las y los miembros, 2022', 'Consultation of the members, 2022'],
        [2, 5, 6, 18, 8, 15, 16, 19, 1, 7, 17],
      ],
      [
        ['Conversatorio 2023 · tema 1', 'Dialogue 2023 · theme 1'],
        [7, 8, 15],
      ],
      [
        ['Conversatorio 2023 · tema 2', 'Dialogue 2023 · theme 2'],
        [6, 16, 18, 19],
      ],
      [
        ['Recomendaciones', 'Recommendations'],
        [2, 5, 8, 13, 15, 16, 19, 7, 23],
      ],
      [
        ['Buenas prácticas', 'Good practices'],
        [5, 6, 18, 4, 8, 15, 16, 19, 22, 7],
      ],
    ] as const
  ).map(([label, objectives]) => ({ label: label[language === 'es' ? 0 : 1], objectives }));

export const region =
  'AG AR BB BO BR BS BZ CL CO CR CU DM DO EC GD GT GY HN HT JM KN LC MX NI PA PE PY SR SV TT UY VC VE'.split(' ');

export const countries = new Map(
  Object.entries({
    MX: 31,
    CO: 24,
    CR: 19,
    GT: 14,
    AR: 13,
    PE: 12,
    CL: 11,
    EC: 9,
    BR: 8,
    HN: 7,
    SV: 6,
    PA: 6,
    DO: 5,
    BO: 5,
    UY: 3,
    JM: 2,
    TT: 2,
    LC: 1,
    GY: 1,
    ES: 2,
    US: 1,
  }),
);
