import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { holding } from '../../mandates/guards.ts';
import { id, optionalText } from '../../platform/fields.ts';
import { emptyForm, type FormState, parseForm, submit } from '../../platform/forms.ts';
import { uuidPart } from '../../platform/identifiers.ts';
import type { Reason } from '../../platform/result.ts';
import { again, doneCode, type Env, formBody, onTo, show, type Web } from '../../web.ts';
import { aboutNewSeat, addSeat } from '../add-seat.ts';
import { aboutSeatChange, changeSeat } from '../change-seat.ts';
import { copyPlan } from '../copy-plan.ts';
import { seatForm } from '../forms/panel.ts';
import { themePath } from '../pages/ManagedPage.tsx';
import { PanelPage, SeatPage, stagePath } from '../pages/PanelPage.tsx';
import type { MemberSearch } from '../pages/SeatForm.tsx';
import { publishPanel } from '../publish-panel.ts';
import { removeSeat } from '../remove-seat.ts';
import { decidePanelChange, decidePublication, decideSeat } from '../rules/panel-stages.ts';
import { hasBegun } from '../rules/theme-changes.ts';
import { findMember, type Member, searchMembers } from '../store/panels.ts';
import { type Dialogue, type PanelSeat, type PanelStage, panelStages, type SeatData, type Theme } from '../types.ts';
import { convening, managedTheme, onceOf, themeInReach } from './within-reach.ts';

const conveners = holding('convene-dialogue');
const panel = `${managedTheme}/panel/:stage{(?:previsto|realizado)}`;
const oneSeat = `${panel}/:seat${uuidPart}`;

/** A theme's panel, as planned and as held. */
export const panelRoutes = new Hono<Env>()
  .get(panel, conveners, (c) => showPanel(c, emptyForm, [], 200))
  .post(panel, conveners, async (c) => {
    const deps = c.get('deps');
    const found = await themeInReach(c);
    const { dialogue, theme } = found;
    const stage = stageOf(c);
    const body = await formBody(c);
    const form = parseForm(seatForm(deps.charter), body);
    const place = { themeId: theme.id, stage };
    const result = await submit(
      form,
      (seat) => addSeat(deps, { ...place, once: seat.once }, seatOf(seat), convening(c), deps.clock()),
      ({ organization = null }) => aboutNewSeat(deps, found, stage, organization, deps.clock()),
    );
    if (!result.ok) return showPanel(c, again(body, result.reasons), [], 422);
    return toPanel(c, dialogue, theme, 'seat-added');
  })
  .post(`${panel}/copia`, conveners, async (c) => {
    const deps = c.get('deps');
    const { dialogue, theme } = await themeInReach(c);
    const result = await copyPlan(deps, theme.id, deps.clock());
    if (!result.ok) return showPanel(c, emptyForm, result.reasons, 422);
    return toPanel(c, dialogue, theme, 'plan-copied');
  })
  .post(`${panel}/publicacion`, conveners, async (c) => {
    const deps = c.get('deps');
    const { dialogue, theme } = await themeInReach(c);
    const result = await publishPanel(deps, theme.id, stageOf(c), convening(c), deps.clock());
    if (!result.ok) return showPanel(c, emptyForm, result.reasons, 422);
    return toPanel(c, dialogue, theme, 'panel-published');
  })
  .get(oneSeat, conveners, (c) => showSeat(c, emptyForm, 200))
  .post(oneSeat, conveners, async (c) => {
    const deps = c.get('deps');
    const { dialogue, theme, seat } = await seatInReach(c);
    const body = await formBody(c);
    const form = parseForm(seatForm(deps.charter), body);
    const result = await submit(
      form,
      (written) => changeSeat(deps, theme.id, seat.id, seatOf(written), convening(c), deps.clock()),
      ({ organization = null }) => aboutSeatChange(deps.db, { dialogue, theme }, seat, organization, deps.clock()),
    );
    if (!result.ok) return showSeat(c, again(body, result.reasons), 422);
    return toPanel(c, dialogue, theme, 'seat-saved');
  })
  .post(`${oneSeat}/retiro`, conveners, async (c) => {
    const deps = c.get('deps');
    const { dialogue, theme } = await themeInReach(c);
    const result = await removeSeat(deps, theme.id, c.req.param('seat'), convening(c), deps.clock());
    if (!result.ok) return showPanel(c, emptyForm, result.reasons, 422);
    return toPanel(c, dialogue, theme, 'seat-removed');
  });

