import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { mayConvene } from '../../dialogues/permissions.ts';
import type { ThemeId } from '../../dialogues/types.ts';
import type { Actor, HeldMandate } from '../../mandates/types.ts';
import { emptyForm, type FormState, parseForm, submit } from '../../platform/forms.ts';
import { actingWith, again, doneCode, type Env, formBody, now, onTo, show, type Web } from '../../web.ts';
import { aboutInstitution, addInstitution } from '../add-institution.ts';
import { institutionForm, reopenForm, resolutionForm, writtenName } from '../forms/naming.ts';
import { groupKey, NamesPage } from '../pages/NamesPage.tsx';
import { doneCodes, workPath } from '../pages/WorkPage.tsx';
import { approvingMandate, judgingMandate } from '../permissions.ts';
import { reopenName } from '../reopen-name.ts';
import { aboutJudgement, resolveName } from '../resolve-name.ts';
import type { Draft } from '../review-draft.ts';
import { themeOfTitle } from '../rules/report-texts.ts';
import { draftIn, work, working } from './within-reach.ts';

/** Every name in a report, and what is judged of it. */
export const namingRoutes = new Hono<Env>()
  .get(`${work}/nombres`, working, (c) => showNames(c, {}))
  .post(`${work}/nombres`, working, async (c) => {
    const { actor, dialogue, draft } = await draftIn(c);
    const body = await formBody(c);
    const form = parseForm(resolutionForm, body);
    const approving = approvingMandate(actor);
    const mayApproveNaming = approving !== null;
    const judged = await submit(
      form,
      (judgement) => {
        const [place] = judgement.places;
        const judging = judgingIn(actor, draft, place?.textId ?? '');
        const mandate = judgement.resolution === 'government-initiative' ? (approving ?? judging) : judging;
        if (judgement.places.some(({ textId }) => textId !== place?.textId)) throw new HTTPException(403);
        const by = { ...actingWith(c, mandate), mayApproveNaming };
        return resolveName(c.get('deps'), { reportId: draft.report.id, ...judgement }, by, now(c));
      },
      (read) => aboutJudgement(draft, read, c.get('deps').charter, { mayApproveNaming }),
    );
    if (!judged.ok) return showNames(c, { refused: { group: groupIn(body), form: again(body, judged.reasons) } });
    return onTo(c, `${workPath(dialogue)}/nombres`, 'judged');
  })
  .post(`${work}/nombres/reabrir`, working, async (c) => {
    const { actor, dialogue, draft } = await draftIn(c);
    const form = parseForm(reopenForm, await formBody(c));
    const ids = form.ok ? form.value.resolutions : [];
    const judged = draft.names.settled.filter(({ resolution }) => resolution && ids.includes(resolution.id));
    for (const { finding } of judged) actingWith(c, judgingIn(actor, draft, finding.textId));
    const by = actingWith(c, judgingIn(actor, draft, judged[0]?.finding.textId ?? 'title'));
    const resolutionIds = judged.flatMap(({ resolution }) => resolution?.id ?? []);
    await reopenName(c.get('deps'), { reportId: draft.report.id, resolutionIds }, by, now(c));
    return onTo(c, `${workPath(dialogue)}/nombres`, 'reopened');
  })
  .post(`${work}/nombres/instituciones`, working, async (c) => {
    const { actor, dialogue, themes } = await draftIn(c);
    const body = await formBody(c);
    const form = parseForm(institutionForm(c.get('deps').charter), body);
    const mandate = [null, ...themes.map(({ id }) => id)]
      .map((theme) => judgingMandate(actor, theme))
      .find((one) => one !== null);
    const by = actingWith(c, mandate ?? null);
    const added = await submit(
      form,
      (institution) => addInstitution(c.get('deps'), institution, by, now(c)),
      (read) => {
        const name = writtenName(read, c.get('deps').charter);
        return name && read.country ? aboutInstitution(c.get('deps'), { name, country: read.country }) : [];
      },
    );
    if (!added.ok) return showNames(c, { institution: again(body, added.reasons) });
    return onTo(c, `${workPath(dialogue)}/nombres`, 'institution');
  });

/** The theme a text stands in or entitles; null: the whole report's. */
function themeOfText({ items, themes }: Draft, textId: string): ThemeId | null {
  const theme = themes.find(({ n }) => n === themeOfTitle(textId))?.id;
  return theme ?? items.find(({ id }) => id === textId)?.themeId ?? null;
}

const judgingIn = (actor: Actor, draft: Draft, textId: string): HeldMandate | null =>
  judgingMandate(actor, themeOfText(draft, textId));

/** Which judgement of the page a form was, as far as can be told. */
function groupIn(body: Awaited<ReturnType<typeof formBody>>): string {
  const [first] = [body.places].flat();
  const entity = [body.entity].flat()[0];
  const textId = typeof first === 'string' ? (first.split(' ')[0] ?? '') : '';
  return groupKey({ textId, entity: typeof entity === 'string' ? entity : '' });
}

type Shown = {
  readonly refused?: { readonly group: string; readonly form: FormState };
  readonly institution?: FormState;
};

async function showNames(c: Web, { refused, institution }: Shown): Promise<Response> {
  const { actor, dialogue, draft } = await draftIn(c);
  return show(
    c,
    <NamesPage
      reader={c.get('reader')}
      charter={c.get('deps').charter}
      dialogue={dialogue}
      draft={draft}
      judging={{
        inReach: (textId) => judgingIn(actor, draft, textId) !== null,
        mayApprove: approvingMandate(actor) !== null,
        mayConvene: mayConvene(actor),
      }}
      refused={refused ?? null}
      institution={institution ?? emptyForm}
      done={doneCode(c, doneCodes)}
    />,
    refused || institution ? 422 : 200,
  );
}
