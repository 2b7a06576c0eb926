import { emptyForm } from '../../platform/forms.ts';
import type { MessageKey } from '../../platform/messages.ts';
import type { Reader } from '../../platform/reader.ts';
import type { Reason } from '../../platform/result.ts';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { EmptyState } from '../../ui/components/EmptyState.tsx';
import { ErrorSummary } from '../../ui/components/ErrorSummary.tsx';
import { Facts } from '../../ui/components/Facts.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { Pagination } from '../../ui/components/Pagination.tsx';
import { TextField } from '../../ui/components/TextField.tsx';
import { findOnList } from '../rules/host-list.ts';
import type { HostListEntry, PresenceCount } from '../store/attendance.ts';
import type { Dialogue, Theme } from '../types.ts';
import { AttendanceClosed, type Closing } from './AttendanceClosed.tsx';
import { InvitationFrame } from './InvitationFrame.tsx';

export const attendanceDone = ['added', 'imported'] as const;
type AttendanceDone = (typeof attendanceDone)[number];

type Props = {
  reader: Reader;
  dialogue: Dialogue;
  theme: Theme;
  themes: readonly Theme[];
  entries: readonly HostListEntry[];
  count: PresenceCount;
  words: string;
  page: number;
  closing: Closing;
  /** What speaks against noting anybody yet. */
  early: readonly Reason[];
  reasons: readonly Reason[];
  done: AttendanceDone | null;
};

const perPage = 40;

export const attendancePath = ({ slug }: Pick<Dialogue, 'slug'>, { n }: Pick<Theme, 'n'>): string =>
  `/conversatorios/${slug}/asistencia/${n}`;

/** The host's list of a theme, on the phone in their hand: who is in the room, one touch each. */
export function AttendancePage(props: Props) {
  const { reader, dialogue, theme, themes, entries, count, words, page, closing, early, reasons, done } = props;
  const base = reader.to(attendancePath(dialogue, theme));
  const found = findOnList(entries, words);
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  const here = Math.min(Math.max(page, 1), pages);
  const open = !closing && early.length === 0;
  const seats = entries.filter(({ seated }) => seated).length;
  return (
    <InvitationFrame
      reader={reader}
      dialogue={dialogue}
      title={reader.t('dialogues.attendance.title')}
      kicker={reader.t('dialogues.theme.title', { n: theme.n, title: reader.text(theme.title) })}
      failed={reasons.length > 0}
    >
      {done && (
        <Notice reader={reader} kind="done">
          <p>{reader.t(doneWords[done])}</p>
        </Notice>
      )}
      {closing ? (
        <AttendanceClosed reader={reader} closing={closing} />
      ) : (
        <ErrorSummary reader={reader} form={{ reasons }} />
      )}
      {reasons.length === 0 &&
        early.map((reason) => (
          <Notice reader={reader} kind="attention">
            <p>{reader.reason(reason)}</p>
          </Notice>
        ))}
      <Facts
        reader={reader}
        facts={[
          { value: count.inPerson, label: reader.t('dialogues.attendance.in-person') },
          { value: count.online, label: reader.t('dialogues.attendance.online') },
          { value: seats, label: reader.t('dialogues.attendance.seats') },
        ]}
      />
      <Form reader={reader} method="get" action={base} submit={reader.t('dialogues.attendance.search')}>
        <TextField
          reader={reader}
          form={emptyForm}
          name="q"
          type="search"
          label={reader.t('dialogues.attendance.words')}
          value={words}
          optional
        />
      </Form>
      {found.length === 0 ? (
        <EmptyState
          title={reader.t(words ? 'dialogues.attendance.nobody' : 'dialogues.attendance.no-seats')}
          {...(open && { action: { label: reader.t('dialogues.attendance.add'), href: `${base}/persona` } })}
        >
          {open && <p>{reader.t(words ? 'dialogues.attendance.nobody-text' : 'dialogues.attendance.no-seats-text')}</p>}
        </EmptyState>
      ) : (
        <ul class="rows presence">
          {found.slice((here - 1) * perPage, here * perPage).map((entry) => (
            <Entry reader={reader} base={base} words={words} page={here} entry={entry} open={open} />
          ))}
        </ul>
      )}
      <Pagination
        reader={reader}
        page={here}
        pages={pages}
        href={(n) => `${base}?${new URLSearchParams({ ...(words && { q: words }), pagina: String(n) })}`}
      />
      {open && (
        <p class="actions">
          {found.length > 0 && (
            <ButtonLink look="quiet" href={`${base}/persona`}>
              {reader.t('dialogues.attendance.add')}
            </ButtonLink>
          )}
          <ButtonLink look="quiet" href={`${base}/informe`}>
            {reader.t('dialogues.attendance.report')}
          </ButtonLink>
        </p>
      )}
      <OtherThemes reader={reader} dialogue={dialogue} theme={theme} themes={themes} />
    </InvitationFrame>
  );
}

