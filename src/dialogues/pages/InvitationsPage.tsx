import { homeZone } from '../../charter/rules/home-zone.ts';
import type { Charter } from '../../charter/types.ts';
import type { MessageKey } from '../../platform/messages.ts';
import type { Reader } from '../../platform/reader.ts';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { DataTable } from '../../ui/components/DataTable.tsx';
import { EmptyState } from '../../ui/components/EmptyState.tsx';
import { Facts } from '../../ui/components/Facts.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { inviters } from '../mail.tsx';
import { reminderDays } from '../rules/answer-times.ts';
import { countLists, countStates, type Filter, type InvitationState, stateOf } from '../rules/invitation-states.ts';
import type { Gathering } from '../store/gatherings.ts';
import type { InvitationCard } from '../store/invitations.ts';
import { answerUntil } from './answer-until.ts';
import { CancelledNotice } from './CancelledNotice.tsx';
import { InvitationFrame } from './InvitationFrame.tsx';
import { InvitationPeople } from './InvitationPeople.tsx';

export const invitationsDone = [
  'invited',
  'list-invited',
  'reminded',
  'revoked',
  'link-sent',
  'deadline',
  'told',
] as const;
type InvitationsDone = (typeof invitationsDone)[number];

type Props = {
  reader: Reader;
  charter: Charter;
  gathering: Gathering;
  invitations: readonly InvitationCard[];
  filter: Filter;
  page: number;
  /** Whether anybody can be invited now. */
  open: boolean;
  /** How many a reminder would reach now. */
  remindable: number;
  /** How many were invited before the last change that was announced. */
  untold: number;
  done: InvitationsDone | null;
};

/** Who is invited, list by list, and what they answered. */
export function InvitationsPage(props: Props) {
  const { reader, charter, gathering, invitations, done } = props;
  const { dialogue, times } = gathering;
  const title = reader.t('dialogues.invite.title');
  if (times?.opensAt == null) {
    return (
      <InvitationFrame reader={reader} dialogue={dialogue} title={title}>
        <EmptyState title={reader.t('dialogues.invite.not-yet')}>
          <p>{reader.t('dialogues.invite.not-yet-text')}</p>
        </EmptyState>
      </InvitationFrame>
    );
  }
  return (
    <InvitationFrame
      reader={reader}
      dialogue={dialogue}
      title={title}
      wide
      lead={reader.t('dialogues.invite.lead', { offices: inviters(reader, charter) })}
    >
      {done && (
        <Notice reader={reader} kind="done">
          <p>{reader.t(doneWords[done])}</p>
        </Notice>
      )}
      <Figures reader={reader} base={basePath(reader, dialogue.slug)} invitations={invitations} />
      {gathering.dialogue.cancelledAt === null ? (
        <WhatToDo {...props} />
      ) : (
        <CancelledNotice reader={reader} charter={charter} dialogue={gathering.dialogue} />
      )}
      {invitations.length > 0 && (
        <>
          <Lists reader={reader} invitations={invitations} />
          <InvitationPeople
            reader={reader}
            base={basePath(reader, dialogue.slug)}
            invitations={invitations}
            filter={props.filter}
            page={props.page}
          />
        </>
      )}
    </InvitationFrame>
  );
}

const basePath = (reader: Reader, slug: string): string => reader.to(`/conversatorios/${slug}/invitaciones`);

function Figures({
  reader,
  base,
  invitations,
}: {
  reader: Reader;
  base: string;
  invitations: readonly InvitationCard[];
}) {
  const { invited, inPerson, online, notComing, waiting } = countStates(invitations);
  const to = (state: InvitationState) => (invited > 0 ? { href: `${base}?estado=${state}#personas` } : {});
  return (
    <Facts
      reader={reader}
      facts={[
        { value: invited, label: reader.t('dialogues.invite.count.invited') },
        { value: inPerson, label: reader.t('dialogues.invite.count.in-person'), ...to('in-person') },
        { value: online, label: reader.t('dialogues.invite.count.online'), ...to('online') },
        { value: notComing, label: reader.t('dialogues.invite.count.not-coming') },
        { value: waiting, label: reader.t('dialogues.invite.count.waiting'), ...to('waiting') },
      ]}
    />
  );
}

/** Inviting, reminding, until when: each with its own page. */
function WhatToDo({ reader, charter, gathering, invitations, open, remindable, untold }: Props) {
  const { dialogue, times, deadline } = gathering;
  const base = basePath(reader, dialogue.slug);
  return (
    <section>
      <h2>{reader.t('dialogues.invite.do')}</h2>
      {untold > 0 && (
        <Notice reader={reader} kind="attention" title={reader.t('dialogues.invite.untold')}>
          <p>{reader.t('dialogues.invite.untold-text', { count: untold })}</p>
          <p>
            <ButtonLink look="quiet" href={`${base}/aviso`}>
              {reader.t('dialogues.invite.tell')}
            </ButtonLink>
          </p>
        </Notice>
      )}
      {times && (
        <p>
          {answerUntil(reader, times, homeZone(charter))}{' '}
          {deadline === null && `${reader.t('dialogues.invite.until-over')} `}
          <a href={`${base}/plazo`}>{reader.t('dialogues.invite.change-deadline')}</a>
        </p>
      )}
      {open ? (
        <p class="actions">
          <ButtonLink href={`${base}/nueva`}>{reader.t('dialogues.invite.one')}</ButtonLink>
          <ButtonLink href={`${base}/lista`}>{reader.t('dialogues.invite.many')}</ButtonLink>
          {remindable > 0 && (
            <ButtonLink look="quiet" href={`${base}/recordatorio`}>
              {reader.t('dialogues.invite.remind', { count: remindable })}
            </ButtonLink>
          )}
        </p>
      ) : (
        <p>{reader.t('dialogues.invite.closed')}</p>
      )}
      {open && remindable === 0 && invitations.some((one) => stateOf(one) === 'waiting') && (
        <p class="note">{reader.t('dialogues.invite.remind-later', { days: reminderDays.byHand })}</p>
      )}
    </section>
  );
}

function Lists({ reader, invitations }: { reader: Reader; invitations: readonly InvitationCard[] }) {
  const lists = countLists(invitations);
  const total = countStates(invitations);
  const cells = (count: Omit<(typeof lists)[number], 'list'>) =>
    [count.invited, count.inPerson, count.online, count.notComing, count.waiting].map((n) => reader.number(n));
  return (
    <DataTable
      caption={reader.t('dialogues.invite.lists')}
      columns={[
        { label: reader.t('dialogues.invite.list') },
        { label: reader.t('dialogues.invite.count.invited'), numeric: true },
        { label: reader.t('dialogues.invite.count.in-person'), numeric: true },
        { label: reader.t('dialogues.invite.count.online'), numeric: true },
        { label: reader.t('dialogues.invite.count.not-coming'), numeric: true },
        { label: reader.t('dialogues.invite.count.waiting'), numeric: true },
      ]}
      apart
      rows={lists.map((count) => [count.list, ...cells(count)])}
      {...(lists.length > 1 && { total: [reader.t('dialogues.invite.all-lists'), ...cells(total)] })}
    />
  );
}

const doneWords = {
  invited: 'dialogues.invite.done.invited',
  'list-invited': 'dialogues.invite.done.list-invited',
  reminded: 'dialogues.invite.done.reminded',
  revoked: 'dialogues.invite.done.revoked',
  'link-sent': 'dialogues.invite.done.link-sent',
  deadline: 'dialogues.invite.done.deadline',
  told: 'dialogues.invite.done.told',
} as const satisfies Record<InvitationsDone, MessageKey>;
