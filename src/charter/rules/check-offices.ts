import type { CharterContent, CharterProblem } from '../types.ts';
import { unknown, unknowns } from './problems.ts';

/** Offices, agencies, liaison seats and parity agree with one another. */
export function checkOffices(charter: CharterContent): readonly CharterProblem[] {
  const { network, workingGroup, parity } = charter;
  const agencies = charter.agencies.map(({ key }) => key);
  const genders = charter.genders.map(({ key }) => key);
  const mesaOffices = charter.offices.filter(({ body }) => body === 'mesa').map(({ key }) => key);
  return [
    ...unknowns(['network', 'agencies'], 'agency', network.agencies, agencies),
    ...unknowns(['network', 'coChairs'], 'agency of the network', network.coChairs, network.agencies),
    ...unknowns(['workingGroup', 'agencies'], 'agency of the network', workingGroup.agencies, network.agencies),
    ...checkTerms(charter),
    ...checkLiaison(charter),
    ...checkGranting(charter),
    ...unknowns(['parity', 'genders'], 'gender', parity?.genders ?? [], genders),
    ...(parity?.offices ?? []).flatMap((office, at) =>
      unknown(['parity', 'offices', at], 'office of a mesa', office, mesaOffices),
    ),
  ];
}

/** "Immediate" is measured by the length of a term, so that a limit needs one. */
const checkTerms = ({ offices }: CharterContent): CharterProblem[] =>
  offices.flatMap(({ termMonths, reelections }, at) =>
    termMonths === null && reelections !== null
      ? [{ path: ['offices', at, 'reelections'], message: `is ${reelections} without a term; expected null` }]
      : [],
  );

function checkLiaison(charter: CharterContent): CharterProblem[] {
  const { offices, liaison, mesas, workingGroup } = charter;
  const seats = liaison.seatsPerMesa * mesas.length + liaison.agencySeats;
  const sum = `${mesas.length} mesas × ${liaison.seatsPerMesa} + ${liaison.agencySeats} agencies`;
  const office = offices.findIndex(({ body }) => body === 'liaison');
  const holders = offices[office]?.seats ?? null;
  const wrong =
    office >= 0 && holders !== seats
      ? [{ path: ['offices', office, 'seats'], message: `is ${holders}; expected ${seats} (${sum})` }]
      : [];
  const available = workingGroup.agencies.length;
  const message = `is ${liaison.agencySeats}; the working group has ${available} agencies`;
  const tooMany = liaison.agencySeats > available ? [{ path: ['liaison', 'agencySeats'], message }] : [];
  return [...wrong, ...tooMany, ...checkMesaOffices(charter)];
}

/** Each seat of a mesa is that of an office of its own. */
function checkMesaOffices({ offices, liaison }: CharterContent): CharterProblem[] {
  const path = ['liaison', 'mesaOffices'];
  const ofMesas = offices.filter(({ body }) => body === 'mesa').map(({ key }) => key);
  const named = liaison.mesaOffices.length;
  const message = `names ${named}; expected ${liaison.seatsPerMesa}, one for each seat of a mesa`;
  return [
    ...unknowns(path, 'office of a mesa', liaison.mesaOffices, ofMesas),
    ...(named === liaison.seatsPerMesa ? [] : [{ path, message }]),
  ];
}

/** Without it nobody could ever be given a mandate. */
const checkGranting = ({ offices }: CharterContent): CharterProblem[] =>
  offices.some(({ body, powers }) => body === 'mechanism' && powers.includes('grant-mandates'))
    ? []
    : [
        {
          path: ['offices'],
          message: 'no office of the mechanism has the power grant-mandates; expected at least one',
        },
      ];
