import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { holding } from '../../mandates/guards.ts';
import { emptyForm, type FormState, parseForm } from '../../platform/forms.ts';
import { actingWith, again, type Env, formBody, now, onTo, show, type Web } from '../../web.ts';
import { withholdingForm } from '../forms/withholding.ts';
import { WithholdPage } from '../pages/WithholdPage.tsx';
import { workPath } from '../pages/WorkPage.tsx';
import { releasingMandate } from '../permissions.ts';
import { aboutWithholding } from '../rules/edition.ts';
import { type Edition, editionsOf, lastPublication } from '../store/releases.ts';
import { withholdEdition } from '../withhold-edition.ts';
import { editionPattern, reportIn, work } from './within-reach.ts';

const releasers = holding('release-report');
const path = `${work}/ediciones/:edition${editionPattern}`;

/** Takes an earlier edition away once a corrected one is published. */
export const withholdingRoutes = new Hono<Env>()
  .get(path, releasers, (c) => showForm(c, emptyForm))
  .post(path, releasers, async (c) => {
    const { actor, dialogue, report, asked } = await editionIn(c);
    const by = actingWith(c, releasingMandate(actor));
    const body = await formBody(c);
    const form = parseForm(withholdingForm(c.get('deps').charter), body);
    if (!form.ok) return showForm(c, again(body, form.reasons), 422);
    const withholding = { reportId: report.id, edition: asked.edition, ...form.value };
    const withheld = await withholdEdition(c.get('deps'), withholding, by, now(c));
    if (!withheld.ok) return showForm(c, again(body, withheld.reasons), 422);
    return onTo(c, workPath(dialogue), 'withheld');
  });

/** The edition of the address among those of the report; otherwise 404. */
async function editionIn(c: Web) {
  const found = await reportIn(c);
  const { db } = c.get('deps');
  const last = await lastPublication(db, found.report.id);
  const editions: readonly Edition[] = last ? await editionsOf(db, last.slug) : [];
  const asked = editions.find(({ edition }) => edition === Number(c.req.param('edition')));
  if (!last || !asked) throw new HTTPException(404);
  return { ...found, asked, latest: last.edition };
}

async function showForm(c: Web, form: FormState, status: 200 | 422 = 200): Promise<Response> {
  const { actor, dialogue, asked, latest } = await editionIn(c);
  actingWith(c, releasingMandate(actor));
  const { edition, withheldAt } = asked;
  if (withheldAt) return onTo(c, workPath(dialogue), 'withheld');
  const { charter } = c.get('deps');
  const against = aboutWithholding(edition, latest);
  return show(c, <WithholdPage reader={c.get('reader')} {...{ charter, dialogue, edition, against, form }} />, status);
}
