import type { NewEntry } from '../types.ts';

const secretariat = { office: 'secretariat', body: 'mesa:2' };
const election = { body: 'mesa:2', contest: 'representation' };
const digest = 'ab'.repeat(32);

/** Those of an election, from its call to the seats it fills. */
export const electionSamples: readonly (readonly [NewEntry, string, string])[] = [
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
