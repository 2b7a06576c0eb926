import { emptyForm } from '../../platform/forms.ts';
import type { MessageKey } from '../../platform/messages.ts';
import type { Reader } from '../../platform/reader.ts';
import type { Reason } from '../../platform/result.ts';
import { Button, ButtonLink } from '../../ui/components/Button.tsx';
import { DataTable } from '../../ui/components/DataTable.tsx';
import { ErrorSummary } from '../../ui/components/ErrorSummary.tsx';
import { Facts } from '../../ui/components/Facts.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { Select } from '../../ui/components/Select.tsx';
import type { ReportReading } from '../read-report.ts';
import type { Told, Unmatched } from '../rules/attendance.ts';
import type { AttendanceImport, ReportResolution } from '../store/attendance-imports.ts';
import type { Dialogue, Theme } from '../types.ts';
import { AttendanceClosed, type Closing } from './AttendanceClosed.tsx';
import { attendancePath } from './AttendancePage.tsx';
import { InvitationFrame } from './InvitationFrame.tsx';

type Props = {
  reader: Reader;
  dialogue: Dialogue;
  theme: Theme;
  found: AttendanceImport;
  reading: ReportReading;
  closing: Closing;
  reasons: readonly Reason[];
};

/** A participants' report before anybody is counted by it: whose each row is, one person after the other. */
export function AttendancePreviewPage(props: Props) {
  const { reader, dialogue, theme, found, closing, reasons } = props;
  const path = attendancePath(dialogue, theme);
  return (
    <InvitationFrame
      reader={reader}
      dialogue={dialogue}
      title={reader.t('dialogues.attendance.preview', { file: found.filename })}
      kicker={reader.t('dialogues.theme.title', { n: theme.n, title: reader.text(theme.title) })}
      lead={reader.t('dialogues.attendance.preview-lead')}
      trail={[{ label: reader.t('dialogues.attendance.title'), href: reader.to(path) }]}
      failed={reasons.length > 0}
    >
      {closing ? <AttendanceClosed reader={reader} closing={closing} /> : <People {...props} />}
    </InvitationFrame>
  );
}

function People(props: Props) {
  const { reader, dialogue, theme, found, reading, reasons } = props;
  const { matched, invited, open, settled } = reading.people;
  const known = matched.length + invited.length;
  const path = attendancePath(dialogue, theme);
  const address = reader.to(`${path}/informe/${found.id}`);
  return (
    <>
      <ErrorSummary reader={reader} form={{ reasons }} />
      {reading.outside > 0 && (
        <Notice reader={reader} kind="attention">
          <p>{reader.t('dialogues.attendance.outside', { count: reading.outside })}</p>
        </Notice>
      )}
      <Facts
        reader={reader}
        facts={[
          { value: known, label: reader.t('dialogues.attendance.matched') },
          { value: open.length, label: reader.t('dialogues.attendance.open-people') },
          { value: settled.length, label: reader.t('dialogues.attendance.settled') },
        ]}
      />
      {open.length > 0 && <OpenPeople {...props} address={address} />}
      {settled.length > 0 && <SettledPeople {...props} address={address} />}
      {known > 0 && <MatchedPeople {...props} address={address} />}
      {reading.unread.length > 0 && <Unread {...props} />}
      {open.length === 0 && known + settled.length > 0 && (
        <Form
          reader={reader}
          action={address}
          submit={reader.t('dialogues.attendance.confirm', { count: counted(reading) })}
          aside={
            <ButtonLink look="quiet" href={reader.to(path)}>
              {reader.t('dialogues.invite.preview.leave')}
            </ButtonLink>
          }
        >
          <p>{reader.t('dialogues.attendance.confirm-text')}</p>
        </Form>
      )}
    </>
  );
}

const counted = ({ people }: ReportReading): number =>
  people.matched.length +
  people.invited.length +
  people.settled.filter(({ resolution }) => resolution.outcome === 'added').length;

type ListProps = Props & { address: string };

function OpenPeople({ reader, reading, address }: ListProps) {
  const { open } = reading.people;
  return (
    <section id="personas">
      <h2>{reader.t('dialogues.attendance.who-is')}</h2>
      <p>{reader.t('dialogues.attendance.who-is-text')}</p>
      <ul class="rows">
        {open.map((person, index) => (
          <li>
            <Said reader={reader} person={person} />
            <form action={`${address}/persona`} method="post" novalidate>
              <input type="hidden" name="key" value={person.key} />
              <Select
                reader={reader}
                form={emptyForm}
                name="seat"
                id={`seat-${index}`}
                label={reader.t('dialogues.attendance.is')}
                options={choices(reading, person)}
                prompt={reader.t('dialogues.attendance.choose-person')}
              />
              <p class="actions">
                <Button>{reader.t('dialogues.attendance.is-do')}</Button>
                <ButtonLink look="quiet" href={`${address}/nueva?clave=${encodeURIComponent(person.key)}`}>
                  {reader.t('dialogues.attendance.count-without-seat')}
                </ButtonLink>
                <button type="submit" class="button quiet" formaction={`${address}/fuera`} formnovalidate>
                  {reader.t('dialogues.attendance.leave-out')}
                </button>
              </p>
            </form>
          </li>
        ))}
      </ul>
      {open.length > 1 && (
        <Form
          reader={reader}
          action={`${address}/demas`}
          submit={reader.t('dialogues.attendance.leave-others-out', { count: open.length })}
          danger
        />
      )}
    </section>
  );
}

