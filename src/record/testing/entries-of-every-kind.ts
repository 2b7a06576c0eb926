import { personal } from '../rules/commitments.ts';
import type { NewEntry } from '../types.ts';
import { electionSamples } from './entries-of-elections.ts';

const secretariat = { office: 'secretariat', body: 'mesa:2' };
const title = { es: 'Conversatorio 2026', en: 'Dialogue 2026' };
const digest = 'ab'.repeat(32);

/** One entry of every kind that acts record, with what the page says of it in both languages. */
export const samples: readonly (readonly [NewEntry, string, string])[] = [
  [
    {
      kind: 'charter-adopted',
      by: 'system',
      subject: 'mechanism',
      facts: { version: '1.0', date: '2022-02-11', digest },
    },
    'Rigen los Términos de Referencia en su versión 1.0, del 11 de febrero de 2022.',
    'The Terms of Reference in their version 1.0, of 11 February 2022, are in force.',
  ],
  [
    {
      kind: 'organization-admitted',
      by: secretariat,
      subject: 'organization:1',
      facts: { name: personal('Casa del Camino', 'organization:1'), mesas: [1, 2] },
    },
    'Casa del Camino ingresó en Mesa 1 y Mesa 2.',
    'Casa del Camino joined Mesa 1 and Mesa 2.',
  ],
  [
    { kind: 'organization-admitted', by: secretariat, subject: 'organization:2', facts: { name: null, mesas: [2] } },
    'Una organización ingresó en Mesa 2.',
    'An organization joined Mesa 2.',
  ],
  [
    { kind: 'organization-refused', by: secretariat, subject: null, facts: { reason: 'some-reason', mesas: [2] } },
    'No se admitió una solicitud para Mesa 2. Motivo: some-reason.',
    'An application to Mesa 2 was not admitted. Reason: some-reason.',
  ],
  [
    {
      kind: 'objection-decided',
      by: { office: 'liaison-member', body: 'liaison' },
      subject: null,
      facts: { outcome: 'upheld' },
    },
    'Se revisó una objeción y se dio la razón a quien objetó.',
    'An objection was reviewed and upheld.',
  ],
  [
    {
      kind: 'objection-decided',
      by: { office: 'liaison-member', body: 'liaison' },
      subject: null,
      facts: { outcome: 'dismissed' },
    },
    'Se revisó una objeción y se mantuvo la decisión.',
    'An objection was reviewed and the decision kept.',
  ],
  [
    {
      kind: 'membership-ended',
      by: secretariat,
      subject: 'organization:2',
      facts: { name: null, mesas: [2], cause: 'withdrawal' },
    },
    'Una organización dejó Mesa 2.',
    'An organization left Mesa 2.',
  ],
  [
    { kind: 'members-imported', by: 'console', subject: 'mechanism', facts: { admitted: 1150, refused: 3 } },
    'Se cargó una lista de miembros. Organizaciones incorporadas: 1150. Líneas que no entraron: 3.',
    'A list of members was loaded. Organizations added: 1,150. Lines left out: 3.',
  ],
  [
    {
      kind: 'mandate-granted',
      by: { office: 'operator', body: 'mechanism' },
      subject: 'mandate:1',
      facts: {
        holder: personal('Ana <b>Pérez</b>', 'person:ana'),
        onBehalfOf: personal('Casa del Camino', 'organization:1'),
        office: 'secretariat',
        body: 'mesa:2',
        source: 'election',
        words: null,
        from: '2026-11-20',
        to: '2027-11-20',
      },
    },
    'Se otorgó a Ana &lt;b&gt;Pérez&lt;/b&gt;, por Casa del Camino, un mandato: Secretaría, Mesa 2, desde el 20 de noviembre de 2026, y termina el 20 de noviembre de 2027. Por elección.',
    'A mandate was granted to Ana &lt;b&gt;Pérez&lt;/b&gt;, for Casa del Camino: Secretariat, Mesa 2, from 20 November 2026, ending on 20 November 2027. By election.',
  ],
  [
    {
      kind: 'mandate-ended',
      by: 'system',
      subject: 'mandate:1',
      facts: { holder: null, office: 'representative', body: 'organization:1', cause: 'term', on: '2026-11-20' },
    },
    'Terminó el 20 de noviembre de 2026 el mandato de una persona: Representante de la organización, una organización miembro.',
    'On 20 November 2026 the mandate of a person ended: Representative of the organization, a member organization.',
  ],
  [
    {
      kind: 'mandate-agency-named',
      by: { office: 'operator', body: 'mechanism' },
      subject: 'mandate:2',
      facts: { office: 'agency-focal-point', body: 'working-group', agency: 'iom' },
    },
    'Se inscribió por cuál agencia se ejerce un mandato que no lo decía: Punto focal de agencia, Grupo de Trabajo sobre Sociedad Civil, por OIM.',
    'It was entered for which agency a mandate is held that did not say so: Agency focal point, Working Group on Civil Society, for IOM.',
  ],
  [
    {
      kind: 'mandate-granted',
      by: { office: 'operator', body: 'mechanism' },
      subject: 'mandate:3',
      facts: {
        holder: personal('Eva Luz', 'person:luz'),
        onBehalfOf: null,
        office: 'delegate',
        body: 'mesa:2',
        source: 'appointment',
        words: personal('Votación de la Mesa 2, acta 9', 'person:luz'),
        from: '2026-11-20',
        to: null,
      },
    },
    'Se otorgó a Eva Luz un mandato: Delegatura principal, Mesa 2, desde el 20 de noviembre de 2026. Por designación. Fuente: «Votación de la Mesa 2, acta 9».',
    'A mandate was granted to Eva Luz: Principal delegate, Mesa 2, from 20 November 2026 on. By appointment. Source: “Votación de la Mesa 2, acta 9”.',
  ],
  [
    {
      kind: 'mandate-ended',
      by: { office: 'secretariat', body: 'mesa:2' },
      subject: 'mandate:3',
      facts: {
        holder: personal('Ana Paz', 'person:ana'),
        office: 'secretariat',
        body: 'mesa:2',
        cause: 'resignation',
        on: '2026-11-20',
      },
    },
    'Terminó el 20 de noviembre de 2026 el mandato de Ana Paz: Secretaría, Mesa 2. Motivo: renuncia.',
    'On 20 November 2026 the mandate of Ana Paz ended: Secretariat, Mesa 2. Reason: resignation.',
  ],
  [
    {
      kind: 'agencies-proposed',
      by: { office: 'agency-focal-point', body: 'working-group' },
      subject: 'liaison',
      facts: { agencies: ['iom', 'ilo'], until: '2026-11-30' },
    },
    'Se propuso para los asientos de las agencias, en la instancia «Mesa de Vinculación»: OIM y OIT. Podía objetarse hasta el 30 de noviembre de 2026.',
    'Proposed for the seats of the agencies in the body “Liaison Mesa”: IOM and ILO. It could be objected to until 30 November 2026.',
  ],
  [
    { kind: 'agency-round-closed', by: 'system', subject: 'liaison', facts: { outcome: 'named', agencies: ['iom'] } },
    'Quedó designado por consenso, para los asientos de las agencias en la instancia «Mesa de Vinculación»: OIM.',
    'Designated by consensus for the seats of the agencies in the body “Liaison Mesa”: IOM.',
  ],
  [
    { kind: 'agency-round-closed', by: 'system', subject: 'liaison', facts: { outcome: 'objected', agencies: [] } },
    'No hubo consenso sobre los asientos de las agencias en la instancia «Mesa de Vinculación».',
    'There was no consensus on the seats of the agencies in the body “Liaison Mesa”.',
  ],
  [
    { kind: 'dialogue-convened', by: secretariat, subject: 'dialogue:2026', facts: { title, date: '2026-12-04' } },
    'Se convocó «Conversatorio 2026» para el 4 de diciembre de 2026.',
    '“Dialogue 2026” was convened for 4 December 2026.',
  ],
  [
    { kind: 'dialogue-changed', by: secretariat, subject: 'dialogue:2026', facts: { title, date: '2026-12-04' } },
    'Se cambiaron los datos de «Conversatorio 2026», que es el 4 de diciembre de 2026.',
    'The particulars of “Dialogue 2026”, on 4 December 2026, were changed.',
  ],
  [
    {
      kind: 'dialogue-cancelled',
      by: 'console',
      subject: 'dialogue:1',
      facts: { title, date: '2026-08-08', reason: { es: 'No hay sede', en: 'No venue' } },
    },
    'Se canceló «Conversatorio 2026», previsto para el 8 de agosto de 2026. Razón: No hay sede',
    '“Dialogue 2026”, planned for 8 August 2026, was cancelled. Reason: No venue',
  ],
  [
    { kind: 'theme-changed', by: secretariat, subject: 'theme:1', facts: { title, objectives: [7, 8, 15] } },
    'Se fijó el tema «Conversatorio 2026» (objetivos 7, 8 y 15).',
    'The theme “Dialogue 2026” was set (objectives 7, 8 and 15).',
  ],
  [
    {
      kind: 'panel-published',
      by: secretariat,
      subject: 'theme:1',
      facts: { title, stage: 'held', seats: [{ sector: 'civil-society', seats: 3 }], exceptions: ['sector', 'gender'] },
    },
    'Se publicó el panel tal como tuvo lugar en «Conversatorio 2026»: Sociedad civil, 3. Hay 2 reglas de equilibrio que no cumple.',
    'The panel of “Dialogue 2026” as it took place was published: Civil society, 3. 2 rules of balance are not met.',
  ],
  [
    {
      kind: 'report-released',
      by: secretariat,
      subject: 'report:1',
      facts: { title, release: 2, digest, by: personal('Ana Lucía Pérez', 'person:1') },
    },
    'El informe «Conversatorio 2026» recibió el visto bueno número 2, de Ana Lucía Pérez.',
    'The report “Dialogue 2026” received release number 2, by Ana Lucía Pérez.',
  ],
  [
    {
      kind: 'report-released',
      by: secretariat,
      subject: 'report:1',
      facts: { title, release: 1, digest, by: personal('Ana Lucía Pérez', 'person:1'), voids: 1 },
    },
    'El informe «Conversatorio 2026» recibió el visto bueno número 1, de Ana Lucía Pérez. El texto había cambiado: el visto bueno anterior ya no cuenta.',
    'The report “Dialogue 2026” received release number 1, by Ana Lucía Pérez. The text had changed: the release before it no longer counts.',
  ],
  [
    { kind: 'report-published', by: secretariat, subject: 'report:1', facts: { title, digest } },
    'Se publicó el informe «Conversatorio 2026».',
    'The report “Dialogue 2026” was published.',
  ],
  [
    { kind: 'report-corrected', by: secretariat, subject: 'report:1', facts: { title, digest, replaces: digest } },
    'Se corrigió el informe «Conversatorio 2026».',
    'The report “Dialogue 2026” was corrected.',
  ],
  [
    {
      kind: 'report-corrected',
      by: secretariat,
      subject: 'report:1',
      facts: {
        title,
        digest,
        replaces: digest,
        recommendations: { withdrawn: ['T1·R2'], added: ['T1·R11', 'T2·R4'], changed: ['T1·R1'] },
      },
    },
    'Se corrigió el informe «Conversatorio 2026». Ya no contiene la recomendación T1·R2. Agrega las recomendaciones T1·R11 y T2·R4. Cambia la recomendación T1·R1.',
    'The report “Dialogue 2026” was corrected. It no longer contains recommendation T1·R2. It adds recommendations T1·R11 and T2·R4. It changes recommendation T1·R1.',
  ],
  [
    {
      kind: 'report-corrected',
      by: secretariat,
      subject: 'report:1',
      facts: { title, digest, replaces: digest, recommendations: { withdrawn: [], added: [], changed: [] } },
    },
    'Se corrigió el informe «Conversatorio 2026». Las recomendaciones quedan como estaban.',
    'The report “Dialogue 2026” was corrected. The recommendations stay as they were.',
  ],
  [
    { kind: 'report-edition-withheld', by: secretariat, subject: 'report:1', facts: { title, edition: 1, digest } },
    'La edición 1 del informe «Conversatorio 2026» dejó de publicarse: su texto se borró y sigue la edición más reciente.',
    'Edition 1 of the report “Dialogue 2026” was withheld: its text was deleted, and the latest edition stands.',
  ],
  [
    {
      kind: 'recommendation-published',
      by: secretariat,
      subject: 'recommendation:1',
      facts: { report: '2026', code: 'T1·R3', digest },
    },
    'Se publicó la recomendación T1·R3 del informe 2026.',
    'Recommendation T1·R3 of the report 2026 was published.',
  ],
  [
    {
      kind: 'organization-renamed',
      by: { office: 'representative', body: 'organization:1' },
      subject: 'organization:1',
      facts: {
        formerName: personal('Casa del Camino', 'organization:1'),
        name: personal('Casa del Encuentro', 'organization:1'),
      },
    },
    'Casa del Camino se llama ahora Casa del Encuentro.',
    'Casa del Camino is now called Casa del Encuentro.',
  ],
  [
    {
      kind: 'organization-renamed',
      by: { office: 'representative', body: 'organization:2' },
      subject: 'organization:2',
      facts: { formerName: null, name: null },
    },
    'Una organización que no figura en el directorio cambió de nombre.',
    'An organization that is not in the directory changed its name.',
  ],
  ...electionSamples,
];
