import { HTTPException } from 'hono/http-exception';
import { holding } from '../../mandates/guards.ts';
import { actingUnder } from '../../mandates/rules/powers.ts';
import type { Acting } from '../../mandates/types.ts';
import type { Web } from '../../web.ts';
import type { Closing } from '../pages/AttendanceClosed.tsx';
import { hostingMandate } from '../permissions.ts';
import { aboutClosing } from '../rules/noting.ts';
import { findDialogue, progressOf, themesOf } from '../store/dialogues.ts';
import { reportedAt } from '../store/reports.ts';
import type { Dialogue, Theme } from '../types.ts';
import { slugPattern } from './within-reach.ts';

export const attendanceBase = `/conversatorios/:slug${slugPattern}/asistencia/:n{[0-9]{1,3}}`;

/** Of which theme, `hosted` asks: the guard knows none. */
export const hosts = holding(['host-session', 'invite']);

type Hosted = {
  readonly dialogue: Dialogue;
  readonly theme: Theme;
  readonly themes: readonly Theme[];
  readonly by: Acting;
};

/** The theme of the address, for whoever keeps its list: its host, or who invites; otherwise 404 or 403. */
export async function hosted(c: Web): Promise<Hosted> {
  const { db } = c.get('deps');
  const dialogue = await findDialogue(db, c.req.param('slug') ?? '');
  const themes = dialogue?.convenedAt && !dialogue.cancelledAt ? await themesOf(db, dialogue.id) : [];
  const theme = themes.find(({ n }) => n === Number(c.req.param('n')));
  if (!dialogue || !theme) throw new HTTPException(404);
  const actor = c.get('actor');
  const mandate = hostingMandate(actor, theme.id);
  if (!actor || !mandate) throw new HTTPException(403);
  return { dialogue, theme, themes, by: actingUnder(actor, mandate) };
}

/** Whether who took part in a dialogue is settled: the acts ask the same rule. */
export async function closingOf(c: Web, { id }: Dialogue): Promise<Closing> {
  const { db } = c.get('deps');
  const reasons = aboutClosing({ reportedAt: await reportedAt(db, id) });
  const { report } = await progressOf(db, id);
  return report && reasons.length > 0 ? { reasons, reportPath: `/informes/${report.slug}` } : null;
}
