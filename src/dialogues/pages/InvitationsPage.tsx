import { homeZone } from '../../charter/rules/home-zone.ts';
import type { Charter } from '../../charter/types.ts';
import { emptyForm, type FormState } from '../../platform/forms.ts';
import type { MessageKey } from '../../platform/messages.ts';
import type { Reader } from '../../platform/reader.ts';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { DataTable } from '../../ui/components/DataTable.tsx';
import { EmptyState } from '../../ui/components/EmptyState.tsx';
import { Facts } from '../../ui/components/Facts.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { Pagination } from '../../ui/components/Pagination.tsx';
import { Select } from '../../ui/components/Select.tsx';
import { TextField } from '../../ui/components/TextField.tsx';
import { inviters } from '../mail.tsx';
import {
  countLists,
  countStates,
  type Filter,
  filterInvitations,
  type InvitationState,
  invitationStates,
  stateOf,
} from '../rules/invitation-states.ts';
import type { Gathering } from '../store/gatherings.ts';
import type { InvitationCard } from '../store/invitations.ts';
import { InvitationFrame } from './InvitationFrame.tsx';

export const invitationsDone = [
  'invited',
  'list-invited',
  'reminded',
  'revoked',
  'link-sent',
  'deadline',
  'told',
] as const;
export type InvitationsDone = (typeof invitationsDone)[number];

type Props = {
  reader: Reader;
  charter: Charter;
  gathering: Gathering;
  invitations: readonly InvitationCard[];
  filter: Filter;
  page: number;
  /** How many a reminder would reach now. */
  remindable: number;
  /** How many were invited before the last change that was announced. */
  untold: number;
  done: InvitationsDone | null;
};

const perPage = 50;

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
      <WhatToDo {...props} />
      {invitations.length > 0 && (
        <>
          <Lists reader={reader} invitations={invitations} />
          <People {...props} />
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
  const to = (state: InvitationState) => `${base}?estado=${state}#personas`;
  return (
    <Facts
      reader={reader}
      facts={[
        { value: invited, label: reader.t('dialogues.invite.count.invited') },
        { value: inPerson, label: reader.t('dialogues.invite.count.in-person'), href: to('in-person') },
        { value: online, label: reader.t('dialogues.invite.count.online'), href: to('online') },
        { value: notComing, label: reader.t('dialogues.invite.count.not-coming') },
        { value: waiting, label: reader.t('dialogues.invite.count.waiting'), href: to('waiting') },
      ]}
    />
  );
}

/** Inviting, reminding, until when: each with its own page. */
function WhatToDo({ reader, charter, gathering, remindable, untold }: Props) {
  const { dialogue, times, deadline } = gathering;
  const base = basePath(reader, dialogue.slug);
  const until = deadline ?? times?.closesAt;
  return (
    <section>
      <h2>{reader.t('dialogues.invite.do')}</h2>
      <p class="actions">
        <ButtonLink href={`${base}/nueva`}>{reader.t('dialogues.invite.one')}</ButtonLink>
        <ButtonLink href={`${base}/lista`}>{reader.t('dialogues.invite.many')}</ButtonLink>
        {remindable > 0 && (
          <ButtonLink look="quiet" href={`${base}/recordatorio`}>
            {reader.t('dialogues.invite.remind', { count: remindable })}
          </ButtonLink>
        )}
      </p>
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
      {until && (
        <p>
          {reader.t(deadline ? 'dialogues.invite.until' : 'dialogues.invite.until-over', {
            until: reader.moment(until, homeZone(charter)),
          })}{' '}
          <a href={`${base}/plazo`}>{reader.t('dialogues.invite.change-deadline')}</a>
        </p>
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
      rows={lists.map((count) => [count.list, ...cells(count)])}
      {...(lists.length > 1 && { total: [reader.t('dialogues.invite.all-lists'), ...cells(total)] })}
    />
  );
}

function People({ reader, gathering, invitations, filter, page }: Props) {
  const { slug } = gathering.dialogue;
  const base = basePath(reader, slug);
  const found = filterInvitations(invitations, filter);
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  const here = Math.min(Math.max(page, 1), pages);
  return (
    <section id="personas">
      <h2>{reader.t('dialogues.invite.people')}</h2>
      <FilterForm reader={reader} base={base} invitations={invitations} filter={filter} />
      <p role="status">{reader.t('dialogues.invite.found', { count: found.length })}</p>
      {found.length > 0 && (
        <DataTable
          caption={reader.t('dialogues.invite.people')}
          columns={[
            { label: reader.t('dialogues.invite.field.name') },
            { label: reader.t('dialogues.invite.field.institution') },
            { label: reader.t('dialogues.invite.field.country') },
            { label: reader.t('dialogues.invite.list') },
            { label: reader.t('dialogues.invite.state') },
          ]}
          rows={found.slice((here - 1) * perPage, here * perPage).map((one) => [
            <a href={`${base}/persona/${one.id}`}>
              <bdi>{one.name}</bdi>
            </a>,
            <bdi>{one.institution}</bdi>,
            reader.country(one.country),
            one.list,
            reader.t(stateWords[stateOf(one)]),
          ])}
        />
      )}
      <Pagination reader={reader} page={here} pages={pages} href={(n) => `${base}?${query(filter, n)}#personas`} />
    </section>
  );
}

const query = ({ list, state, words }: Filter, page: number): string =>
  new URLSearchParams({
    ...(list !== null && { lista: list }),
    ...(state !== null && { estado: state }),
    ...(words !== '' && { q: words }),
    pagina: String(page),
  }).toString();

type FilterProps = { reader: Reader; base: string; invitations: readonly InvitationCard[]; filter: Filter };

function FilterForm({ reader, base, invitations, filter }: FilterProps) {
  const form: FormState = emptyForm;
  const lists = countLists(invitations).map(({ list }) => ({ value: list, label: list }));
  return (
    <Form reader={reader} method="get" action={`${base}#personas`} submit={reader.t('dialogues.invite.search')}>
      <div class="fields">
        <TextField
          reader={reader}
          form={form}
          name="q"
          type="search"
          label={reader.t('dialogues.invite.words')}
          value={filter.words}
          optional
        />
        <Select
          reader={reader}
          form={form}
          name="lista"
          label={reader.t('dialogues.invite.list')}
          prompt={reader.t('dialogues.invite.any-list')}
          options={lists}
          value={filter.list ?? ''}
          optional
        />
        <Select
          reader={reader}
          form={form}
          name="estado"
          label={reader.t('dialogues.invite.state')}
          prompt={reader.t('dialogues.invite.any-state')}
          options={invitationStates.map((state) => ({ value: state, label: reader.t(stateWords[state]) }))}
          value={filter.state ?? ''}
          optional
        />
      </div>
    </Form>
  );
}

export const stateWords = {
  waiting: 'dialogues.invite.state.waiting',
  'in-person': 'dialogues.invite.state.in-person',
  online: 'dialogues.invite.state.online',
  declined: 'dialogues.invite.state.declined',
  withdrawn: 'dialogues.invite.state.withdrawn',
  ended: 'dialogues.invite.state.ended',
} as const satisfies Record<InvitationState, MessageKey>;

const doneWords = {
  invited: 'dialogues.invite.done.invited',
  'list-invited': 'dialogues.invite.done.list-invited',
  reminded: 'dialogues.invite.done.reminded',
  revoked: 'dialogues.invite.done.revoked',
  'link-sent': 'dialogues.invite.done.link-sent',
  deadline: 'dialogues.invite.done.deadline',
  told: 'dialogues.invite.done.told',
} as const satisfies Record<InvitationsDone, MessageKey>;
