import { expect, test } from 'vitest';
import { detectDelimiter, parseCsv } from '../../platform/tabular/csv.ts';
import { readZoomReport, type ZoomReport } from './zoom-report.ts';

const session = { zone: 'America/Costa_Rica', around: Temporal.PlainDate.from('2023-08-08') };

const read = (csv: string, given = session) => {
  const rows = parseCsv(csv, detectDelimiter(csv));
  if (!rows.ok) throw new Error(rows.reasons[0].code);
  return readZoomReport(
    rows.value.filter(({ cells }) => cells.some(Boolean)),
    given,
  );
};
const report = (csv: string, given = session): ZoomReport => {
  const result = read(csv, given);
  if (!result.ok) throw new Error(result.reasons[0].code);
  return result.value;
};
const lines = ({ stays }: ZoomReport) =>
  stays.map(({ names, email, joinedAt, leftAt, minutes }) => `${names[0]} <${email}> ${joinedAt}–${leftAt} ${minutes}`);

const ana = 'Ana Pérez <ana@red.org> 2023-08-08T14:01:23Z–2023-08-08T15:00:00Z 59';

test.each<[string, string]>([
  [
    'the plain table, in English',
    'Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,In Waiting Room\n' +
      'Ana Pérez,ana@red.org,08/08/2023 08:01:23 AM,08/08/2023 09:00:00 AM,59,Yes,No\n',
  ],
  [
    'the table below a block about the meeting',
    'Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants\n' +
      '"812 3456 7890",Tema 1,08/08/2023 07:45:00 AM,08/08/2023 10:05:00 AM,host@iom.int,140,181\n\n' +
      'Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n' +
      'Ana Pérez,Ana@Red.org,08/08/2023 08:01:23 AM,08/08/2023 09:00:00 AM,59,Yes\n',
  ],
  [
    'the plain table, in Spanish, with semicolons and days first',
    'Nombre (nombre original);Correo electrónico del usuario;Hora para unirse;Hora de salida;Duración (minutos)\n' +
      'Ana Pérez;ana@red.org;08/08/2023 08:01:23;08/08/2023 09:00:00;59\n',
  ],
  [
    'the older Spanish headings',
    'Nombre (nombre original),E-mail del usuario,Hora para unirse,Hora para salir,Duración (minutos)\n' +
      'Ana Pérez,ana@red.org,08/08/2023 08:01:23 a. m.,08/08/2023 09:00:00 a. m.,59\n',
  ],
  [
    'the newer Spanish headings, below their block',
    'Tema,ID,Anfitrión,Duración (minutos),Hora de inicio,Hora de finalización,Participantes\n' +
      'Tema 1,81234567890,OIM,140,08/08/2023 07:45:00 AM,08/08/2023 10:05:00 AM,181\n\n' +
      'Nombre (nombre original),Correo electrónico,Hora de entrada,Hora de salida,Duración (minutos),Invitado,En sala de espera\n' +
      'Ana Pérez,ana@red.org,08/08/2023 08:01:23 AM,08/08/2023 09:00:00 AM,59,Sí,No\n',
  ],
  [
    'a table whose first columns are the meeting',
    'Topic,Meeting ID,User Email,Duration (Minutes),Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\n' +
      'Tema 1,812,host@iom.int,140,Ana Pérez,ana@red.org,2023-08-08 08:01:23,2023-08-08 09:00:00,59\n',
  ],
  [
    'a report opened and saved in Excel',
    'Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\n' +
      'Ana Pérez,ana@red.org,2023-08-08 08:01:23,2023-08-08 09:00:00,59\n',
  ],
])('%s', (_layout, csv) => {
  expect(lines(report(csv))).toEqual([ana]);
});

const webinar =
  'Attendee Report\n' +
  'Report Generated:,"08/09/2023 01:00 PM"\n' +
  'Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered,Unique Viewers,Total Users\n' +
  'Conversatorio,812,08/08/2023 07:45:00 AM,140,220,181,190\n' +
  'Host Details,\n' +
  'Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name\n' +
  'Yes,Red Regional,host@iom.int,08/08/2023 07:45:00 AM,08/08/2023 10:05:00 AM,140,No,Costa Rica\n' +
  'Panelist Details,\n' +
  'Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name\n' +
  'Yes,Eva (Eva Gómez),eva@casa.org,08/08/2023 08:00:00 AM,08/08/2023 10:00:00 AM,120,Yes,Chile\n' +
  'Attendee Details,\n' +
  'Attended,User Name (Original Name),First Name,Last Name,Email,Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name\n' +
  'Yes,Ana Pérez,Ana,Pérez,ana@red.org,07/20/2023 10:00:00 AM,approved,08/08/2023 08:01:23 AM,08/08/2023 09:00:00 AM,59,Yes,Perú\n' +
  'No,Luis,Luis,Díaz,luis@red.org,07/20/2023 10:00:00 AM,approved,--,--,--,--,--\n' +
  'Other Attended,\n' +
  'User Name,Join Time,Leave Time,Time in Session (minutes),Country/Region Name\n' +
  '51999888777,08/08/2023 08:10:00 AM,08/08/2023 08:20:00 AM,10,Peru\n';

