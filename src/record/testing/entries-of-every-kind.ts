import { personal } from '../rules/commitments.ts';
import type { NewEntry } from '../types.ts';

const secretariat = { office: 'secretariat', body: 'mesa:2' };
const title = { es: 'Conversatorio 2026', en: 'Dialogue 2026' };
const election = { body: 'mesa:2', contest: 'representation' };
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
        from: '2026-11-20',
        to: '2027-11-20',
      },
    },
    'Se otorgó a Ana &lt;b&gt;Pérez&lt;/b&gt;, por Casa del Camino, un mandato: Secretaría, Mesa 2, del 20 de noviembre de 2026 al 20 de noviembre de 2027. Por elección.',
    'A mandate was granted to Ana &lt;b&gt;Pérez&lt;/b&gt;, for Casa del Camino: Secretariat, Mesa 2, from 20 November 2026 to 20 November 2027. By election.',
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
      kind: 'election-convened',
      by: secretariat,
      subject: 'election:1',
      facts: {
        ...election,
        seats: 2,
        candidaciesUntil: '2026-12-05',
        votingFrom: '2026-12-14',
        votingUntil: '2026-12-19',
      },
    },
    'Se convocó la elección de Representación de la mesa (Mesa 2): 2 cargos, candidaturas hasta el 5 de diciembre de 2026, votación del 14 de diciembre de 2026 al 19 de diciembre de 2026.',
    'The election of Representation of the mesa (Mesa 2) was called: 2 offices, candidacies until 5 December 2026, voting from 14 December 2026 to 19 December 2026.',
  ],
  [
    {
      kind: 'election-calendar-changed',
      by: 'system',
      subject: 'election:1',
      facts: {
        ...election,
        cause: 'few-candidates',
        candidaciesUntil: '2026-12-12',
        votingFrom: '2026-12-21',
        votingUntil: '2026-12-26',
      },
    },
    'Hubo pocas candidaturas a Representación de la mesa (Mesa 2): el plazo se prolongó hasta el 12 de diciembre de 2026, y se vota del 21 de diciembre de 2026 al 26 de diciembre de 2026.',
    'There were too few candidacies for Representation of the mesa (Mesa 2): they were extended until 12 December 2026, and voting is from 21 December 2026 to 26 December 2026.',
  ],
  [
    {
      kind: 'election-cancelled',
      by: secretariat,
      subject: 'election:1',
      facts: { ...election, reason: { es: 'Sin acuerdo.', en: 'No agreement.' } },
    },
    'Se canceló la elección de Representación de la mesa (Mesa 2): Sin acuerdo.',
    'The election of Representation of the mesa (Mesa 2) was called off: No agreement.',
  ],
  [
    {
      kind: 'candidacy-decided',
      by: secretariat,
      subject: 'election:1',
      facts: { ...election, outcome: 'admitted', reason: null },
    },
    'Se admitió una candidatura a Representación de la mesa (Mesa 2).',
    'A candidacy for Representation of the mesa (Mesa 2) was admitted.',
  ],
  [
    {
      kind: 'election-list-published',
      by: secretariat,
      subject: 'election:1',
      facts: { ...election, candidates: 4, entitled: 9, relaxed: [], digest, lotCommitment: digest },
    },
    'Se publicaron la lista y el padrón de Representación de la mesa (Mesa 2): candidaturas, 4; organizaciones que pueden votar, 9. La semilla del sorteo quedó comprometida.',
    'The list and the roll of Representation of the mesa (Mesa 2) were published: candidates, 4; organizations that may vote, 9. The seed of the lots was committed.',
  ],
  [
    {
      kind: 'candidate-ineligible',
      by: 'system',
      subject: 'election:1',
      facts: { ...election, reason: 'not-a-member' },
    },
    'Una candidatura a Representación de la mesa (Mesa 2) dejó de ser elegible.',
    'A candidate for Representation of the mesa (Mesa 2) may no longer be elected.',
  ],
  [
    { kind: 'vote-extended', by: 'system', subject: 'election:1', facts: { ...election, until: '2026-12-08' } },
    'No votaron suficientes organizaciones: la votación de Representación de la mesa (Mesa 2) se prolongó hasta el 8 de diciembre de 2026.',
    'Too few organizations voted: the vote on Representation of the mesa (Mesa 2) was extended until 8 December 2026.',
  ],
  [
    {
      kind: 'cards-prepared',
      by: secretariat,
      subject: 'election:1',
      facts: { ...election, signers: 2, digest },
    },
    'Se prepararon las tarjetas de votación de Representación de la mesa (Mesa 2): las firman 2 firmantes.',
    'The voting cards for Representation of the mesa (Mesa 2) were prepared: 2 signers sign them.',
  ],
  [
    {
      kind: 'vote-closed',
      by: 'system',
      subject: 'election:1',
      facts: { ...election, outcome: 'counted', entitled: 40, voted: 31, file: digest },
    },
    'Se cerró la votación de Representación de la mesa (Mesa 2): votaron 31 de 40 organizaciones, y se publicó el recuento.',
    'The vote on Representation of the mesa (Mesa 2) was closed: 31 of 40 organizations voted, and the count was published.',
  ],
  [
    {
      kind: 'vote-closed',
      by: 'system',
      subject: 'election:1',
      facts: { ...election, outcome: 'no-quorum', entitled: 40, voted: 3, file: null },
    },
    'Se cerró la votación de Representación de la mesa (Mesa 2) sin resultado: votaron 3 de 40 organizaciones.',
    'The vote on Representation of the mesa (Mesa 2) was closed without a result: 3 of 40 organizations voted.',
  ],
  [
    {
      kind: 'complaint-decided',
      by: secretariat,
      subject: 'election:1',
      facts: { ...election, ground: 'count', outcome: 'upheld' },
    },
    'Se revisó una reclamación sobre Representación de la mesa (Mesa 2) y se dio la razón a quien reclamó.',
    'A complaint about Representation of the mesa (Mesa 2) was reviewed and upheld.',
  ],
  [
    { kind: 'election-annulled', by: secretariat, subject: 'election:1', facts: election },
    'Se anuló la elección de Representación de la mesa (Mesa 2).',
    'The election of Representation of the mesa (Mesa 2) was annulled.',
  ],
  [
    { kind: 'election-proclaimed', by: secretariat, subject: 'election:1', facts: { ...election, elected: 3 } },
    'Se proclamó a las 3 personas elegidas: Representación de la mesa (Mesa 2).',
    'The 3 persons elected were proclaimed: Representation of the mesa (Mesa 2).',
  ],
  [
    { kind: 'vacancy-filled', by: secretariat, subject: 'election:1', facts: { ...election, office: 'delegate' } },
    'Se cubrió una vacante con los votos de la elección de Representación de la mesa (Mesa 2): Delegatura principal.',
    'A vacancy was filled from the votes of the election of Representation of the mesa (Mesa 2): Principal delegate.',
  ],
];
