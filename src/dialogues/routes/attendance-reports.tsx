import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { emptyForm, type FormBody, type FormState, parseForm } from '../../platform/forms.ts';
import { uuidPart } from '../../platform/identifiers.ts';
import { type Reason, type Result, refuse } from '../../platform/result.ts';
import { again, type Env, formBody, onTo, show, type Web } from '../../web.ts';
import { beginAttendanceImport } from '../begin-attendance-import.ts';
import { attendeeForm, reportForm, reportKeyForm, reportSeatForm } from '../forms/invitations.ts';
import { importAttendance } from '../import-attendance.ts';
import { attendancePath } from '../pages/AttendancePage.tsx';
import { AttendancePersonPage } from '../pages/AttendancePersonPage.tsx';
import { AttendancePreviewPage } from '../pages/AttendancePreviewPage.tsx';
import { AttendanceReportPage } from '../pages/AttendanceReportPage.tsx';
import { readReport } from '../read-report.ts';
import { type Settling, settleReportPerson } from '../settle-report-person.ts';
import { type AttendanceImport, completedReports, findAttendanceImport } from '../store/attendance-imports.ts';
import type { SeatId, Theme } from '../types.ts';
import { attendanceBase, closingOf, hosted, hosts } from './hosted.ts';
import { onceOf } from './within-reach.ts';

const report = `${attendanceBase}/informe/:import${uuidPart}`;

/** Participants' reports of meeting services: taken in, looked at, each person settled, confirmed. */
export const attendanceReportRoutes = new Hono<Env>()
  .get(`${attendanceBase}/informe`, hosts, (c) => showReportForm(c, emptyForm, 200))
  .post(`${attendanceBase}/informe`, hosts, async (c) => {
    const { dialogue, theme } = await hosted(c);
    const body = await formBody(c);
    const result = await takeInReport(c, body);
    if (!result.ok) return showReportForm(c, again(body, result.reasons), 422);
    return onTo(c, `${attendancePath(dialogue, theme)}/informe/${result.value}`);
  })
  .get(report, hosts, (c) => showReport(c, [], 200))
  .post(report, hosts, async (c) => {
    const { dialogue, theme, by } = await hosted(c);
    const found = await importInReach(c, theme);
    const { clock } = c.get('deps');
    const result = await importAttendance(c.get('deps'), theme, found.id, by, clock());
    if (!result.ok) return showReport(c, result.reasons, 422);
    return onTo(c, attendancePath(dialogue, theme), 'imported');
  })
  .post(`${report}/persona`, hosts, async (c) => {
    const form = parseForm(reportSeatForm, await formBody(c));
    if (!form.ok) return showReport(c, [{ code: 'report-person-not-chosen' }], 422);
    return settle(c, { key: form.value.key, outcome: 'seat', seatId: form.value.seat as SeatId });
  })
  .post(`${report}/fuera`, hosts, async (c) => {
    const form = parseForm(reportKeyForm, await formBody(c));
    if (!form.ok) return showReport(c, form.reasons, 422);
    return settle(c, { key: form.value.key, outcome: 'left-out' });
  })
  .post(`${report}/otra-vez`, hosts, async (c) => {
    const form = parseForm(reportKeyForm, await formBody(c));
    if (!form.ok) return showReport(c, form.reasons, 422);
    return settle(c, { key: form.value.key, outcome: 'open' });
  })
  .post(`${report}/demas`, hosts, (c) => settle(c, { outcome: 'leave-others-out' }))
  .get(`${report}/nueva`, hosts, (c) => showReportPerson(c, c.req.query('clave') ?? '', emptyForm, 200))
  .post(`${report}/nueva`, hosts, async (c) => {
    const body = await formBody(c);
    const key = typeof body.key === 'string' ? body.key : '';
    const form = parseForm(attendeeForm(c.get('deps').charter), body);
    if (!form.ok) return showReportPerson(c, key, again(body, form.reasons), 422);
    const result = await settled(c, { key, outcome: 'added', ...form.value });
    const beside = !result.ok && result.reasons.some(({ field }) => field);
    return beside ? showReportPerson(c, key, again(body, result.reasons), 422) : afterSettling(c, result);
  });

