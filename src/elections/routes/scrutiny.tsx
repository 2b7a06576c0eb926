import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { holding } from '../../mandates/guards.ts';
import type { Acting } from '../../mandates/types.ts';
import { emptyForm, type FormState, parseForm } from '../../platform/forms.ts';
import { uuidPart } from '../../platform/identifiers.ts';
import type { Reason, Result } from '../../platform/result.ts';
import { actorOf, again, doneCode, type Env, formBody, now, onTo, show, type Web } from '../../web.ts';
import { closeElection } from '../close-election.ts';
import { collectVacancies } from '../collect-vacancies.ts';
import { decideComplaint } from '../decide-complaint.ts';
import { fillVacancy } from '../fill-vacancy.ts';
import { overseersBesides } from '../find-overseers.ts';
import { complaintDecisionForm, vacancyForm } from '../forms/ballot.ts';
import { ComplaintDecisionPage } from '../pages/ComplaintDecisionPage.tsx';
import { type ScrutinyDone, ScrutinyPage, scrutinyDone, scrutinyPath } from '../pages/ScrutinyPage.tsx';
import { conveningMandate } from '../permissions.ts';
import { proclaimElection } from '../proclaim-election.ts';
import { remindVoters } from '../remind-voters.ts';
import { decideClosing } from '../rules/closing.ts';
import { decideRuling } from '../rules/complaints.ts';
import { decideProclaiming } from '../rules/proclaiming.ts';
import { quorumOf, turnoutToShow } from '../rules/quorum.ts';
import { decideReminding } from '../rules/reminding.ts';
import { stageOf } from '../rules/stage.ts';
import { type Complaint, complaintsOf } from '../store/complaints.ts';
import { lastReminder } from '../store/reminders.ts';
import { candidatesOf } from '../store/results.ts';
import { turnoutOf } from '../store/votes.ts';
import type { Election } from '../types.ts';
import { frameOf, listedInReach, oneElection, overseeing } from './in-reach.ts';

const overseers = holding('oversee-election');
const scrutiny = `${oneElection}/escrutinio`;
const complaintAt = `${scrutiny}/reclamaciones/:complaint${uuidPart}`;

/** Overseers see a vote through to its end. */
export const scrutinyRoutes = new Hono<Env>()
  .get(scrutiny, overseers, (c) => showScrutiny(c, []))
  .post(`${scrutiny}/recordatorio`, overseers, (c) =>
    act(c, 'reminded', ({ id }, by) => remindVoters(c.get('deps'), id, by, now(c))),
  )
  .post(`${scrutiny}/cierre`, overseers, (c) =>
    act(c, 'closed', ({ id }, by) => closeElection(c.get('deps'), id, by, now(c))),
  )
  .post(`${scrutiny}/proclamacion`, overseers, (c) =>
    act(c, 'proclaimed', ({ id }, by) => proclaimElection(c.get('deps'), id, by, now(c))),
  )
  .post(`${scrutiny}/vacantes`, overseers, async (c) => {
    const form = parseForm(vacancyForm, await formBody(c));
    if (!form.ok) return showScrutiny(c, [{ code: 'vacancy-none' }]);
    const { office } = form.value;
    return act(c, 'filled', ({ id }, by) => fillVacancy(c.get('deps'), { electionId: id, office }, by, now(c)));
  })
  .get(complaintAt, overseers, (c) => showComplaint(c, emptyForm))
  .post(complaintAt, overseers, async (c) => {
    const { election, complaint } = await complaintInReach(c);
    const body = await formBody(c);
    const form = parseForm(complaintDecisionForm, body);
    if (!form.ok) return showComplaint(c, again(body, form.reasons));
    const decided = await decideComplaint(
      c.get('deps'),
      { electionId: election.id, complaintId: complaint.id, ...form.value, language: c.get('reader').language },
      overseeing(c),
      now(c),
    );
    if (!decided.ok) return showComplaint(c, again(body, decided.reasons));
    return onTo(c, scrutinyPath(election), decided.value);
  })
  .post(`${complaintAt}/confirmacion`, overseers, async (c) => {
    const { election, complaint } = await complaintInReach(c);
    if (!complaint.proposal) throw new HTTPException(404);
    const { explanation, language } = complaint.proposal;
    const decided = await decideComplaint(
      c.get('deps'),
      { electionId: election.id, complaintId: complaint.id, outcome: 'upheld', explanation, language },
      overseeing(c),
      now(c),
    );
    if (!decided.ok) return showComplaint(c, { ...emptyForm, reasons: decided.reasons });
    return onTo(c, scrutinyPath(election), decided.value);
  });

async function act(
  c: Web,
  done: ScrutinyDone,
  doIt: (election: Election, by: Acting) => Promise<Result<unknown>>,
): Promise<Response> {
  const election = await listedInReach(c);
  const result = await doIt(election, overseeing(c));
  if (!result.ok) return showScrutiny(c, result.reasons);
  return onTo(c, scrutinyPath(election), isExtension(result.value) ? 'extended' : done);
}

const isExtension = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'outcome' in value && value.outcome === 'extended';

async function showScrutiny(c: Web, refused: readonly Reason[]): Promise<Response> {
  const { db, charter } = c.get('deps');
  const election = await listedInReach(c);
  const stage = stageOf(election, now(c));
  const [turnout, complaints, vacancies, last] = await Promise.all([
    turnoutOf(db, election.id),
    complaintsOf(db, election.id),
    collectVacancies(db, charter, [election.body], now(c)),
    lastReminder(db, election.id),
  ]);
  const open = complaints.filter(({ decision }) => decision === null);
  return show(
    c,
    <ScrutinyPage
      {...frameOf(c, election)}
      stage={stage}
      entitled={turnout.entitled}
      voted={turnoutToShow(turnout.entitled, turnout.voted, charter.report.smallCellThreshold)}
      quorum={quorumOf(charter.elections, turnout.entitled)}
      reminding={decideReminding(stage, last, now(c))}
      closing={decideClosing(stage)}
      proclaiming={decideProclaiming(stage, open.length)}
      complaints={complaints}
      vacancies={vacancies.filter((one) => one.election.id === election.id)}
      mayConvene={conveningMandate(c.get('actor'), election.body) !== null}
      refused={refused}
      done={doneCode(c, scrutinyDone)}
    />,
    refused.length > 0 ? 422 : 200,
  );
}

async function complaintInReach(c: Web): Promise<{ readonly election: Election; readonly complaint: Complaint }> {
  const election = await listedInReach(c);
  const complaints = await complaintsOf(c.get('deps').db, election.id);
  const complaint = complaints.find(({ id }) => id === c.req.param('complaint'));
  if (!complaint) throw new HTTPException(404);
  return { election, complaint };
}

async function showComplaint(c: Web, form: FormState): Promise<Response> {
  const { election, complaint } = await complaintInReach(c);
  const { personId } = actorOf(c);
  const { db, charter } = c.get('deps');
  const parties = [complaint.by, ...(await candidatesOf(db, election.id))];
  const others = await overseersBesides(db, { charter }, [...parties, personId], now(c));
  const permitted = decideRuling({
    stage: stageOf(election, now(c)),
    isDecided: complaint.decision !== null,
    parties,
    personId,
    proposedBy: complaint.proposal?.by ?? null,
    others: others.length,
  });
  return show(
    c,
    <ComplaintDecisionPage
      {...frameOf(c, election)}
      {...{ complaint, permitted, form }}
      takesTwo={others.length > 0}
    />,
    form.reasons.length > 0 ? 422 : 200,
  );
}
