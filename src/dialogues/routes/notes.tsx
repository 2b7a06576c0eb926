import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { z } from 'zod';
import { holding, signedIn } from '../../mandates/guards.ts';
import { emptyForm, type FormState, parseForm, submit } from '../../platform/forms.ts';
import { against, type Reason } from '../../platform/result.ts';
import { again, doneCode, type Env, formBody, onTo, show, type Web } from '../../web.ts';
import { noteForm, rewriteForm, withdrawalForm } from '../forms/notes.ts';
import { FormerNotesPage } from '../pages/FormerNotesPage.tsx';
import { NoteList } from '../pages/NoteList.tsx';
import { NotePage } from '../pages/NotePage.tsx';
import { NotesIndexPage } from '../pages/NotesIndexPage.tsx';
import { NotesPage, notesDone } from '../pages/NotesPage.tsx';
import { mayReadNotes, noteMandate } from '../permissions.ts';
import { reviseNote } from '../revise-note.ts';
import { findDialogue, themesOf } from '../store/dialogues.ts';
import { wordingsOf } from '../store/notes.ts';
import { notesOf } from '../store/numbers.ts';
import type { Dialogue, Theme } from '../types.ts';
import { withdrawNote } from '../withdraw-note.ts';
import { aboutNote, writeNote } from '../write-note.ts';
import { streamChanges } from './notes-live.ts';
import { actingIn, noteInReach, notesContent, takingNow, themeOfNotes } from './notes-within-reach.ts';

const home = '/conversatorios/:slug/relatoria';
const reading = holding(['take-notes', 'edit-report']);
const writing = holding('take-notes');

/** Rapporteurs' notes. The guard lets in whoever holds a power over any notes; which, is asked of the theme. */
export const noteRoutes = new Hono<Env>()
  .get(home, reading, showIndex)
  .get(`${home}/:n`, signedIn, showNotesOrUnsent)
  .post(`${home}/:n`, writing, write)
  .get(`${home}/:n/lista`, reading, async (c) => c.html(<NoteList {...(await notesContent(c))} />))
  .get(`${home}/:n/vivo`, reading, async (c) => {
    const { theme } = await themeOfNotes(c);
    return streamChanges(c, theme.id);
  })
  .get(`${home}/:n/vinetas/:id`, writing, (c) => showNote(c, {}, 200))
  .post(`${home}/:n/vinetas/:id`, writing, revise)
  .get(`${home}/:n/vinetas/:id/retiro`, writing, async (c) => {
    const { note, path } = await noteInReach(c);
    return onTo(c, `${path}/vinetas/${note.id}`);
  })
  .post(`${home}/:n/vinetas/:id/retiro`, writing, withdraw);

/**
 * Whose mandate ended meanwhile may have bullets in the browser that were never sent: the page that refuses them the
 * notes shows them those.
 */
async function showNotesOrUnsent(c: Web): Promise<Response> {
  try {
    const elsewhere = await reading(c, async () => {});
    return elsewhere ?? (await showNotes(c, chosenBefore(c), 200));
  } catch (fault) {
    const { db } = c.get('deps');
    const dialogue = await findDialogue(db, c.req.param('slug') ?? '');
    const themes = dialogue?.convenedAt ? await themesOf(db, dialogue.id) : [];
    const theme = themes.find(({ n }) => `${n}` === c.req.param('n'));
    if (!(fault instanceof HTTPException && fault.status === 403 && theme)) throw fault;
    return show(c, <FormerNotesPage reader={c.get('reader')} keeper={keeperOf(c, theme)} />, 403);
  }
}

const keeperOf = (c: Web, { id }: { readonly id: string }): string => `${c.get('actor')?.personId} ${id}`;

async function showIndex(c: Web): Promise<Response> {
  const { db, charter } = c.get('deps');
  const actor = c.get('actor');
  const dialogue = await findDialogue(db, c.req.param('slug') ?? '');
  if (!dialogue) throw new HTTPException(404);
  const themes = (await themesOf(db, dialogue.id)).filter(({ id }) => mayReadNotes(actor, id));
  if (themes.length === 0) throw new HTTPException(dialogue.convenedAt === null ? 404 : 403);
  const notes = await notesOf(
    db,
    themes.map(({ id }) => id),
  );
  return show(
    c,
    <NotesIndexPage
      reader={c.get('reader')}
      charter={charter}
      dialogue={dialogue}
      themes={themes.map((theme) => ({
        ...theme,
        notes: notes.filter(({ themeId }) => themeId === theme.id).length,
        takes: noteMandate(actor, theme.id) !== null,
      }))}
    />,
  );
}