async function importInReach(c: Web, theme: Theme): Promise<AttendanceImport> {
  const found = await findAttendanceImport(c.get('deps').db, theme.id, c.req.param('import') ?? '');
  if (!found) throw new HTTPException(404);
  return found;
}

async function showReportForm(c: Web, form: FormState, status: 200 | 422): Promise<Response> {
  const { dialogue, theme } = await hosted(c);
  const { db, charter } = c.get('deps');
  return show(
    c,
    <AttendanceReportPage
      reader={c.get('reader')}
      charter={charter}
      dialogue={dialogue}
      theme={theme}
      imported={await completedReports(db, theme.id)}
      closing={await closingOf(c, dialogue)}
      form={form}
      once={onceOf(form)}
    />,
    status,
  );
}

async function takeInReport(c: Web, body: FormBody): Promise<Result<string>> {
  const deps = c.get('deps');
  const { theme, by } = await hosted(c);
  const form = parseForm(reportForm, body);
  if (!form.ok) return form;
  const { file, ...asked } = form.value;
  const report = { ...asked, bytes: new Uint8Array(await file.arrayBuffer()), filename: file.name };
  const read = await beginAttendanceImport(deps, theme, report, by, deps.clock());
  if (read.ok) return read;
  const [first, ...rest] = read.reasons;
  return refuse({ ...first, field: 'file' }, ...rest.map((reason) => ({ ...reason, field: 'file' })));
}

async function showReport(c: Web, reasons: readonly Reason[], status: 200 | 422): Promise<Response> {
  const { db } = c.get('deps');
  const { dialogue, theme } = await hosted(c);
  const found = await importInReach(c, theme);
  if (found.completed) return onTo(c, attendancePath(dialogue, theme), 'imported');
  const reading = await readReport(db, theme, found);
  if (!reading.ok) throw new HTTPException(404);
  return show(
    c,
    <AttendancePreviewPage
      reader={c.get('reader')}
      dialogue={dialogue}
      theme={theme}
      found={found}
      reading={reading.value}
      closing={await closingOf(c, dialogue)}
      reasons={reasons}
    />,
    status,
  );
}

const settle = async (c: Web, settling: Settling): Promise<Response> => afterSettling(c, await settled(c, settling));

async function settled(c: Web, settling: Settling): Promise<Result<null>> {
  const deps = c.get('deps');
  const { theme, by } = await hosted(c);
  const found = await importInReach(c, theme);
  return settleReportPerson(deps, theme, found.id, settling, by, deps.clock());
}

async function afterSettling(c: Web, result: Result<null>): Promise<Response> {
  if (!result.ok) return showReport(c, result.reasons, 422);
  const { dialogue, theme } = await hosted(c);
  const found = await importInReach(c, theme);
  return onTo(c, `${attendancePath(dialogue, theme)}/informe/${found.id}#personas`);
}

/** Someone of a report who has no seat: what counting them needs. */
async function showReportPerson(c: Web, key: string, form: FormState, status: 200 | 422): Promise<Response> {
  const { db, charter } = c.get('deps');
  const { dialogue, theme } = await hosted(c);
  const found = await importInReach(c, theme);
  const reading = found.completed ? null : await readReport(db, theme, found);
  const people = reading?.ok ? reading.value.people : null;
  const person = [...(people?.open ?? []), ...(people?.settled ?? [])].find((one) => one.key === key);
  if (!person) throw new HTTPException(404);
  const reader = c.get('reader');
  return show(
    c,
    <AttendancePersonPage
      reader={reader}
      charter={charter}
      dialogue={dialogue}
      theme={theme}
      action={`${attendancePath(dialogue, theme)}/informe/${found.id}/nueva`}
      title={reader.t('dialogues.attendance.add')}
      lead={reader.t('dialogues.attendance.add-report-lead', { minutes: person.minutes })}
      name={person.names[0] ?? ''}
      reportKey={key}
      closing={await closingOf(c, dialogue)}
      form={form}
    />,
    status,
  );
}