/** Whom it might be first, then everyone with a seat who is not in the report yet. */
function choices({ seats, people }: ReportReading, { candidates }: Unmatched) {
  const taken = new Set(people.matched.map(({ seatId }) => seatId));
  const likely = candidates.flatMap((id) => seats.find(({ seatId }) => seatId === id) ?? []);
  const others = seats.filter(({ seatId }) => !taken.has(seatId) && !candidates.includes(seatId));
  return [...likely, ...others].map(({ seatId, name, email }) => ({ value: seatId, label: `${name} · ${email}` }));
}

function Said({ reader, person }: { reader: Reader; person: Unmatched }) {
  return (
    <p>
      <strong>
        <bdi>{person.names.join(' / ') || person.email}</bdi>
      </strong>
      <span class="note">
        {person.email && person.names.length > 0 && `${person.email} · `}
        {reader.t('dialogues.attendance.minutes', { minutes: person.minutes })}
      </span>
    </p>
  );
}

function SettledPeople({ reader, reading, address }: ListProps) {
  return (
    <section>
      <h2>{reader.t('dialogues.attendance.settled')}</h2>
      <ul class="rows">
        {reading.people.settled.map(({ resolution, ...person }) => (
          <li>
            <Said reader={reader} person={person} />
            <p>
              {reader.t(resolutionWords[resolution.outcome])}{' '}
              <a href={`${address}/nueva?clave=${encodeURIComponent(person.key)}`}>
                {reader.t('dialogues.attendance.change')}
              </a>
            </p>
            <Again reader={reader} address={address} person={person} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type Again = { reader: Reader; address: string; person: Pick<Told, 'key' | 'names'> };

/** Whose the rows are is said again. */
function Again({ reader, address, person: { key, names } }: Again) {
  const label = reader.t('dialogues.attendance.again');
  return (
    <form action={`${address}/otra-vez`} method="post">
      <input type="hidden" name="key" value={key} />
      <button type="submit" class="button quiet" aria-label={`${label}: ${names[0] ?? key}`}>
        {label}
      </button>
    </form>
  );
}

function MatchedPeople({ reader, reading, address }: ListProps) {
  const nameOf = new Map<string, string>(reading.seats.map(({ seatId, name }) => [seatId, name]));
  return (
    <DataTable
      caption={reader.t('dialogues.attendance.matched')}
      apart
      columns={[
        { label: reader.t('dialogues.invite.field.name') },
        { label: reader.t('dialogues.attendance.by') },
        { label: reader.t('dialogues.attendance.minutes-column'), numeric: true },
        { label: reader.t('dialogues.attendance.if-not') },
      ]}
      rows={[
        ...reading.people.matched.map(({ seatId, told, minutes }) => [
          <bdi>{nameOf.get(seatId) ?? ''}</bdi>,
          told.map((one, index) => <By reader={reader} told={one} first={index === 0} />),
          reader.number(minutes),
          told.map((one) => <Again reader={reader} address={address} person={one} />),
        ]),
        ...reading.people.invited.map(({ invitee, ...person }) => [
          <bdi>{invitee.name}</bdi>,
          reader.t('dialogues.attendance.by.invitation'),
          reader.number(person.minutes),
          <Again reader={reader} address={address} person={person} />,
        ]),
      ]}
    />
  );
}

/** By what it was told, and what the report calls the person where that is not the address. */
function By({ reader, told: { by, names }, first }: { reader: Reader; told: Told; first: boolean }) {
  return (
    <>
      {!first && '; '}
      {reader.t(byWords[by])}
      {by !== 'email' && names[0] && (
        <>
          : <bdi>{names[0]}</bdi>
        </>
      )}
    </>
  );
}

function Unread({ reader, reading }: Props) {
  return (
    <DataTable
      caption={reader.t('dialogues.attendance.unread')}
      columns={[
        { label: reader.t('dialogues.invite.preview.row') },
        { label: reader.t('dialogues.invite.preview.why') },
      ]}
      rows={reading.unread.map(({ number, reasons }) => [
        reader.number(number),
        reasons.map((reason) => reader.reason(reason)).join(' '),
      ])}
    />
  );
}

const resolutionWords = {
  added: 'dialogues.attendance.resolved.added',
  'left-out': 'dialogues.attendance.resolved.left-out',
} as const satisfies Record<Exclude<ReportResolution['outcome'], 'seat' | 'open'>, MessageKey>;

const byWords = {
  email: 'dialogues.attendance.by.email',
  name: 'dialogues.attendance.by.name',
  host: 'dialogues.attendance.by.host',
} as const satisfies Record<Told['by'], MessageKey>;