test('the webinar report: hosts, panellists, attendees and callers; who only registered is left out', () => {
  const found = report(webinar);
  expect(found.topic).toBe('Conversatorio');
  expect(lines(found)).toEqual([
    'Red Regional <host@iom.int> 2023-08-08T13:45:00Z–2023-08-08T16:05:00Z 140',
    'Eva <eva@casa.org> 2023-08-08T14:00:00Z–2023-08-08T16:00:00Z 120',
    ana,
    '51999888777 <null> 2023-08-08T14:10:00Z–2023-08-08T14:20:00Z 10',
  ]);
  expect(found.unread).toEqual([]);
});

test('a name shown and a name registered are both kept', () => {
  expect(report(webinar).stays[1]?.names).toEqual(['Eva', 'Eva Gómez', 'Eva (Eva Gómez)']);
});

test('totals without times, one row a person', () => {
  const csv = 'Name (Original Name),User Email,Total Duration (Minutes),Guest\nAna Pérez,ana@red.org,65,Yes\n';
  expect(lines(report(csv))).toEqual(['Ana Pérez <ana@red.org> null–null 65']);
});

test('a stay without a duration lasts from its times, begun minutes counted', () => {
  const csv = 'Name,User Email,Join Time,Leave Time\nAna,,08/08/2023 08:00:00 AM,08/08/2023 08:10:01 AM\n';
  expect(report(csv).stays[0]?.minutes).toBe(11);
});

test('times are on the clock of the zone given', () => {
  const csv = 'Name,User Email,Join Time,Leave Time\nAna,,08/08/2023 11:00,08/08/2023 13:00\n';
  const [stay] = report(csv, { ...session, zone: 'America/Argentina/Buenos_Aires' }).stays;
  expect(stay?.joinedAt?.toString()).toBe('2023-08-08T14:00:00Z');
});

test('days and months are told apart by the day of the session', () => {
  const csv = 'Name,User Email,Join Time,Leave Time\nAna,,05/09/2026 08:00,05/09/2026 09:00\n';
  const joined = (day: string) =>
    report(csv, { zone: 'UTC', around: Temporal.PlainDate.from(day) }).stays[0]?.joinedAt?.toString();
  expect(joined('2026-09-05')).toBe('2026-09-05T08:00:00Z');
  expect(joined('2026-05-09')).toBe('2026-05-09T08:00:00Z');
});

test('who only waited was not present', () => {
  const csv =
    'Nombre,Correo electrónico,Hora de entrada,Hora de salida,Duración (minutos),En sala de espera\n' +
    'Ana,a@b.org,08/08/2023 08:00,08/08/2023 08:02,2,Sí\nAna,a@b.org,08/08/2023 08:02,08/08/2023 09:00,58,No\n';
  expect(report(csv).stays.map(({ minutes }) => minutes)).toEqual([58]);
});

test('rows that cannot be read are reported with every reason, the others kept', () => {
  const csv =
    'Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\n' +
    'Ana,a@b.org,08/08/2023 08:00:00 AM,08/08/2023 09:00:00 AM,60\n' +
    ',,mañana,nunca,5\n' +
    'Eva,e@b.org,08/08/2023 09:00:00 AM,08/08/2023 08:00:00 AM,\n' +
    'Luz,l@b.org,,,muchos\n';
  const found = report(csv);
  expect(found.stays.map(({ number }) => number)).toEqual([2]);
  expect(found.unread).toEqual([
    {
      number: 3,
      reasons: [
        { code: 'zoom-row-without-name' },
        { code: 'zoom-row-time-unreadable', params: { value: 'mañana' } },
        { code: 'zoom-row-time-unreadable', params: { value: 'nunca' } },
      ],
    },
    { number: 4, reasons: [{ code: 'zoom-row-leaves-before-joining' }] },
    { number: 5, reasons: [{ code: 'zoom-row-minutes-unreadable', params: { value: 'muchos' } }] },
  ]);
});

test('an address that is none is not kept, the person is', () => {
  const csv = 'Name,User Email,Duration (Minutes)\nAna,n/a,5\nEva,eva arroba,6\n';
  expect(report(csv).stays.map(({ email }) => email)).toEqual([null, null]);
});

test.each([
  ['a member list', 'Organización,País\nRed,Perú\n', 'zoom-report-not-recognized'],
  ['headings alone', 'Name,User Email,Join Time,Leave Time\n', 'zoom-report-empty'],
  ['only people who did not come', 'Attended,User Name,Email,Join Time\nNo,Ana,a@b.org,--\n', 'zoom-report-empty'],
])('%s is refused', (_fact, csv, code) => {
  expect(read(csv)).toEqual({ ok: false, reasons: [{ code }] });
});
