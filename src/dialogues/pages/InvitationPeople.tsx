import { emptyForm } from '../../platform/forms.ts';
import type { MessageKey } from '../../platform/messages.ts';
import type { Reader } from '../../platform/reader.ts';
import { DataTable } from '../../ui/components/DataTable.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Pagination } from '../../ui/components/Pagination.tsx';
import { Select } from '../../ui/components/Select.tsx';
import { TextField } from '../../ui/components/TextField.tsx';
import {
  countLists,
  type Filter,
  filterInvitations,
  type InvitationState,
  invitationStates,
  stateOf,
} from '../rules/invitation-states.ts';
import type { InvitationCard } from '../store/invitations.ts';

type Props = {
  reader: Reader;
  /** The address of the lists. */
  base: string;
  invitations: readonly InvitationCard[];
  filter: Filter;
  page: number;
};

const perPage = 50;

/** Everyone invited, found by list, answer and words. */
export function InvitationPeople({ reader, base, invitations, filter, page }: Props) {
  const found = filterInvitations(invitations, filter);
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  const here = Math.min(Math.max(page, 1), pages);
  return (
    <section id="personas">
      <h2>{reader.t('dialogues.invite.people')}</h2>
      <FilterForm reader={reader} base={base} invitations={invitations} filter={filter} />
      {found.length === 0 ? (
        <p>{reader.t('dialogues.invite.found-none')}</p>
      ) : (
        <DataTable
          caption={reader.t('dialogues.invite.found', { count: found.length })}
          apart
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
            reader.t(standingOf(one)),
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

function FilterForm({ reader, base, invitations, filter }: Omit<Props, 'page'>) {
  const lists = countLists(invitations).map(({ list }) => ({ value: list, label: list }));
  return (
    <Form reader={reader} method="get" action={`${base}#personas`} submit={reader.t('dialogues.invite.search')}>
      <TextField
        reader={reader}
        form={emptyForm}
        name="q"
        type="search"
        label={reader.t('dialogues.invite.words')}
        value={filter.words}
        optional
      />
      <Select
        reader={reader}
        form={emptyForm}
        name="lista"
        label={reader.t('dialogues.invite.list')}
        prompt={reader.t('dialogues.invite.any-list')}
        options={lists}
        value={filter.list ?? ''}
        optional
      />
      <Select
        reader={reader}
        form={emptyForm}
        name="estado"
        label={reader.t('dialogues.invite.state')}
        prompt={reader.t('dialogues.invite.any-state')}
        options={invitationStates.map((state) => ({ value: state, label: reader.t(stateWords[state]) }))}
        value={filter.state ?? ''}
        optional
      />
    </Form>
  );
}

/** How an invitation stands; of one that is over, why. */
export const standingOf = (one: InvitationCard): MessageKey =>
  one.ended === null ? stateWords[stateOf(one)] : endWords[one.ended];

const endWords = {
  revoked: 'dialogues.invite.ended.revoked',
  substituted: 'dialogues.invite.ended.substituted',
} as const satisfies Record<NonNullable<InvitationCard['ended']>, MessageKey>;

const stateWords = {
  waiting: 'dialogues.invite.state.waiting',
  'in-person': 'dialogues.invite.state.in-person',
  online: 'dialogues.invite.state.online',
  declined: 'dialogues.invite.state.declined',
  withdrawn: 'dialogues.invite.state.withdrawn',
  ended: 'dialogues.invite.state.ended',
} as const satisfies Record<InvitationState, MessageKey>;
