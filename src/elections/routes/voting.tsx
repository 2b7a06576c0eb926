import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { signedIn } from '../../mandates/guards.ts';
import { emptyForm, type FormState, inOrder, parseForm, valuesOf } from '../../platform/forms.ts';
import { uuidPart } from '../../platform/identifiers.ts';
import type { Result } from '../../platform/result.ts';
import { actorOf, again, type Env, formBody, now, show, type Web } from '../../web.ts';
import { castBallot } from '../cast-ballot.ts';
import { castForm } from '../forms/ballot.ts';
import { BallotPage } from '../pages/BallotPage.tsx';
import { BallotReviewPage } from '../pages/BallotReviewPage.tsx';
import { ReceiptPage } from '../pages/ReceiptPage.tsx';
import { NoBallotPage, VotePage } from '../pages/VotePage.tsx';
import { spokenFor } from '../permissions.ts';
import { placeField, placesIn, readRanking } from '../rules/ballot.ts';
import { castsFor, decideCasting } from '../rules/casting.ts';
import { displayOrder } from '../rules/display-order.ts';
import { receiptCode } from '../rules/receipt.ts';
import { stageOf } from '../rules/stage.ts';
import { ballotPaper, findVoter, type Voter, votedAmong, votersNear } from '../store/votes.ts';
import type { Election } from '../types.ts';
import { frameOf, listedInReach, oneElection } from './in-reach.ts';

const own = `${oneElection}/papeleta`;
const ballot = `${own}/:organization${uuidPart}`;

/** One organization's vote: ballot, review, receipt. */
export const votingRoutes = new Hono<Env>()
  .get(own, signedIn, async (c) => {
    const { election } = await votingIn(c);
    const actor = actorOf(c);
    const near = await votersNear(c.get('deps').db, election.id, {
      personId: actor.personId,
      represented: spokenFor(actor),
    });
    const voters = near.filter(({ organizationId, accreditation }) => castsFor(actor, organizationId, accreditation));
    const voted = await votedAmong(
      c.get('deps').db,
      election.id,
      voters.map(({ organizationId }) => organizationId),
    );
    const shown = voters.map((voter) => ({ voter, hasVoted: voted.has(voter.organizationId) }));
    return show(c, <VotePage {...frameOf(c, election)} voters={shown} />);
  })
  .get(ballot, signedIn, (c) => showBallot(c, emptyForm))
  .post(`${ballot}/revision`, signedIn, async (c) => {
    const { election, voter, permitted } = await ownVote(c);
    if (!voter || !permitted.ok) return showBallot(c, emptyForm);
    const body = await formBody(c);
    const candidates = await ballotPaper(c.get('deps').db, election.id);
    const ranking = readRanking(placesIn(valuesOf(body)), candidates);
    if (!ranking.ok) return showBallot(c, again(body, ranking.reasons));
    const receipt = receiptCode(c.get('deps').random(20));
    unkept(c);
    return show(
      c,
      <BallotReviewPage {...frameOf(c, election)} {...{ voter, candidates, receipt }} ranking={ranking.value} />,
    );
  })
  .post(ballot, signedIn, async (c) => {
    const { election, voter } = await ownVote(c);
    const body = await formBody(c);
    const form = parseForm(castForm, body);
    if (body.corregir !== undefined) return showBallot(c, { values: valuesOf(body), reasons: [] });
    if (!form.ok)
      return showBallot(
        c,
        again(
          body,
          form.reasons.map(({ code }) => ({ code })),
        ),
      );
    const cast = await castBallot(
      c.get('deps'),
      {
        electionId: election.id,
        organizationId: c.req.param('organization') ?? '',
        places: placesIn(valuesOf(body)),
        receipt: form.value.constancia,
      },
      actorOf(c),
      now(c),
    );
    if (!cast.ok || !voter) return showBallot(c, again(body, cast.ok ? [] : cast.reasons));
    unkept(c);
    return show(c, <ReceiptPage {...frameOf(c, election)} voter={voter} receipt={cast.value.receipt} />);
  });

/** A ballot stays in no copy on the way or in the browser. */
const unkept = (c: Web): void => c.header('Cache-Control', 'no-store');

/** The election of the address, where votes are cast here. */
async function votingIn(c: Web): Promise<{ readonly election: Election }> {
  const election = await listedInReach(c);
  if (election.secrecy !== 'separated') throw new HTTPException(404);
  return { election };
}

type OwnVote = {
  readonly election: Election;
  readonly voter: Voter | null;
  readonly permitted: Result<null>;
};

async function ownVote(c: Web): Promise<OwnVote> {
  const { election } = await votingIn(c);
  const { db } = c.get('deps');
  const organizationId = c.req.param('organization') ?? '';
  const voter = await findVoter(db, election.id, organizationId);
  const casts = voter !== null && castsFor(actorOf(c), organizationId, voter.accreditation);
  // Whether another's organization has voted is not said.
  const hasVoted = casts && (await votedAmong(db, election.id, [organizationId])).size > 0;
  const stage = stageOf(election, now(c));
  const permitted = decideCasting({ stage, isOnRoll: voter !== null, casts, hasVoted });
  return { election, voter: casts ? voter : null, permitted };
}

/** The ballot, with what was refused; or why there is none. */
async function showBallot(c: Web, form: FormState): Promise<Response> {
  const { election, voter, permitted } = await ownVote(c);
  unkept(c);
  const frame = frameOf(c, election);
  if (!voter || !permitted.ok) {
    const reasons = permitted.ok ? form.reasons : permitted.reasons;
    return show(c, <NoBallotPage {...frame} reasons={reasons} voter={voter} />, c.req.method === 'GET' ? 200 : 422);
  }
  const { organizationId } = voter;
  const candidates = await ballotPaper(c.get('deps').db, election.id);
  const order = displayOrder(
    election.id,
    organizationId,
    candidates.map(({ n }) => n),
  );
  const ordered = candidates.toSorted((one, other) => order.indexOf(one.n) - order.indexOf(other.n));
  const reasons = inOrder(form.reasons, order.map(placeField));
  const status = reasons.length > 0 ? 422 : 200;
  return show(c, <BallotPage {...frame} voter={voter} candidates={ordered} form={{ ...form, reasons }} />, status);
}
