import { Hono } from 'hono';
import { homeZone } from '../../charter/rules/home-zone.ts';
import { holding } from '../../mandates/guards.ts';
import { emptyForm, type FormState, parseForm, submit } from '../../platform/forms.ts';
import { uuidPart } from '../../platform/identifiers.ts';
import { again, doneCode, type Env, formBody, onTo, show, type Web } from '../../web.ts';
import { addQuestion } from '../add-question.ts';
import { aboutNewTheme, addTheme } from '../add-theme.ts';
import { changeQuestion } from '../change-question.ts';
import { aboutNewHours, changeTheme } from '../change-theme.ts';
import { moveForm, questionForm, themeForm } from '../forms/preparing.ts';
import { moveQuestion } from '../move-question.ts';
import { managePath, themePath } from '../pages/ManagedPage.tsx';
import { QuestionPage, QuestionsPage } from '../pages/QuestionsPage.tsx';
import { ThemeFormPage } from '../pages/ThemeFormPage.tsx';
import { removeQuestion } from '../remove-question.ts';
import { removeTheme } from '../remove-theme.ts';
import { proposedHours } from '../rules/session-hours.ts';
import { themesOf } from '../store/dialogues.ts';
import type { Dialogue, GuidingQuestion, Theme, ThemeId } from '../types.ts';
import {
  convening,
  managed,
  managedInReach,
  managedTheme,
  onceOf,
  questionInReach,
  themeInReach,
} from './within-reach.ts';

const conveners = holding('convene-dialogue');
const question = `${managedTheme}/preguntas/:question${uuidPart}`;

/** A dialogue's themes and the questions that guide them. */
export const themeRoutes = new Hono<Env>()
  .get(`${managed}/temas/nuevo`, conveners, async (c) => showTheme(c, await managedInReach(c), null, emptyForm, 200))
  .post(`${managed}/temas/nuevo`, conveners, async (c) => {
    const deps = c.get('deps');
    const dialogue = await managedInReach(c);
    const body = await formBody(c);
    const form = parseForm(themeForm(deps.charter, 'first'), body);
    const result = await submit(
      form,
      (theme) => addTheme(deps, dialogue.id, theme, convening(c), deps.clock()),
      (hours) => aboutNewTheme(deps, dialogue, hours, deps.clock()),
    );
    if (!result.ok) return showTheme(c, dialogue, null, again(body, result.reasons), 422);
    return onTo(c, managePath(result.value), 'theme-added');
  })
  .get(managedTheme, conveners, async (c) => {
    const { dialogue, theme } = await themeInReach(c);
    return showTheme(c, dialogue, theme, emptyForm, 200);
  })
  .post(managedTheme, conveners, async (c) => {
    const deps = c.get('deps');
    const found = await themeInReach(c);
    const { dialogue, theme } = found;
    const body = await formBody(c);
    const form = parseForm(themeForm(deps.charter, neededIn(dialogue)), body);
    const result = await submit(
      form,
      (written) => changeTheme(deps, theme.id, written, convening(c), deps.clock()),
      (hours) => aboutNewHours(deps.charter, found, hours, deps.clock()),
    );
    if (!result.ok) return showTheme(c, dialogue, theme, again(body, result.reasons), 422);
    return onTo(c, managePath({ slug: result.value }), 'saved');
  })
  .post(`${managedTheme}/retiro`, conveners, async (c) => {
    const deps = c.get('deps');
    const dialogue = await managedInReach(c);
    const theme = (await themesOf(deps.db, dialogue.id)).find(({ id }) => id === c.req.param('theme'));
    // Gone already: a second click on the same button.
    if (!theme) return onTo(c, managePath(dialogue), 'theme-removed');
    const result = await removeTheme(deps, theme.id, convening(c), deps.clock());
    if (!result.ok) return showTheme(c, dialogue, theme, again({}, result.reasons), 422);
    return onTo(c, managePath({ slug: result.value ?? dialogue.slug }), 'theme-removed');
  })
  .get(`${managedTheme}/preguntas`, conveners, (c) => showQuestions(c, emptyForm, [], 200))
  .post(`${managedTheme}/preguntas`, conveners, async (c) => {
    const deps = c.get('deps');
    const { dialogue, theme } = await themeInReach(c);
    const body = await formBody(c);
    const form = parseForm(questionForm(deps.charter, neededIn(dialogue)), body);
    const result = form.ok ? await addQuestion(deps, theme.id, form.value, convening(c), deps.clock()) : form;
    if (!result.ok) return showQuestions(c, again(body, result.reasons), [], 422);
    return toQuestions(c, dialogue, theme, 'question-added');
  })
  .get(question, conveners, async (c) => {
    const { dialogue, theme, question: one } = await questionInReach(c);
    return showQuestion(c, dialogue, theme, one, emptyForm, 200);
  })
  .post(question, conveners, async (c) => {
    const deps = c.get('deps');
    const { dialogue, theme, question: one } = await questionInReach(c);
    const body = await formBody(c);
    const form = parseForm(questionForm(deps.charter, neededIn(dialogue)), body);
    const result = form.ok
      ? await changeQuestion(deps, theme.id, { id: one.id, text: form.value.text }, convening(c), deps.clock())
      : form;
    if (!result.ok) return showQuestion(c, dialogue, theme, one, again(body, result.reasons), 422);
    return toQuestions(c, dialogue, theme, 'question-saved');
  })
  .post(`${question}/lugar`, conveners, async (c) => {
    const deps = c.get('deps');
    const { dialogue, theme, question: one } = await questionInReach(c);
    const form = parseForm(moveForm, await formBody(c));
    const result = form.ok
      ? await moveQuestion(deps, theme.id, { id: one.id, ...form.value }, convening(c), deps.clock())
      : form;
    if (!result.ok) return showQuestions(c, emptyForm, result.reasons, 422);
    return toQuestions(c, dialogue, theme, 'question-moved');
  })
  .post(`${question}/retiro`, conveners, async (c) => {
    const deps = c.get('deps');
    const { dialogue, theme } = await themeInReach(c);
    const result = await removeQuestion(deps, theme.id, c.req.param('question'), convening(c), deps.clock());
    if (!result.ok) return showQuestions(c, emptyForm, result.reasons, 422);
    return toQuestions(c, dialogue, theme, 'question-removed');
  });

