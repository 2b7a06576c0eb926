import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { everyone } from '../../mandates/guards.ts';
import { type Env, show, type Web } from '../../web.ts';
import { calendarOf } from '../pages/calendar.ts';
import { DialoguePage } from '../pages/DialoguePage.tsx';
import { DialoguesPage, type ListedDialogue } from '../pages/DialoguesPage.tsx';
import { mayConvene, maySeeWork } from '../permissions.ts';
import { courseOf, standingOf } from '../rules/standing.ts';
import { changesOf, listDialogues, progressOf, themesOf, themesOfAll } from '../store/dialogues.ts';
import { listedAmong } from '../store/panels.ts';
import { toldParticipationOf } from '../store/reports.ts';
import type { Theme } from '../types.ts';
import { dialogueInReach, slugPattern } from './within-reach.ts';

export const publicRoutes = new Hono<Env>()
  .get('/conversatorios', everyone, showList)
  .get(`/conversatorios/:slug${slugPattern}`, everyone, showDialogue)
  .get(`/conversatorios/:slug${slugPattern}/calendario.ics`, everyone, sendCalendar);

async function showList(c: Web): Promise<Response> {
  const { db, charter, clock } = c.get('deps');
  const convenes = mayConvene(c.get('actor'));
  const dialogues = await listDialogues(db, { preparing: convenes, cancelled: true });
  const themes = await themesOfAll(
    db,
    dialogues.map(({ id }) => id),
  );
  const participation = await toldParticipationOf(db, idsOf(themes));
  const listed = dialogues.map((dialogue): ListedDialogue => {
    const its = themes.filter(({ dialogueId }) => dialogueId === dialogue.id);
    return { dialogue, themes: its, participation, course: courseOf(its, clock()) };
  });
  const convened = listed.filter(({ dialogue }) => dialogue.convenedAt !== null && dialogue.cancelledAt === null);
  const isOver = ({ course }: ListedDialogue) => course === 'over';
  return show(
    c,
    <DialoguesPage
      reader={c.get('reader')}
      charter={charter}
      preparing={listed.filter(({ dialogue }) => dialogue.convenedAt === null)}
      coming={convened.filter((one) => !isOver(one)).reverse()}
      past={convened.filter(isOver)}
      cancelled={listed.filter(({ dialogue }) => dialogue.cancelledAt !== null)}
      mayConvene={convenes}
    />,
  );
}

async function showDialogue(c: Web): Promise<Response> {
  const { db, charter, clock } = c.get('deps');
  const dialogue = await dialogueInReach(c);
  const [themes, progress, changes] = await Promise.all([
    themesOf(db, dialogue.id),
    progressOf(db, dialogue.id),
    changesOf(db, dialogue.id),
  ]);
  const members = themes.flatMap(({ panel }) => panel.map(({ organizationId }) => organizationId));
  const { convenedAt } = dialogue;
  const { firstInvitedAt, report } = progress;
  return show(
    c,
    <DialoguePage
      reader={c.get('reader')}
      charter={charter}
      dialogue={dialogue}
      themes={themes}
      standing={standingOf({ convenedAt, firstInvitedAt, themes, reportedAt: report?.at ?? null }, clock())}
      participation={await toldParticipationOf(db, idsOf(themes))}
      members={
        await listedAmong(
          db,
          members.filter((id) => id !== null),
        )
      }
      at={clock()}
      choosesZone={c.req.query('zona') === ''}
      changedAt={changes.at(-1)?.at ?? null}
      reportPath={report && `/informes/${report.slug}`}
      mayManage={mayConvene(c.get('actor'))}
      maySee={
        convenedAt === null || dialogue.cancelledAt !== null
          ? { notes: false, reportWork: false }
          : maySeeWork(c.get('actor'), idsOf(themes))
      }
    />,
  );
}

const idsOf = (themes: readonly Theme[]) => themes.map(({ id }) => id);

async function sendCalendar(c: Web): Promise<Response> {
  const { db, charter } = c.get('deps');
  const dialogue = await dialogueInReach(c);
  const { convenedAt } = dialogue;
  if (convenedAt === null) throw new HTTPException(404);
  const [themes, changes] = await Promise.all([themesOf(db, dialogue.id), changesOf(db, dialogue.id)]);
  const reader = c.get('reader');
  const text = calendarOf({ reader, charter, dialogue: { ...dialogue, convenedAt }, themes, changes });
  return c.body(text, 200, {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': `attachment; filename="${dialogue.slug}-${reader.language}.ics"`,
  });
}
