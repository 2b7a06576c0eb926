import { Hono } from 'hono';
import { endCauses } from '../../mandates/end-mandate.ts';
import { holding } from '../../mandates/guards.ts';
import { currentHolders } from '../../mandates/store/mandates.ts';
import type { MandateId } from '../../mandates/types.ts';
import { emptyForm, type FormState, parseForm, submit } from '../../platform/forms.ts';
import { again, doneCode, type Env, formBody, onTo, show, type Web } from '../../web.ts';
import { aboutService, appointToTheme } from '../appoint-to-theme.ts';
import { endAppointment } from '../end-appointment.ts';
import { appointmentForm } from '../forms/panel.ts';
import { agendaForm, endAppointmentForm, interpretationForm } from '../forms/preparing.ts';
import { roomForm, withoutSecrets } from '../forms/room.ts';
import { themePath } from '../pages/ManagedPage.tsx';
import { RoomPage } from '../pages/RoomPage.tsx';
import { AgendaPage, InterpretationPage } from '../pages/SettingPages.tsx';
import { TeamPage } from '../pages/TeamPage.tsx';
import { aboutRoom } from '../rules/room-settings.ts';
import { setAgenda } from '../set-agenda.ts';
import { setInterpretation } from '../set-interpretation.ts';
import { setRoom } from '../set-room.ts';
import { channelsOf, roomOf } from '../store/settings.ts';
import { convening, managedTheme, themeInReach } from './within-reach.ts';

const conveners = holding('convene-dialogue');

/** What a theme is equipped with: its agenda, who serves it, where it is heard and held. */
export const themeSettingRoutes = new Hono<Env>()
  .get(`${managedTheme}/agenda`, conveners, (c) => showAgenda(c, emptyForm, 200))
  .post(`${managedTheme}/agenda`, conveners, async (c) => {
    const deps = c.get('deps');
    const { dialogue, theme } = await themeInReach(c);
    const body = await formBody(c);
    const form = parseForm(agendaForm(deps.charter), body);
    const result = form.ok ? await setAgenda(deps, theme.id, form.value, convening(c), deps.clock()) : form;
    if (!result.ok) return showAgenda(c, again(body, result.reasons), 422);
    return onTo(c, themePath(dialogue, theme, 'agenda'), 'saved');
  })
  .get(`${managedTheme}/interpretacion`, conveners, (c) => showInterpretation(c, emptyForm, 200))
  .post(`${managedTheme}/interpretacion`, conveners, async (c) => {
    const deps = c.get('deps');
    const { dialogue, theme } = await themeInReach(c);
    const body = await formBody(c);
    const form = parseForm(interpretationForm(deps.charter), body);
    const result = form.ok ? await setInterpretation(deps, theme.id, form.value) : form;
    if (!result.ok) return showInterpretation(c, again(body, result.reasons), 422);
    return onTo(c, themePath(dialogue, theme, 'interpretacion'), 'saved');
  })
  .get(`${managedTheme}/sala`, conveners, (c) => showRoom(c, emptyForm, 200))
  .post(`${managedTheme}/sala`, conveners, async (c) => {
    const deps = c.get('deps');
    const { dialogue, theme } = await themeInReach(c);
    const body = await formBody(c);
    const form = parseForm(roomForm, body);
    const result = await submit(
      form,
      (room) => setRoom(deps, theme.id, room, convening(c), deps.clock()),
      async (room) => aboutRoom(room, (await roomOf(deps.db, theme.id))?.settings ?? null),
    );
    if (!result.ok) return showRoom(c, withoutSecrets(again(body, result.reasons)), 422);
    return onTo(c, themePath(dialogue, theme, 'sala'), 'saved');
  })
  .get(`${managedTheme}/equipo`, conveners, (c) => showTeam(c, emptyForm, 200))
  .post(`${managedTheme}/equipo`, conveners, async (c) => {
    const deps = c.get('deps');
    const { dialogue, theme } = await themeInReach(c);
    const body = await formBody(c);
    const form = parseForm(appointmentForm(deps.charter), body);
    const result = await submit(
      form,
      (named) => appointToTheme(deps, theme.id, named, convening(c), deps.clock()),
      (named) => aboutService(deps.db, deps.charter, theme, named, deps.clock()),
    );
    if (!result.ok) return showTeam(c, again(body, result.reasons), 422);
    return onTo(c, themePath(dialogue, theme, 'equipo'), 'appointed');
  })
  .post(`${managedTheme}/equipo/fin`, conveners, async (c) => {
    const deps = c.get('deps');
    const { dialogue, theme } = await themeInReach(c);
    const form = parseForm(endAppointmentForm(endCauses), await formBody(c));
    const end = form.ok && { mandateId: form.value.mandate as MandateId, cause: form.value.cause };
    const result = end ? await endAppointment(deps, theme.id, end, convening(c), deps.clock()) : form;
    if (!result.ok) return showTeam(c, again({}, result.reasons), 422);
    return onTo(c, themePath(dialogue, theme, 'equipo'), 'appointment-ended');
  });

async function showAgenda(c: Web, form: FormState, status: 200 | 422): Promise<Response> {
  const { dialogue, theme } = await themeInReach(c);
  const page = { reader: c.get('reader'), charter: c.get('deps').charter, dialogue, theme, form };
  return show(c, <AgendaPage {...page} done={doneCode(c, ['saved'])} />, status);
}

async function showInterpretation(c: Web, form: FormState, status: 200 | 422): Promise<Response> {
  const { db, charter } = c.get('deps');
  const { dialogue, theme } = await themeInReach(c);
  const page = { reader: c.get('reader'), charter, dialogue, theme, form };
  const channels = await channelsOf(db, theme.id);
  return show(c, <InterpretationPage {...page} channels={channels} done={doneCode(c, ['saved'])} />, status);
}

async function showRoom(c: Web, form: FormState, status: 200 | 422): Promise<Response> {
  const { db, charter } = c.get('deps');
  const { dialogue, theme } = await themeInReach(c);
  const page = { reader: c.get('reader'), charter, dialogue, theme, form };
  return show(c, <RoomPage {...page} room={await roomOf(db, theme.id)} done={doneCode(c, ['saved'])} />, status);
}

async function showTeam(c: Web, form: FormState, status: 200 | 422): Promise<Response> {
  const { db, charter, clock } = c.get('deps');
  const { dialogue, theme } = await themeInReach(c);
  const holders = await currentHolders(db, [`theme:${theme.id}`], clock());
  const page = { reader: c.get('reader'), charter, dialogue, theme, form };
  const done = doneCode(c, ['appointed', 'appointment-ended']);
  return show(c, <TeamPage {...page} holders={holders} done={done} />, status);
}
