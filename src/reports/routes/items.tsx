import { Hono } from 'hono';
import { onceOf } from '../../dialogues/routes/within-reach.ts';
import { notesOf } from '../../dialogues/store/numbers.ts';
import { holding } from '../../mandates/guards.ts';
import { emptyForm, type FormState, parseForm } from '../../platform/forms.ts';
import { actingWith, again, doneCode, type Env, formBody, now, onTo, show, type Web } from '../../web.ts';
import { addItem } from '../add-item.ts';
import { editItem } from '../edit-item.ts';
import { itemForm, moveForm, newItemForm, notesForm } from '../forms/editing.ts';
import { moveItem } from '../move-item.ts';
import { ItemPage, NewItemPage } from '../pages/ItemPage.tsx';
import { PartPage } from '../pages/PartPage.tsx';
import { doneCodes, workPath } from '../pages/WorkPage.tsx';
import { editingMandate } from '../permissions.ts';
import { removeItem } from '../remove-item.ts';
import { formsIn, takesNotes } from '../rules/outline.ts';
import { wordingFields } from '../rules/wording-fields.ts';
import { itemsOf } from '../store/drafts.ts';
import type { Item } from '../types.ts';
import { formAfter, formValues, type RefusedEdit } from './form-after.ts';
import { itemIn, partIn, work } from './within-reach.ts';

const editing = holding('edit-report');

/** What a report says, item by item. */
export const itemRoutes = new Hono<Env>()
  .get(`${work}/seccion/:part`, editing, (c) => showPart(c, emptyForm))
  .post(`${work}/seccion/:part`, editing, async (c) => {
    const { actor, dialogue, report, part } = await partIn(c);
    const by = actingWith(c, editingMandate(actor, part.theme?.id ?? null));
    const body = await formBody(c);
    const form = parseForm(notesForm, body);
    if (!form.ok) return showPart(c, again(body, form.reasons), 422);
    const added = await addItem(
      c.get('deps'),
      {
        reportId: report.id,
        place: { themeId: part.theme?.id ?? null, section: part.section.key },
        form: formsIn(part.section)[0],
        text: null,
        objectives: [],
        ...form.value,
      },
      by,
      now(c),
    );
    if (!added.ok) return showPart(c, again(body, added.reasons), 422);
    const { id, inPlaceOfOthers } = added.value;
    return onTo(c, `${workPath(dialogue)}/puntos/${id}`, inPlaceOfOthers ? 'joined' : 'added');
  })
  .get(`${work}/seccion/:part/nuevo`, editing, (c) => showNewItem(c, emptyForm))
  .post(`${work}/seccion/:part/nuevo`, editing, async (c) => {
    const { actor, dialogue, report, part } = await partIn(c);
    const by = actingWith(c, editingMandate(actor, part.theme?.id ?? null));
    const body = await formBody(c);
    const form = parseForm(newItemForm(c.get('deps').charter, part.section), body);
    if (!form.ok) return showNewItem(c, again(body, form.reasons), 422);
    const { wording, once } = form.value;
    const place = { themeId: part.theme?.id ?? null, section: part.section.key };
    const item = { reportId: report.id, place, ...wording, noteIds: [], once };
    const added = await addItem(c.get('deps'), item, by, now(c));
    if (!added.ok) return showNewItem(c, again(body, added.reasons), 422);
    return onTo(c, `${workPath(dialogue)}/seccion/${part.key}#${added.value.id}`, 'added');
  })
  .get(`${work}/puntos/:id`, editing, (c) => showItem(c, null))
  .post(`${work}/puntos/:id`, editing, async (c) => {
    const { actor, dialogue, item, part } = await itemIn(c, { evenRemoved: true });
    const by = actingWith(c, editingMandate(actor, item.themeId));
    const body = await formBody(c);
    const form = parseForm(itemForm(c.get('deps').charter, part.section), body);
    if (!form.ok) return showItem(c, { body, reasons: form.reasons });
    const edited = await editItem(c.get('deps'), { itemId: item.id, ...form.value }, by, now(c));
    if (!edited.ok) return showItem(c, { body, reasons: edited.reasons });
    if (edited.value.kind === 'conflict') return showItem(c, { conflict: edited.value });
    return onTo(c, `${workPath(dialogue)}/puntos/${item.id}`, edited.value.kind);
  })
  .post(`${work}/puntos/:id/orden`, editing, async (c) => {
    const { actor, dialogue, item, part } = await itemIn(c);
    const by = actingWith(c, editingMandate(actor, item.themeId));
    const form = parseForm(moveForm, await formBody(c));
    if (form.ok) await moveItem(c.get('deps'), { itemId: item.id, before: form.value.before }, by);
    return onTo(c, `${workPath(dialogue)}/seccion/${part.key}#${item.id}`);
  })
  .post(`${work}/puntos/:id/retiro`, editing, async (c) => {
    const { actor, dialogue, item, part } = await itemIn(c, { evenRemoved: true });
    const by = actingWith(c, editingMandate(actor, item.themeId));
    await removeItem(c.get('deps'), { itemId: item.id }, by, now(c));
    return onTo(c, `${workPath(dialogue)}/seccion/${part.key}`, 'removed');
  });

async function showItem(c: Web, refused: RefusedEdit | null): Promise<Response> {
  const { dialogue, report, item, part } = await itemIn(c, { evenRemoved: refused !== null });
  const { db, charter } = c.get('deps');
  const all = part.theme ? await notesOf(db, [part.theme.id]) : [];
  const notes = all.filter(({ id }) => item.noteIds.includes(id));
  const alike = notes.length > 0 ? (await itemsOf(db, report.id)).filter((other) => isAlike(item, other)) : [];
  const values = formValues(wordingFields(item.wording), item.version);
  const { status, ...after } = formAfter(refused, values);
  const done = doneCode(c, doneCodes);
  return show(
    c,
    <ItemPage reader={c.get('reader')} {...{ charter, dialogue, part, item, notes, alike, done }} {...after} />,
    status,
  );
}

/** Another item that was made of one of the same notes. */
const isAlike = (item: Item, other: Item): boolean =>
  other.id !== item.id && other.noteIds.some((id) => item.noteIds.includes(id));

async function showNewItem(c: Web, form: FormState, status: 200 | 422 = 200): Promise<Response> {
  const { dialogue, part } = await partIn(c);
  const { charter } = c.get('deps');
  const once = onceOf(form);
  return show(c, <NewItemPage reader={c.get('reader')} {...{ charter, dialogue, part, form, once }} />, status);
}

async function showPart(c: Web, form: FormState, status: 200 | 422 = 200): Promise<Response> {
  const { dialogue, report, part } = await partIn(c);
  const { db, charter } = c.get('deps');
  const { theme, section } = part;
  const all = await itemsOf(db, report.id);
  const notes = theme && takesNotes(section) ? await notesOf(db, [theme.id]) : [];
  return show(
    c,
    <PartPage
      reader={c.get('reader')}
      items={all.filter((item) => item.section === section.key && item.themeId === (theme?.id ?? null))}
      used={new Set(all.flatMap(({ noteIds }) => noteIds))}
      {...{ charter, dialogue, part, notes, form, once: onceOf(form), done: doneCode(c, doneCodes) }}
    />,
    status,
  );
}
