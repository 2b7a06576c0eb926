import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import type { Charter } from '../../charter/types.ts';
import { everyone, holding, signedIn } from '../../mandates/guards.ts';
import { emptyForm, type FormState, parseForm, submit } from '../../platform/forms.ts';
import type { Reason, Result } from '../../platform/result.ts';
import { actorOf, again, doneCode, type Env, formBody, now, onTo, show, type Web } from '../../web.ts';
import { mostBallotBytes, readBallot } from '../blind/shapes.ts';
import { castSealedBallot } from '../cast-sealed-ballot.ts';
import { closeWithKey } from '../close-with-key.ts';
import { collectElectionFile } from '../collect-election-file.ts';
import { collectShown } from '../collect-shown.ts';
import { drawCard } from '../draw-card.ts';
import { drawRequest, handOverForm, prepareCardsForm } from '../forms/cards.ts';
import { BoxPage, NoBoxPage } from '../pages/BoxPage.tsx';
import { CardsPage, cardsPath } from '../pages/CardsPage.tsx';
import { DrawPage } from '../pages/DrawPage.tsx';
import { HandOverKeyPage } from '../pages/HandOverKeyPage.tsx';
import { PrepareCardsPage } from '../pages/PrepareCardsPage.tsx';
import { SecrecyPage } from '../pages/SecrecyPage.tsx';
import { overseeingMandate, spokenFor } from '../permissions.ts';
import { aboutKeys, prepareCards } from '../prepare-cards.ts';
import { decideDrawing, decidePreparing } from '../rules/cards.ts';
import { castsFor } from '../rules/casting.ts';
import { isShortOfCards, quorumOf } from '../rules/quorum.ts';
import { stageOf } from '../rules/stage.ts';
import { boardAfter, boardEnd, headsOf } from '../store/board.ts';
import { askedAmong, drawnBy, findCardSetup } from '../store/cards.ts';
import { findElection } from '../store/elections.ts';
import { publishedList } from '../store/lists.ts';
import { ballotPaper, votersNear } from '../store/votes.ts';
import type { Election, PublishedList } from '../types.ts';
import { closedInReach, frameOf, listedInReach, oneElection, overseeing } from './in-reach.ts';

const oversees = holding('oversee-election');

/** Voting with cards: preparing, drawing, casting, handing over the key; and what anyone checks an election by. */
export const cardRoutes = new Hono<Env>()
  .get('/elecciones/secreto', everyone, async (c) => {
    const { db, charter } = c.get('deps');
    const from = await findElection(db, c.req.query('eleccion') ?? '');
    const election = from?.convenedAt ? from : null;
    return show(c, <SecrecyPage reader={c.get('reader')} {...{ charter, election }} />);
  })
  .get(`${oneElection}/tarjetas`, everyone, async (c) => {
    const election = await withCards(c);
    const { db, charter } = c.get('deps');
    const [setup, list, drawn, end, heads] = await Promise.all([
      findCardSetup(db, election.id),
      publishedList(db, election.id),
      drawnBy(db, election.id),
      boardEnd(db, election.id),
      headsOf(db, election.id),
    ]);
    unkept(c);
    return show(
      c,
      <CardsPage
        {...frameOf(c, election)}
        setup={setup}
        drawn={await collectShown(db, c.get('actor'), election, drawn)}
        stage={stageOf(election, now(c))}
        entries={end?.seq ?? 0}
        head={heads.at(-1) ?? null}
        short={list && shortOf(charter, election, list, drawn.length)}
        oversees={overseeingMandate(c.get('actor')) !== null}
        done={doneCode(c, ['cards-prepared']) && 'cards.done.cards-prepared'}
      />,
    );
  })
  .get(`${oneElection}/tablero`, everyone, async (c) => {
    const { id } = await withCards(c);
    const { db } = c.get('deps');
    const [board, heads] = await Promise.all([boardAfter(db, id), headsOf(db, id)]);
    unkept(c);
    return c.json({ election: id, board, heads: heads.map(({ note }) => note) });
  })
  .get(`${oneElection}/resultado/verificacion`, everyone, async (c) => {
    const { id } = await closedInReach(c);
    const file = await collectElectionFile(c.get('deps').db, id);
    if (!file) throw new HTTPException(404);
    return c.json(file);
  })
  .get(`${oneElection}/tarjetas/preparar`, oversees, (c) => showPreparing(c, emptyForm))
  .post(`${oneElection}/tarjetas/preparar`, oversees, async (c) => {
    const election = await withCards(c);
    const body = await formBody(c);
    const form = parseForm(prepareCardsForm, body);
    const prepared = await submit(
      form,
      (keys) => prepareCards(c.get('deps'), election.id, keys, overseeing(c), now(c)),
      (keys) => aboutKeys(c.get('deps'), election, keys, now(c)),
    );
    if (!prepared.ok) return showPreparing(c, again(body, prepared.reasons));
    return onTo(c, cardsPath(election.slug), 'cards-prepared');
  })
  .get(`${oneElection}/tarjeta`, signedIn, showDrawing)
  .post(`${oneElection}/tarjeta`, signedIn, async (c) => {
    const election = await withCards(c);
    const { data } = drawRequest.safeParse(await jsonBody(c));
    if (!data) return refusals(c, [{ code: 'card-not-blinded' }]);
    const { organization: organizationId, n, blinded } = data;
    const draw = { electionId: election.id, organizationId, n, blinded };
    return answer(c, await drawCard(c.get('deps'), draw, actorOf(c), now(c)));
  })
  .get(`${oneElection}/urna`, everyone, showBox)
  .post(`${oneElection}/urna`, everyone, bodyLimit({ maxSize: mostBallotBytes, onError: tooLarge }), async (c) => {
    // The page's script sends none: whoever brings one could be told by it.
    if (c.req.header('cookie') !== undefined) return refusals(c, [{ code: 'cookie-brought' }]);
    const election = await withCards(c);
    const ballot = readBallot(await jsonBody(c));
    if (!ballot) return refusals(c, [{ code: 'ballot-malformed' }]);
    const cast = await castSealedBallot(c.get('deps'), election.id, ballot);
    if (!cast.ok) return refusals(c, cast.reasons);
    const { seq, previous, hash } = cast.value;
    unkept(c);
    return c.json({ seq, previous, hash });
  })
  .get(`${oneElection}/tarjetas/cierre`, oversees, (c) => showHandOver(c, emptyForm))
  .post(`${oneElection}/tarjetas/cierre`, oversees, async (c) => {
    const election = await withCards(c);
    const body = await formBody(c);
    const form = parseForm(handOverForm, body);
    if (!form.ok) return showHandOver(c, again(body, form.reasons));
    const closed = await closeWithKey(c.get('deps'), election.id, form.value, overseeing(c), now(c));
    if (!closed.ok) return showHandOver(c, again(body, closed.reasons));
    return onTo(c, cardsPath(election.slug));
  });

