import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { type Guard, linkHolder, signedIn } from '../../mandates/guards.ts';
import { emptyForm, type FormState, parseForm, submit } from '../../platform/forms.ts';
import { uuidPart } from '../../platform/identifiers.ts';
import { digest } from '../../platform/random.ts';
import { against, type Result } from '../../platform/result.ts';
import { again, doneCode, type Env, formBody, now, onTo, show, type Web } from '../../web.ts';
import { acceptCandidacy, mayAccept } from '../accept-candidacy.ts';
import { prospectsOf } from '../collect-standing.ts';
import { acceptanceForm, objectionForm } from '../forms.ts';
import { objectToDecision } from '../object-to-decision.ts';
import { CandidateLinkOverPage } from '../pages/CandidateLinkOverPage.tsx';
import { type CandidacyForm, candidacyDone, OwnCandidacyPage } from '../pages/OwnCandidacyPage.tsx';
import { isLinkOpen } from '../rules/candidate-link.ts';
import { stageOf } from '../rules/stage.ts';
import { findCandidacy, findCandidacyByLink } from '../store/candidacies.ts';
import { findElectionById } from '../store/elections.ts';
import type { Candidacy, CandidacyId, Election } from '../types.ts';
import { withdrawCandidacy } from '../withdraw-candidacy.ts';
import { onceOf } from './in-reach.ts';

type Found = { readonly candidacy: Candidacy; readonly base: string; readonly byLink: boolean };
type Way = (c: Web) => Promise<Found | null>;

/** By the link of a letter: whoever holds it. */
const byLink: Way = async (c) => {
  const token = c.req.param('token') ?? '';
  const candidacy = await findCandidacyByLink(c.get('deps').db, digest(token));
  return candidacy && { candidacy, base: `/candidatura/${token}`, byLink: true };
};

/** By signing in as the person proposed. */
const bySession: Way = async (c) => {
  const id = c.req.param('candidacy') ?? '';
  const candidacy = await findCandidacy(c.get('deps').db, id as CandidacyId);
  return candidacy?.personId === c.get('actor')?.personId && candidacy
    ? { candidacy, base: `/mis-candidaturas/${id}`, byLink: false }
    : null;
};

/** A candidate's own page and what is below it: the same for both ways in. */
const ownPages = (path: string, guard: Guard, way: Way) =>
  new Hono<Env>()
    .get(path, guard, (c) => opened(c, way, (found) => showOwn(c, found, null, emptyForm, 200)))
    .post(`${path}/aceptacion`, guard, (c) => opened(c, way, (found) => acceptOwn(c, found)))
    .post(`${path}/retiro`, guard, (c) => opened(c, way, (found) => withdrawOwn(c, found)))
    .post(`${path}/objecion`, guard, (c) => opened(c, way, (found) => objectToOwn(c, found)));

export const ownCandidacyRoutes = new Hono<Env>()
  .route('/', ownPages('/candidatura/:token{[\\w-]{32}}', linkHolder, byLink))
  .route('/', ownPages(`/mis-candidaturas/:candidacy${uuidPart}`, signedIn, bySession));

type Own = { readonly candidacy: Candidacy; readonly election: Election; readonly base: string };

/**
 * What the address opens: nothing that can be guessed (404), a page that says that the link is over (410), or the page
 * asked for. Nobody on the way keeps it.
 */
async function opened(c: Web, way: Way, then: (found: Own) => Promise<Response>): Promise<Response> {
  c.header('Cache-Control', 'no-store');
  const found = await way(c);
  const election = found && (await findElectionById(c.get('deps').db, found.candidacy.electionId));
  if (!election) throw new HTTPException(404);
  if (!found.byLink || isLinkOpen(election, now(c))) return then({ ...found, election });
  const { charter } = c.get('deps');
  const reader = { ...c.get('reader'), path: found.base };
  const ownPath = `/mis-candidaturas/${found.candidacy.id}`;
  return show(c, <CandidateLinkOverPage {...{ reader, charter, election, ownPath }} />, 410);
}

async function acceptOwn(c: Web, found: Own): Promise<Response> {
  const deps = c.get('deps');
  const body = await formBody(c);
  const form = parseForm(acceptanceForm(deps.charter), body);
  const result = await submit(
    form,
    (acceptance) => acceptCandidacy(deps, found.candidacy.id, acceptance, now(c)),
    async () => against(await mayAccept(deps, found, now(c))),
  );
  return afterOwn(c, found, { form: 'accept', body, result, done: 'accepted' });
}

async function withdrawOwn(c: Web, found: Own): Promise<Response> {
  const result = await withdrawCandidacy(c.get('deps'), found.candidacy.id, now(c));
  return afterOwn(c, found, { form: 'withdraw', body: {}, result, done: 'withdrawn' });
}

async function objectToOwn(c: Web, found: Own): Promise<Response> {
  const body = await formBody(c);
  const form = parseForm(objectionForm, body);
  const by = { personId: found.candidacy.personId, organizations: [] };
  const result = form.ok ? await objectToDecision(c.get('deps'), found.candidacy.id, form.value, by, now(c)) : form;
  return afterOwn(c, found, { form: 'object', body, result, done: 'objected' });
}

async function showOwn(
  c: Web,
  { candidacy, election, base }: Own,
  failed: CandidacyForm | null,
  form: FormState,
  status: 200 | 422,
): Promise<Response> {
  const { db, charter } = c.get('deps');
  return show(
    c,
    <OwnCandidacyPage
      {...(await prospectsOf(db, charter, election, candidacy.personId))}
      reader={{ ...c.get('reader'), path: base }}
      charter={charter}
      election={election}
      stage={stageOf(election, now(c))}
      candidacy={candidacy}
      base={base}
      once={onceOf(form)}
      failed={failed}
      form={form}
      done={doneCode(c, candidacyDone)}
    />,
    status,
  );
}

async function afterOwn(
  c: Web,
  found: Own,
  sent: {
    readonly form: CandidacyForm;
    readonly body: Parameters<typeof again>[0];
    readonly result: Result<unknown>;
    readonly done: (typeof candidacyDone)[number];
  },
): Promise<Response> {
  if (!sent.result.ok) return showOwn(c, found, sent.form, again(sent.body, sent.result.reasons), 422);
  return onTo(c, found.base, sent.done);
}
