import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { everyone } from '../../mandates/guards.ts';
import { emptyForm } from '../../platform/forms.ts';
import { canonicalJson } from '../../record/rules/entry.ts';
import { type Env, now, show, type Web } from '../../web.ts';
import { lotOrder } from '../counting/lots.ts';
import { writeBlt } from '../counting/write-blt.ts';
import { electionPath } from '../pages/ManagedElection.tsx';
import { ReceiptsPage } from '../pages/ReceiptsPage.tsx';
import { countFileName, RecountPage } from '../pages/RecountPage.tsx';
import { ResultPage } from '../pages/ResultPage.tsx';
import { contestByKey } from '../rules/convening.ts';
import { inOrderOfElection, officesInOrder } from '../rules/proclaiming.ts';
import { readReceipt, receiptDigest } from '../rules/receipt.ts';
import { stageOf } from '../rules/stage.ts';
import { complaintsOf } from '../store/complaints.ts';
import { type Count, findCount, seatsOf } from '../store/results.ts';
import type { Election } from '../types.ts';
import { closedInReach, frameOf, listedInReach, oneElection } from './in-reach.ts';

const result = `${oneElection}/resultado`;

/** What came of a vote, for everyone, and what is needed to check it. */
export const resultRoutes = new Hono<Env>()
  .get(result, everyone, async (c) => {
    const { db } = c.get('deps');
    const election = await closedInReach(c);
    const stage = stageOf(election, now(c));
    // What is said changes with the hour, without anyone's doing.
    if (stage === 'complaints') c.set('shared', false);
    const [count, seats, complaints] = await Promise.all([
      findCount(db, election.id),
      seatsOf(db, election.id),
      complaintsOf(db, election.id),
    ]);
    const expected =
      count && (stage === 'complaints' || stage === 'proclaiming') ? await expectedIn(c, election, count) : [];
    return show(c, <ResultPage {...frameOf(c, election)} {...{ stage, count, expected, seats, complaints }} />);
  })
  .get(`${result}/papeletas`, everyone, async (c) => {
    const { election, count } = await countedInReach(c);
    return sendFile(c, countFileName(election), 'application/json; charset=utf-8', canonicalJson(count.file));
  })
  .get(`${result}/papeletas-blt`, everyone, async (c) => {
    const { election, count } = await countedInReach(c);
    return sendFile(c, `${election.slug}.blt`, 'text/plain; charset=utf-8', writeBlt(count.file));
  })
  .get(`${result}/rondas`, everyone, async (c) => {
    const { election, count } = await countedInReach(c);
    return sendFile(c, `${election.slug}-rondas.json`, 'application/json; charset=utf-8', canonicalJson(count.result));
  })
  .get(`${result}/recuento`, everyone, async (c) => {
    const { election, count } = await countedInReach(c);
    const at = (path: string) => c.get('deps').baseUrl + c.get('reader').to(path);
    return show(
      c,
      <RecountPage
        {...frameOf(c, election)}
        seed={count.file.lots.seed}
        verification={at(`${electionPath(election)}/resultado/verificacion`)}
        record={at('/registro/descarga')}
      />,
    );
  })
  .get(`${result}/constancias`, everyone, async (c) => {
    const election = await listedInReach(c);
    const count = election.closed ? await findCount(c.get('deps').db, election.id) : null;
    const receipts = count?.file.receipts ?? null;
    const typed = c.req.query('codigo');
    if (typed === undefined || receipts === null)
      return show(c, <ReceiptsPage {...frameOf(c, election)} receipts={receipts} form={emptyForm} found={null} />);
    const code = readReceipt(typed);
    const form = {
      values: { codigo: typed },
      reasons: code === null ? [{ code: 'receipt-not-a-code', field: 'codigo' } as const] : [],
    };
    const found = code === null ? null : receipts.includes(receiptDigest(code));
    return show(c, <ReceiptsPage {...frameOf(c, election)} {...{ receipts, form, found }} />);
  });

/** Who takes which office if nothing changes until the proclamation. */
async function expectedIn(
  c: Web,
  election: Election,
  { file, result }: Count,
): Promise<readonly { readonly name: string; readonly office: string }[]> {
  const contest = contestByKey(c.get('deps').charter, election.contest);
  const order = inOrderOfElection(result, await lotOrder(file.id, file.lots.seed, file.candidateIds));
  return (contest ? officesInOrder(contest, election.fills) : []).flatMap((office, at) => {
    const name = file.candidates[order[at] ?? -1];
    return name === undefined ? [] : [{ name, office }];
  });
}

async function countedInReach(c: Web): Promise<{ readonly election: Election; readonly count: Count }> {
  const election = await closedInReach(c);
  const count = await findCount(c.get('deps').db, election.id);
  if (!count) throw new HTTPException(404);
  return { election, count };
}

/** A file of a vote that is closed: it never changes. */
function sendFile(c: Web, name: string, type: string, body: string): Response {
  c.set('shared', false);
  return c.body(body, 200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${name}"`,
    'Cache-Control': 'public, max-age=0, must-revalidate',
    'X-Robots-Tag': 'noindex',
  });
}