/** The address speaks Spanish: `previsto`, `realizado`. */
const stageOf = (c: Web): PanelStage =>
  panelStages.find((stage) => stagePath[stage].endsWith(`/${c.req.param('stage')}`)) ?? 'planned';

const toPanel = (c: Web, dialogue: Dialogue, theme: Theme, done: string): Response =>
  onTo(c, themePath(dialogue, theme, stagePath[stageOf(c)]), done);

const seatOf = (written: z.output<ReturnType<typeof seatForm>>): SeatData => ({
  sector: written.sector,
  institution: written.institution,
  organizationId: written.organization ?? null,
  personName: written.person,
  gender: written.gender,
  country: written.country,
});

async function seatInReach(c: Web): Promise<{ dialogue: Dialogue; theme: Theme; seat: PanelSeat }> {
  const { dialogue, theme } = await themeInReach(c);
  const stage = stageOf(c);
  const seat = theme.panel.find((one) => one.id === c.req.param('seat') && one.stage === stage);
  if (!seat) throw new HTTPException(404);
  return { dialogue, theme, seat };
}

/** What the address asks of the member list: words to look for, or a member that was chosen. */
async function fromMembers(c: Web): Promise<{ search: MemberSearch | null; member: Member | null }> {
  const { db } = c.get('deps');
  const asked = z
    .object({ buscar: optionalText(100), organizacion: z.union([z.literal(''), id()]).catch('') })
    .safeParse({ buscar: c.req.query('buscar') ?? '', organizacion: c.req.query('organizacion') ?? '' });
  if (!asked.success) return { search: null, member: null };
  const { buscar: words, organizacion } = asked.data;
  const [found, member] = await Promise.all([
    words === null ? [] : searchMembers(db, words, mostFound),
    organizacion === '' ? null : findMember(db, organizacion),
  ]);
  return { search: words === null ? null : { words, found }, member };
}

/** As many as one looks through; more words find fewer. */
const mostFound = 20;

async function showPanel(c: Web, form: FormState, refused: readonly Reason[], status: 200 | 422): Promise<Response> {
  const { charter, clock } = c.get('deps');
  const { dialogue, theme } = await themeInReach(c);
  const stage = stageOf(c);
  const seated = theme.panel.filter((seat) => seat.stage === stage).length;
  const change = decidePanelChange(stage, dialogue, theme, clock());
  return show(
    c,
    <PanelPage
      reader={c.get('reader')}
      charter={charter}
      dialogue={dialogue}
      theme={theme}
      stage={stage}
      form={form}
      refused={refused}
      once={onceOf(form)}
      {...(await fromMembers(c))}
      closed={change.ok ? [] : change.reasons}
      begun={hasBegun(theme, clock())}
      publication={decidePublication(stage, seated, dialogue, theme, clock())}
      full={!decideSeat(stage, charter.dialogue.talks, seated, dialogue, theme, clock()).ok}
      done={doneCode(c, ['seat-added', 'seat-saved', 'seat-removed', 'plan-copied', 'panel-published'])}
    />,
    status,
  );
}

async function showSeat(c: Web, form: FormState, status: 200 | 422): Promise<Response> {
  const { dialogue, theme, seat } = await seatInReach(c);
  return show(
    c,
    <SeatPage
      reader={c.get('reader')}
      charter={c.get('deps').charter}
      dialogue={dialogue}
      theme={theme}
      seat={seat}
      form={form}
      once={onceOf(form)}
      {...(await fromMembers(c))}
    />,
    status,
  );
}