type EntryProps = { reader: Reader; base: string; words: string; page: number; entry: HostListEntry; open: boolean };

function Entry({ reader, base, words, page, entry, open }: EntryProps) {
  const { name, institution, seatId, seated, attends, mode, attendanceId, reported } = entry;
  const inRoom = mode === 'in-person';
  const touch = { reader, base, words, page, entry };
  const anchor = `p-${seatId ?? attendanceId}`;
  const state = inRoom
    ? 'dialogues.attendance.state.here'
    : mode === 'online'
      ? 'dialogues.attendance.state.online'
      : attends === 'online'
        ? 'dialogues.attendance.state.said-online'
        : 'dialogues.attendance.state.expected';
  return (
    <li id={anchor}>
      <div>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <span class="note">
          <bdi>{institution}</bdi>
          {institution && ' · '}
          {reader.country(entry.country)}
        </span>
        <span class={inRoom ? 'note here' : 'note'}>{reader.t(state)}</span>
      </div>
      {open && !inRoom && seated && (
        <Touch {...touch} action="presencia" name="seat" value={seatId} quiet={attends === 'online'} />
      )}
      {open && (inRoom || reported) && (
        <Touch
          {...touch}
          action={inRoom ? 'ausencia' : 'ausencia-en-linea'}
          name="presence"
          value={attendanceId}
          quiet
        />
      )}
    </li>
  );
}

type TouchProps = Omit<EntryProps, 'open'> & {
  action: 'presencia' | 'ausencia' | 'ausencia-en-linea';
  name: 'seat' | 'presence';
  value: string | null;
  quiet: boolean;
};

/** One touch of the list, which stays where it was. */
function Touch({ reader, base, words, page, entry, action, name, value, quiet }: TouchProps) {
  const label = reader.t(action === 'presencia' ? 'dialogues.attendance.mark' : 'dialogues.attendance.undo');
  return (
    <form action={`${base}/${action}`} method="post">
      <input type="hidden" name={name} value={value ?? ''} />
      <input type="hidden" name="q" value={words} />
      <input type="hidden" name="pagina" value={String(page)} />
      <button type="submit" class={quiet ? 'button quiet' : 'button'} aria-label={`${label}: ${entry.name}`}>
        {label}
      </button>
    </form>
  );
}

function OtherThemes({ reader, dialogue, theme, themes }: Pick<Props, 'reader' | 'dialogue' | 'theme' | 'themes'>) {
  const others = themes.filter(({ id }) => id !== theme.id);
  if (others.length === 0) return null;
  return (
    <section>
      <h2>{reader.t('dialogues.attendance.other-themes')}</h2>
      <ul class="rows">
        {others.map((other) => (
          <li>
            <a href={reader.to(attendancePath(dialogue, other))}>
              {reader.t('dialogues.theme.title', { n: other.n, title: reader.text(other.title) })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

const doneWords = {
  added: 'dialogues.attendance.done.added',
  imported: 'dialogues.attendance.done.imported',
} as const satisfies Record<AttendanceDone, MessageKey>;