async function showNotes(c: Web, form: FormState, status: 200 | 422): Promise<Response> {
  const content = await notesContent(c);
  return show(
    c,
    <NotesPage
      {...content}
      form={form}
      once={crypto.randomUUID()}
      done={doneCode(c, notesDone)}
      keeper={keeperOf(c, content.theme)}
    />,
    status,
  );
}

/** After a bullet the next one begins with the same question, kind and language. */
function chosenBefore(c: Web): FormState {
  const [question, kind, language] = [c.req.query('pregunta'), c.req.query('tipo'), c.req.query('idioma')];
  const values = { ...(question !== undefined && { question }), ...(kind && { kind }), ...(language && { language }) };
  return { ...emptyForm, values };
}

async function write(c: Web): Promise<Response> {
  const deps = c.get('deps');
  const place = await themeOfNotes(c);
  const { theme, path } = place;
  const by = actingIn(c, theme);
  const body = await formBody(c);
  const form = parseForm(noteForm, body);
  const result = await submit(
    form,
    (note) => writeNote(deps, { ...note, themeId: theme.id, questionId: note.question }, by, deps.clock()),
    (read) => aboutRead(c, place, read),
  );
  if (!result.ok) return showNotes(c, again(body, result.reasons), 422);
  // RFC 7240 §4.2: a script that keeps what is not sent yet needs to know that it arrived, and no page.
  if (c.req.header('prefer') === 'return=minimal') {
    return c.body(null, 204, { 'Preference-Applied': 'return=minimal' });
  }
  const chosen = form.ok && {
    pregunta: form.value.question ?? '',
    tipo: form.value.kind,
    idioma: form.value.language,
  };
  return onTo(c, `${path}?${new URLSearchParams(chosen || {})}#field-text`, 'note-written');
}

/** What speaks against a bullet of which not everything could be read. */
async function aboutRead(
  c: Web,
  { dialogue, theme }: { readonly dialogue: Dialogue; readonly theme: Theme },
  { question = null, ...read }: Partial<z.output<typeof noteForm>>,
): Promise<readonly Reason[]> {
  const { taking } = await takingNow(c, dialogue, theme);
  return [...against(taking), ...aboutNote(c.get('deps').charter, theme, { ...read, questionId: question })];
}

type Shown = { form?: FormState; withdrawal?: readonly Reason[]; conflict?: boolean };

async function showNote(c: Web, shown: Shown, status: 200 | 409 | 422): Promise<Response> {
  const { db, charter } = c.get('deps');
  const { dialogue, theme, path, note } = await noteInReach(c);
  const { taking } = await takingNow(c, dialogue, theme);
  return show(
    c,
    <NotePage
      reader={{ ...c.get('reader'), path: `${path}/vinetas/${note.id}` }}
      charter={charter}
      dialogue={dialogue}
      theme={theme}
      path={path}
      note={note}
      wordings={await wordingsOf(db, note.id)}
      form={shown.form ?? emptyForm}
      withdrawal={shown.withdrawal ?? []}
      conflict={shown.conflict ?? false}
      once={crypto.randomUUID()}
      taking={taking}
    />,
    status,
  );
}

async function revise(c: Web): Promise<Response> {
  const deps = c.get('deps');
  const place = await noteInReach(c);
  const { theme, path, note } = place;
  const body = await formBody(c);
  const form = parseForm(rewriteForm, body);
  const result = await submit(
    form,
    (written) =>
      reviseNote(deps, { ...written, id: note.id, questionId: written.question }, actingIn(c, theme), deps.clock()),
    (read) => aboutRead(c, place, read),
  );
  if (!result.ok) return showNote(c, { form: again(body, result.reasons) }, 422);
  if (result.value.kind === 'conflict') return showNote(c, { form: again(body, []), conflict: true }, 409);
  return onTo(c, `${path}#nota-${note.id}`, 'note-corrected');
}

async function withdraw(c: Web): Promise<Response> {
  const deps = c.get('deps');
  const { theme, path, note } = await noteInReach(c);
  const form = parseForm(withdrawalForm, await formBody(c));
  const result = form.ok
    ? await withdrawNote(deps, { id: note.id, base: form.value.base }, actingIn(c, theme), deps.clock())
    : form;
  if (!result.ok) return showNote(c, { withdrawal: result.reasons }, 422);
  return onTo(c, path, 'note-withdrawn');
}