/** How many cards were drawn and how many votes the quorum asks for, where they are too few. */
function shortOf({ elections }: Charter, { seats }: Election, { candidates, roll }: PublishedList, drawn: number) {
  const standing = candidates.filter(({ gone }) => !gone).length;
  const isShort = isShortOfCards(elections, { seats, standing, entitled: roll.length, drawn });
  return isShort ? { drawn, quorum: quorumOf(elections, roll.length) } : null;
}

/** What changes with the hour or with the board, or is one person's, is kept by nobody. */
function unkept(c: Web): void {
  c.set('shared', false);
  c.header('Cache-Control', 'no-store');
}

/** The election of the address, where votes are cast with cards. */
async function withCards(c: Web): Promise<Election> {
  const election = await listedInReach(c);
  if (election.secrecy !== 'blind') throw new HTTPException(404);
  return election;
}

async function jsonBody(c: Web): Promise<unknown> {
  try {
    return await c.req.json();
  } catch {
    return null;
  }
}

const answer = <T extends object>(c: Web, result: Result<T>): Response => {
  unkept(c);
  return result.ok ? c.json(result.value) : refusals(c, result.reasons);
};

/** For a script: codes to decide by, sentences to show. */
function refusals(c: Web, reasons: readonly Reason[]): Response {
  unkept(c);
  const reader = c.get('reader');
  const said = reasons.map((reason) => ({ code: reason.code, params: reason.params, text: reader.reason(reason) }));
  return c.json({ reasons: said }, 422);
}

function tooLarge(c: Web): Response {
  return refusals(c, [{ code: 'ballot-malformed' }]);
}

async function showPreparing(c: Web, form: FormState): Promise<Response> {
  const election = await withCards(c);
  const isPrepared = (await findCardSetup(c.get('deps').db, election.id)) !== null;
  const decision = decidePreparing({ stage: stageOf(election, now(c)), isPrepared });
  const reasons = form.reasons.length > 0 || decision.ok ? form.reasons : decision.reasons;
  const page = <PrepareCardsPage {...frameOf(c, election)} form={{ ...form, reasons }} />;
  return show(c, page, form.reasons.length > 0 ? 422 : 200);
}

async function showDrawing(c: Web): Promise<Response> {
  const election = await withCards(c);
  const { db } = c.get('deps');
  const actor = actorOf(c);
  const setup = await findCardSetup(db, election.id);
  const near = await votersNear(db, election.id, { personId: actor.personId, represented: spokenFor(actor) });
  const own = near.filter(({ organizationId, accreditation }) => castsFor(actor, organizationId, accreditation));
  const asked = await askedAmong(
    db,
    election.id,
    own.map(({ organizationId }) => organizationId),
  );
  const voters = own.map((voter) => ({ voter, isAsked: asked.has(voter.organizationId) }));
  const stage = stageOf(election, now(c));
  const decision = decideDrawing({ stage, isPrepared: setup !== null, isOnRoll: true, casts: true });
  unkept(c);
  const reasons = decision.ok ? [] : decision.reasons;
  return show(c, <DrawPage {...frameOf(c, election)} {...{ setup, voters, reasons }} />);
}

async function showBox(c: Web): Promise<Response> {
  const election = await withCards(c);
  const { db } = c.get('deps');
  const setup = await findCardSetup(db, election.id);
  const stage = stageOf(election, now(c));
  unkept(c);
  const reasons: Reason[] = [];
  if (!setup || stage !== 'voting') {
    reasons.push({ code: stage === 'listed' || !setup ? 'vote-not-open' : 'vote-too-late' });
  }
  if (c.get('actor')) reasons.push({ code: 'cookie-brought' });
  if (!setup || reasons.length > 0) return show(c, <NoBoxPage {...frameOf(c, election)} reasons={reasons} />);
  return show(c, <BoxPage {...frameOf(c, election)} setup={setup} candidates={await ballotPaper(db, election.id)} />);
}

async function showHandOver(c: Web, form: FormState): Promise<Response> {
  const page = <HandOverKeyPage {...frameOf(c, await withCards(c))} form={form} />;
  unkept(c);
  return show(c, page, form.reasons.length > 0 ? 422 : 200);
}