/** What was announced stands in every language; before that, in the first at least. */
const neededIn = ({ convenedAt }: Dialogue): 'all' | 'first' => (convenedAt === null ? 'first' : 'all');

const toQuestions = (c: Web, dialogue: Dialogue, theme: { readonly id: ThemeId }, done: string): Response =>
  onTo(c, themePath(dialogue, theme, 'preguntas'), done);

async function showTheme(c: Web, dialogue: Dialogue, theme: Theme | null, form: FormState, status: 200 | 422) {
  const { db, charter } = c.get('deps');
  const { sessionMinutes } = charter.dialogue;
  const hours =
    theme ?? proposedHours(await themesOf(db, dialogue.id), dialogue.heldOn, homeZone(charter), sessionMinutes);
  return show(
    c,
    <ThemeFormPage
      reader={c.get('reader')}
      charter={charter}
      dialogue={dialogue}
      theme={theme}
      hours={hours}
      form={form}
      once={onceOf(form)}
    />,
    status,
  );
}

async function showQuestions(c: Web, form: FormState, refused: FormState['reasons'], status: 200 | 422) {
  const { dialogue, theme } = await themeInReach(c);
  return show(
    c,
    <QuestionsPage
      reader={c.get('reader')}
      charter={c.get('deps').charter}
      dialogue={dialogue}
      theme={theme}
      form={form}
      refused={refused}
      once={onceOf(form)}
      done={doneCode(c, ['question-added', 'question-saved', 'question-moved', 'question-removed'])}
    />,
    status,
  );
}

const showQuestion = (
  c: Web,
  dialogue: Dialogue,
  theme: Theme,
  one: GuidingQuestion,
  form: FormState,
  status: 200 | 422,
) =>
  show(
    c,
    <QuestionPage
      reader={c.get('reader')}
      charter={c.get('deps').charter}
      dialogue={dialogue}
      theme={theme}
      question={one}
      form={form}
      once={onceOf(form)}
    />,
    status,
  );
