import { Hono } from 'hono';
import { emptyForm, type FormBody, type FormState, parseForm, submit } from '../../platform/forms.ts';
import type { Reason } from '../../platform/result.ts';
import { again, doneCode, type Env, formBody, now, onTo, show, type Web } from '../../web.ts';
import { aboutAttendee, addAttendee } from '../add-attendee.ts';
import { newAttendeeForm, presenceEndForm, presenceForm } from '../forms/invitations.ts';
import { noteInRoom } from '../note-attendance.ts';
import { AttendancePage, attendanceDone, attendancePath } from '../pages/AttendancePage.tsx';
import { AttendancePersonPage } from '../pages/AttendancePersonPage.tsx';
import { hostingMandate } from '../permissions.ts';
import { aboutNoting } from '../rules/noting.ts';
import { countPresent, hostListOf } from '../store/attendance.ts';
import { takeBackPresence } from '../take-back-presence.ts';
import { takeBackReport } from '../take-back-report.ts';
import type { SeatId } from '../types.ts';
import { attendanceBase, closingOf, hosted, hosts } from './hosted.ts';
import { onceOf } from './within-reach.ts';

/** Who took part in a theme: the host's list, and the reports of meeting services. */
export const attendanceRoutes = new Hono<Env>()
  .get(attendanceBase, hosts, (c) => showList(c, [], 200))
  .post(`${attendanceBase}/presencia`, hosts, async (c) => {
    const { theme, by } = await hosted(c);
    const body = await formBody(c);
    const form = parseForm(presenceForm, body);
    const { clock } = c.get('deps');
    const result = form.ok ? await noteInRoom(c.get('deps'), theme, form.value.seat as SeatId, by, clock()) : form;
    if (!result.ok) return showList(c, result.reasons, 422);
    return backToList(c, body, form.ok ? form.value.seat : '');
  })
  .post(`${attendanceBase}/ausencia`, hosts, async (c) => {
    const { theme } = await hosted(c);
    const body = await formBody(c);
    const form = parseForm(presenceEndForm, body);
    const result = form.ok ? await takeBackPresence(c.get('deps'), theme, form.value.presence) : form;
    if (!result.ok) return showList(c, result.reasons, 422);
    return backToList(c, body, '');
  })
  .post(`${attendanceBase}/ausencia-en-linea`, hosts, async (c) => {
    const { theme } = await hosted(c);
    const body = await formBody(c);
    const form = parseForm(presenceEndForm, body);
    const result = form.ok ? await takeBackReport(c.get('deps'), theme, form.value.presence) : form;
    if (!result.ok) return showList(c, result.reasons, 422);
    return backToList(c, body, '');
  })
  .get(`${attendanceBase}/persona`, hosts, (c) => showPerson(c, emptyForm, 200))
  .post(`${attendanceBase}/persona`, hosts, async (c) => {
    const { dialogue, theme, by } = await hosted(c);
    const { charter, clock } = c.get('deps');
    const body = await formBody(c);
    const form = parseForm(newAttendeeForm(charter), body);
    const result = await submit(
      form,
      (person) => addAttendee(c.get('deps'), theme, person, by, clock()),
      (named) => aboutAttendee(c.get('deps').db, theme, named),
    );
    if (!result.ok) return showPerson(c, again(body, result.reasons), 422);
    return onTo(c, attendancePath(dialogue, theme), 'added');
  });

async function showList(c: Web, reasons: readonly Reason[], status: 200 | 422): Promise<Response> {
  const { db } = c.get('deps');
  const { dialogue, theme, themes } = await hosted(c);
  const actor = c.get('actor');
  return show(
    c,
    <AttendancePage
      reader={c.get('reader')}
      dialogue={dialogue}
      theme={theme}
      themes={themes.filter(({ id }) => hostingMandate(actor, id) !== null)}
      entries={await hostListOf(db, dialogue.id, theme.id)}
      count={await countPresent(db, theme.id)}
      words={(c.req.query('q') ?? '').slice(0, 100)}
      page={Number(c.req.query('pagina')) || 1}
      closing={await closingOf(c, dialogue)}
      early={aboutNoting({ startsAt: theme.startsAt, reportedAt: null }, now(c))}
      reasons={reasons}
      done={doneCode(c, attendanceDone)}
    />,
    status,
  );
}

/** Where the host was on the list, at the person they touched. */
async function backToList(c: Web, body: FormBody, seat: string): Promise<Response> {
  const { dialogue, theme } = await hosted(c);
  const text = (name: string) => {
    const value = body[name];
    return typeof value === 'string' ? value.slice(0, 100) : '';
  };
  const query = new URLSearchParams({
    ...(text('q') && { q: text('q') }),
    ...(Number(text('pagina')) > 1 && { pagina: text('pagina') }),
  }).toString();
  return onTo(c, `${attendancePath(dialogue, theme)}${query && `?${query}`}${seat && `#p-${seat}`}`);
}

async function showPerson(c: Web, form: FormState, status: 200 | 422): Promise<Response> {
  const { dialogue, theme } = await hosted(c);
  const reader = c.get('reader');
  return show(
    c,
    <AttendancePersonPage
      reader={reader}
      charter={c.get('deps').charter}
      dialogue={dialogue}
      theme={theme}
      action={`${attendancePath(dialogue, theme)}/persona`}
      title={reader.t('dialogues.attendance.add')}
      lead={reader.t('dialogues.attendance.add-lead')}
      closing={await closingOf(c, dialogue)}
      form={form}
      once={onceOf(form)}
    />,
    status,
  );
}
