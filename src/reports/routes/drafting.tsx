import { Hono } from 'hono';
import { holding } from '../../mandates/guards.ts';
import { parseForm } from '../../platform/forms.ts';
import type { Reason } from '../../platform/result.ts';
import { actingWith, doneCode, type Env, formBody, now, onTo, show, type Web } from '../../web.ts';
import { editHeading, ofEdition } from '../edit-heading.ts';
import { headingForm } from '../forms/editing.ts';
import { DraftPage, UnstartedPage } from '../pages/DraftPage.tsx';
import { HeadingPage } from '../pages/HeadingPage.tsx';
import { doneCodes, workPath } from '../pages/WorkPage.tsx';
import { editingMandate, mayEdit, releasingMandate, startingMandate } from '../permissions.ts';
import { type Draft, reviewDraft } from '../review-draft.ts';
import { missingLanguages } from '../rules/report-texts.ts';
import { headingFields } from '../rules/wording-fields.ts';
import { startReport } from '../start-report.ts';
import { findHeading } from '../store/drafts.ts';
import { editionsOf, lastPublication } from '../store/releases.ts';
import { formAfter, formValues, type RefusedEdit } from './form-after.ts';
import { type Desk, deskIn, notesIn, partsOf, reportIn, work, working } from './within-reach.ts';

const editing = holding('edit-report');

/** Where a report stands, how it begins, what it is called. */
export const draftRoutes = new Hono<Env>()
  .get(work, working, async (c) => {
    const desk = await deskIn(c);
    const { db, charter } = c.get('deps');
    const draft = await reviewDraft(db, charter, desk.dialogue);
    return draft ? showDraft(c, desk, draft) : showUnstarted(c, desk, []);
  })
  .post(work, editing, async (c) => {
    const desk = await deskIn(c);
    const by = actingWith(c, startingMandate(desk.actor, themeIds(desk)));
    const started = await startReport(c.get('deps'), { dialogueId: desk.dialogue.id }, by, now(c));
    if (!started.ok) return showUnstarted(c, desk, started.reasons, 422);
    return onTo(c, workPath(desk.dialogue), 'started');
  })
  .get(`${work}/titulo`, editing, (c) => showHeading(c, null))
  .post(`${work}/titulo`, editing, async (c) => {
    const { actor, dialogue, report } = await reportIn(c);
    const by = actingWith(c, editingMandate(actor, null));
    const body = await formBody(c);
    const form = parseForm(headingForm(c.get('deps').charter), body);
    if (!form.ok) return showHeading(c, { body, reasons: form.reasons });
    const edited = await editHeading(c.get('deps'), { reportId: report.id, ...form.value }, by, now(c));
    if (!edited.ok) return showHeading(c, { body, reasons: edited.reasons });
    if (edited.value.kind === 'conflict') return showHeading(c, { conflict: edited.value });
    return onTo(c, `${workPath(dialogue)}/titulo`, edited.value.kind);
  });

const themeIds = ({ themes }: Desk) => themes.map(({ id }) => id);

async function showUnstarted(c: Web, desk: Desk, reasons: readonly Reason[], status: 200 | 422 = 200) {
  const notes = (await notesIn(c, desk.themes)).length;
  const mayStart = startingMandate(desk.actor, themeIds(desk)) !== null;
  return show(
    c,
    <UnstartedPage
      reader={c.get('reader')}
      charter={c.get('deps').charter}
      dialogue={desk.dialogue}
      {...{ notes, mayStart, reasons }}
    />,
    status,
  );
}

async function showDraft(c: Web, { actor, dialogue, themes }: Desk, draft: Draft): Promise<Response> {
  const { charter } = c.get('deps');
  const notes = await notesIn(c, themes);
  const used = new Set(draft.items.flatMap(({ noteIds }) => noteIds));
  const parts = partsOf(c, themes).map((part) => {
    const own = draft.items.filter(
      (item) => item.section === part.section.key && item.themeId === (part.theme?.id ?? null),
    );
    const kinds = charter.dialogue.noteKinds
      .filter(({ section }) => section === part.section.key)
      .map(({ key }) => key);
    return {
      part,
      items: own.length,
      unused: notes.filter(
        ({ id, themeId, kind }) => themeId === part.theme?.id && kinds.includes(kind) && !used.has(id),
      ).length,
      missing: own.reduce((sum, { wording }) => sum + missingLanguages(wording.text, charter.languages).length, 0),
      mayEdit: mayEdit(actor, part.theme?.id ?? null),
    };
  });
  const done = doneCode(c, doneCodes);
  const mayEditAll = mayEdit(actor, null);
  const { last } = draft;
  const editions = last && releasingMandate(actor) ? await editionsOf(c.get('deps').db, last.slug) : [];
  return show(
    c,
    <DraftPage reader={c.get('reader')} {...{ charter, dialogue, draft, parts, mayEditAll, editions, done }} />,
  );
}

async function showHeading(c: Web, refused: RefusedEdit | null): Promise<Response> {
  const { actor, dialogue, report } = await reportIn(c);
  actingWith(c, editingMandate(actor, null));
  const { db, charter } = c.get('deps');
  const found = await findHeading(db, report.id);
  if (!found) return c.notFound();
  const edition = ((await lastPublication(db, report.id))?.edition ?? 0) + 1;
  const heading = ofEdition(found, edition);
  const { status, ...after } = formAfter(refused, formValues(headingFields(heading), heading.version));
  const done = doneCode(c, doneCodes);
  return show(
    c,
    <HeadingPage reader={c.get('reader')} {...{ charter, dialogue, heading, edition, done }} {...after} />,
    status,
  );
}
