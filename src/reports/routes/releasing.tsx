import { Hono } from 'hono';
import { onceOf } from '../../dialogues/routes/within-reach.ts';
import type { Theme } from '../../dialogues/types.ts';
import { holding } from '../../mandates/guards.ts';
import { type FormState, parseForm } from '../../platform/forms.ts';
import type { Reason } from '../../platform/result.ts';
import { actingWith, again, doneCode, type Env, formBody, now, onTo, show, type Web } from '../../web.ts';
import { countSessions } from '../count-sessions.ts';
import { releaseForm } from '../forms/naming.ts';
import { NumbersPage } from '../pages/NumbersPage.tsx';
import { PreviewPage } from '../pages/PreviewPage.tsx';
import { ReleasePage } from '../pages/ReleasePage.tsx';
import { doneCodes, workPath } from '../pages/WorkPage.tsx';
import { isDrawnWhole } from '../pdf/drawable.ts';
import { releasingMandate, startingMandate } from '../permissions.ts';
import { printDraft } from '../print-edition.ts';
import { checksOf, publishing, publishReport } from '../publish-report.ts';
import { releaseReport, releasing } from '../release-report.ts';
import type { Draft } from '../review-draft.ts';
import { documentName } from '../rules/document-name.ts';
import { omissions } from '../rules/omissions.ts';
import { searchedTexts } from '../rules/report-texts.ts';
import { draftIn, notesIn, work, working } from './within-reach.ts';

const releasers = holding('release-report');

/** The last look at a report, its release and its publication. */
export const releasingRoutes = new Hono<Env>()
  .get(`${work}/cifras`, holding('edit-report'), async (c) => {
    const { actor, dialogue, themes, draft } = await draftIn(c);
    actingWith(
      c,
      startingMandate(
        actor,
        themes.map(({ id }) => id),
      ),
    );
    const { db, charter } = c.get('deps');
    const counted = await countSessions(db, charter, dialogue, themes);
    return show(
      c,
      <NumbersPage reader={c.get('reader')} {...{ charter, dialogue, counted }} content={draft.content} />,
    );
  })
  .get(`${work}/vista`, working, async (c) => {
    const { dialogue, draft } = await draftIn(c);
    const { charter } = c.get('deps');
    return show(c, <PreviewPage reader={c.get('reader')} {...{ charter, dialogue }} content={draft.content} />);
  })
  .get(`${work}/vista/pdf`, working, async (c) => {
    const { draft } = await draftIn(c);
    const { language } = c.get('reader');
    const checked = { ...draft, checks: checksOf(draft) };
    const pdf = await printDraft(language, c.get('deps'), checked, now(c));
    const name = documentName({ slug: draft.content.dialogue.slug, edition: draft.content.edition }, language);
    return c.body(new Uint8Array(pdf), 200, {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="borrador-${name}.pdf"`,
      'Cache-Control': 'no-store',
    });
  })
  .get(`${work}/liberacion`, releasers, (c) => showRelease(c, null, []))
  .post(`${work}/liberacion`, releasers, async (c) => {
    const { actor, dialogue, draft } = await draftIn(c);
    const by = actingWith(c, releasingMandate(actor));
    const body = await formBody(c);
    const form = parseForm(releaseForm, body);
    if (!form.ok) return showRelease(c, again(body, form.reasons), form.reasons);
    const released = await releaseReport(c.get('deps'), { reportId: draft.report.id, ...form.value }, by, now(c));
    if (!released.ok) return showRelease(c, null, released.reasons);
    if (!released.value.completes) return onTo(c, `${workPath(dialogue)}/liberacion`, 'released');
    return publish(c);
  })
  .post(`${work}/publicacion`, releasers, (c) => publish(c));

/** The last release publishes; where that did not come about, the button on the same page tries again. */
async function publish(c: Web): Promise<Response> {
  const { actor, dialogue } = await draftIn(c);
  const by = actingWith(c, releasingMandate(actor));
  const published = await publishReport(c.get('deps'), { dialogueId: dialogue.id }, by, now(c));
  if (!published.ok) return showRelease(c, null, published.reasons);
  return onTo(c, workPath(dialogue), 'published');
}

async function showRelease(c: Web, form: FormState | null, refused: readonly Reason[]): Promise<Response> {
  const { actor, dialogue, themes, draft } = await draftIn(c);
  actingWith(c, releasingMandate(actor));
  const { charter } = c.get('deps');
  const decision = releasing(draft, actor.personId, now(c));
  return show(
    c,
    <ReleasePage
      reader={c.get('reader')}
      charter={charter}
      dialogue={dialogue}
      draft={draft}
      omitted={omissions(
        draft.content,
        charter.report.sections,
        await unusedNotes(c, draft, themes),
        searchedTexts(draft.content).every(({ text }) => isDrawnWhole(text)),
      )}
      against={decision.ok ? [] : decision.reasons}
      refused={refused}
      mayPublish={publishing(draft).ok}
      once={form ? onceOf(form) : crypto.randomUUID()}
      done={doneCode(c, doneCodes)}
    />,
    refused.length > 0 ? 422 : 200,
  );
}

/** How many notes of each theme no text was written from, by its number. */
async function unusedNotes(c: Web, { items }: Draft, themes: readonly Theme[]): Promise<ReadonlyMap<number, number>> {
  const used = new Set(items.flatMap(({ noteIds }) => noteIds));
  const unused = (await notesIn(c, themes)).filter(({ id }) => !used.has(id));
  return new Map(themes.map(({ id, n }) => [n, unused.filter(({ themeId }) => themeId === id).length]));
}
