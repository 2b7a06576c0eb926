import { fold } from '../../platform/fold.ts';

/** `number` is the row as a spreadsheet shows it. */
export type ReportRow = { readonly number: number; readonly cells: readonly string[] };

type Column = 'name' | 'firstName' | 'lastName' | 'email' | 'join' | 'leave' | 'minutes' | 'waiting' | 'attended';

// Folded headings of Zoom's meeting, webinar and registration reports in English, Spanish and Portuguese.
const headings: Readonly<Record<Column, string>> = {
  name:
    'name original name|name|user name original name|user name|participant|nombre nombre original|nombre|' +
    'nombre de usuario nombre original|nombre de usuario|nombre del participante|participante|nome nome original|nome',
  firstName: 'first name|nombre de pila|primer nombre',
  lastName: 'last name|apellido|apellidos|sobrenome',
  email:
    'user email|email|e mail|email address|correo electronico del usuario|correo electronico|correo|' +
    'e mail del usuario|email del usuario|direccion de correo electronico|e mail do usuario|email do usuario',
  join: 'join time|joined at|hora para unirse|hora de entrada|hora de ingreso|hora de union|hora de conexion|hora de ingresso',
  leave: 'leave time|left at|hora de salida|hora para salir|hora de desconexion|hora de saida',
  minutes:
    'duration minutes|total duration minutes|time in session minutes|session duration minutes|duracion minutos|' +
    'duracion total minutos|tiempo en sesion minutos|tiempo en la sesion minutos|duracao minutos|duracao total minutos',
  waiting: 'in waiting room|en sala de espera|en la sala de espera|na sala de espera',
  attended: 'attended|attendance status|asistio|asistencia|ha asistido|participou',
};

/** Where each column is, -1 where there is none. */
type Columns = Readonly<Record<Column, number>>;
/** A participant's row: its cells by what they hold, empty where the report has none or says `--`. */
export type Line = { readonly number: number; readonly cell: (column: Column) => string };

/**
 * The participants' rows of a report: those below each heading row, up to the title of the next section. Null where
 * no row is a heading row of Zoom's.
 */
export function tableLines(rows: readonly ReportRow[]): readonly Line[] | null {
  const lines: Line[] = [];
  let columns: Columns | null = null;
  let found = false;
  for (const [index, { number, cells }] of rows.entries()) {
    const headed = readHeadings(cells);
    const afterGap = number > (rows[index - 1]?.number ?? 0) + 1;
    if (headed !== null || isSectionTitle(cells, afterGap)) columns = headed;
    else if (columns !== null) lines.push({ number, cell: cellReader(cells, columns) });
    found ||= headed !== null;
  }
  return found ? lines : null;
}

const sections = /^(?:host|panelist|attendee|other attended|detalles|anfitri|panelista|asistente|otros)/;

// «Attendee Details» stands alone in its row. So may a participant of whom only the name is known.
const isSectionTitle = (cells: readonly string[], afterGap: boolean): boolean =>
  cells.filter(Boolean).length < 2 && (afterGap || sections.test(fold(cells.join(' '))));

function readHeadings(cells: readonly string[]): Columns | null {
  const folded = cells.map(fold);
  const find = (column: Column, from: number) =>
    folded.findIndex((cell, index) => index >= from && headings[column].split('|').includes(cell));
  const name = find('name', 0);
  // In one layout the meeting's own columns come first: its host's e-mail and its length are not the participant's.
  const after = (column: Column) => {
    const later = find(column, Math.max(name, 0));
    return later === -1 ? find(column, 0) : later;
  };
  const columns: Columns = {
    name,
    firstName: find('firstName', 0),
    lastName: find('lastName', 0),
    email: after('email'),
    join: after('join'),
    leave: after('leave'),
    minutes: after('minutes'),
    waiting: find('waiting', 0),
    attended: find('attended', 0),
  };
  const isTable = (columns.name >= 0 || columns.firstName >= 0) && (columns.join >= 0 || columns.minutes >= 0);
  return isTable ? columns : null;
}

const blank = /^(?:-+|–|—|n\/?a)$/i;

function cellReader(cells: readonly string[], columns: Columns): (column: Column) => string {
  return (column) => {
    const cell = (cells[columns[column]] ?? '').trim();
    return blank.test(cell) ? '' : cell;
  };
}
