import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { homeZone } from '../../charter/rules/home-zone.ts';
import { holding } from '../../mandates/guards.ts';
import { actingUnder } from '../../mandates/rules/powers.ts';
import { emptyForm, type FormState, parseForm } from '../../platform/forms.ts';
import { actorOf, again, doneCode, type Env, formBody, now, onTo, show, type Web } from '../../web.ts';
import { answerPosition } from '../answer-position.ts';
import { collectVolunteers, lastHeldBy } from '../collect-volunteers.ts';
import { answerForm, offerForm, openingForm, positionForm } from '../forms.ts';
import { offerAgency } from '../offer-agency.ts';
import { openRound } from '../open-round.ts';
import { AgenciesPage, type AgencyForms } from '../pages/AgenciesPage.tsx';
import { type Speaking, speakingMandate } from '../permissions.ts';
import { decideOffering } from '../rules/agency-round.ts';
import { lastRounds } from '../store/rounds.ts';
import { seatMandates } from '../store/seats.ts';
import { takePosition } from '../take-position.ts';
import { withdrawOffer } from '../withdraw-offer.ts';

const home = '/mesa-de-vinculacion/agencias';
const speaking = holding('represent-agency', () => 'working-group');
const back = (c: Web): Response => onTo(c, home);

/** Where the agencies of the working group volunteer, consent and object: among themselves. */
export const agencyRoutes = new Hono<Env>()
  .get(home, speaking, (c) => showAgencies(c, {}, 200))
  .get(`${home}/ofrecimiento`, speaking, back)
  .post(`${home}/ofrecimiento`, speaking, async (c) => {
    const body = await formBody(c);
    const form = parseForm(offerForm, body);
    const result = form.ok ? await offerAgency(c.get('deps'), form.value, speaker(c), now(c)) : form;
    return result.ok ? onTo(c, home, 'offered') : showAgencies(c, { offer: again(body, result.reasons) }, 422);
  })
  .get(`${home}/retiro`, speaking, back)
  .post(`${home}/retiro`, speaking, async (c) => {
    await withdrawOffer(c.get('deps'), speaker(c), now(c));
    return onTo(c, home, 'withdrawn');
  })
  .get(`${home}/ronda`, speaking, back)
  .post(`${home}/ronda`, speaking, async (c) => {
    const body = await formBody(c);
    const form = parseForm(openingForm, body);
    const result = form.ok ? await openRound(c.get('deps'), form.value, speaker(c), now(c)) : form;
    return result.ok ? onTo(c, home, 'opened') : showAgencies(c, { opening: again(body, result.reasons) }, 422);
  })
  .get(`${home}/postura`, speaking, back)
  .post(`${home}/postura`, speaking, async (c) => {
    const body = await formBody(c);
    const form = parseForm(positionForm, body);
    const result = form.ok ? await takePosition(c.get('deps'), form.value, speaker(c), now(c)) : form;
    return result.ok ? onTo(c, home, 'said') : showAgencies(c, { position: again(body, result.reasons) }, 422);
  })
  .get(`${home}/respuesta`, speaking, back)
  .post(`${home}/respuesta`, speaking, async (c) => {
    const body = await formBody(c);
    const form = parseForm(answerForm, body);
    const result = form.ok ? await answerPosition(c.get('deps'), form.value, speaker(c), now(c)) : form;
    return result.ok ? onTo(c, home, 'answered') : showAgencies(c, { answer: again(body, result.reasons) }, 422);
  });

/** In whose name; a mandate that does not say for which agency it is held speaks for none. */
function speaker(c: Web): Speaking {
  const mandate = speakingMandate(c.get('actor'), c.get('deps').charter);
  if (!mandate) throw new HTTPException(403);
  return { ...actingUnder(actorOf(c), mandate), agency: mandate.agency };
}

async function showAgencies(c: Web, forms: Partial<AgencyForms>, status: 200 | 422): Promise<Response> {
  const { db, charter } = c.get('deps');
  if (charter.liaison.agencySeats === 0) throw new HTTPException(404);
  const at = now(c);
  const [volunteers, rounds, mandates] = await Promise.all([
    collectVolunteers(db, charter, at),
    lastRounds(db, at, 5),
    seatMandates(db, charter),
  ]);
  const agency = speakingMandate(c.get('actor'), charter)?.agency ?? null;
  const sits = agency === null ? null : lastHeldBy(agency, mandates);
  const none: FormState = emptyForm;
  return show(
    c,
    <AgenciesPage
      reader={{ ...c.get('reader'), path: home }}
      charter={charter}
      agency={agency}
      offering={decideOffering({ volunteers: false, sits }, at, homeZone(charter))}
      {...volunteers}
      rounds={rounds}
      at={at}
      forms={{ offer: none, opening: none, position: none, answer: none, ...forms }}
      once={crypto.randomUUID()}
      done={doneCode(c, ['offered', 'withdrawn', 'opened', 'said', 'answered'])}
    />,
    status,
  );
}
