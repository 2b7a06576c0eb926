import type { Charter } from '../../charter/types.ts';
import { emptyForm } from '../../platform/forms.ts';
import type { MessageKey } from '../../platform/messages.ts';
import type { Reader } from '../../platform/reader.ts';
import type { Reason } from '../../platform/result.ts';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { DataTable } from '../../ui/components/DataTable.tsx';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { EmptyState } from '../../ui/components/EmptyState.tsx';
import { Facts } from '../../ui/components/Facts.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { Select } from '../../ui/components/Select.tsx';
import { languageName } from '../../ui/navigation.ts';
import { columnName } from '../forms/invitations.ts';
import { type GuestField, guestFields } from '../rules/guest-columns.ts';
import type { ListedGuest, ReadGuests, RefusedGuest } from '../rules/guest-list.ts';
import type { GuestImport } from '../store/guest-imports.ts';
import type { Dialogue } from '../types.ts';
import { InvitationFrame, toInvitations } from './InvitationFrame.tsx';
import { sectorTitle } from './titles.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  dialogue: Dialogue;
  found: GuestImport;
  columns: readonly (GuestField | null)[];
  reading: ReadGuests;
  reasons: readonly Reason[];
};

/** A list before anybody is invited: what its columns hold, who would be invited, who would not and why. */
export function InvitationPreviewPage(props: Props) {
  const { reader, dialogue, found, reading, columns, reasons } = props;
  const address = reader.to(`/conversatorios/${dialogue.slug}/invitaciones/listas/${found.id}`);
  const { guests, known, refused } = reading;
  return (
    <InvitationFrame
      reader={reader}
      dialogue={dialogue}
      title={reader.t('dialogues.invite.preview.title', { list: found.list })}
      trail={[toInvitations(reader, dialogue)]}
      lead={reader.t('dialogues.invite.preview.lead')}
      failed={reasons.length > 0}
      wide
    >
      {!columns.includes('email') && (
        <Notice reader={reader} kind="attention">
          <p>{reader.t('dialogues.invite.preview.no-email')}</p>
        </Notice>
      )}
      <Facts
        reader={reader}
        facts={[
          { value: guests.length, label: reader.t('dialogues.invite.preview.ready') },
          { value: known.length, label: reader.t('dialogues.invite.preview.known') },
          { value: refused.length, label: reader.t('dialogues.invite.preview.refused') },
        ]}
      />
      <Disclosure
        summary={reader.t('dialogues.invite.preview.columns')}
        open={guests.length + known.length === 0 || !columns.includes('email')}
      >
        <Columns {...props} address={address} />
      </Disclosure>
      {refused.length > 0 && <Refused reader={reader} refused={refused} />}
      {guests.length > 0 ? (
        <>
          <People {...props} caption={reader.t('dialogues.invite.preview.who')} people={guests} />
          <Form
            reader={reader}
            action={address}
            reasons={reasons}
            submit={reader.t('dialogues.invite.preview.confirm', { count: guests.length })}
            aside={
              <ButtonLink look="quiet" href={toInvitations(reader, dialogue).href}>
                {reader.t('dialogues.invite.preview.leave')}
              </ButtonLink>
            }
          >
            {columns.map((field, index) => (
              <input type="hidden" name={columnName(index)} value={field ?? unused} />
            ))}
            <p>{reader.t('dialogues.invite.preview.each')}</p>
          </Form>
        </>
      ) : (
        <EmptyState title={reader.t('dialogues.invite.preview.nobody')}>
          <p>{reader.t('dialogues.invite.preview.nobody-text')}</p>
        </EmptyState>
      )}
      {known.length > 0 && (
        <Disclosure summary={reader.t('dialogues.invite.preview.see-known', { count: known.length })}>
          <People {...props} caption={reader.t('dialogues.invite.preview.known')} people={known} />
        </Disclosure>
      )}
    </InvitationFrame>
  );
}

/** What a column holds that is nothing of ours. */
const unused = 'none';

function Columns({ reader, found, columns, address }: Props & { address: string }) {
  const { headings, rows } = found.content;
  const options = [
    { value: unused, label: reader.t('dialogues.invite.preview.unused') },
    ...guestFields.map((field) => ({ value: field, label: reader.t(fieldWords[field]) })),
  ];
  return (
    <>
      <p>{reader.t('dialogues.invite.preview.columns-text')}</p>
      <Form reader={reader} method="get" action={address} submit={reader.t('dialogues.invite.preview.again')}>
        {headings.map((heading, index) => (
          <Select
            reader={reader}
            form={emptyForm}
            name={columnName(index)}
            label={heading || reader.t('dialogues.invite.preview.column', { n: index + 1 })}
            hint={example(reader, rows, index)}
            options={options}
            value={columns[index] ?? unused}
          />
        ))}
      </Form>
    </>
  );
}

/** The first thing the column holds, so that one sees what it is. */
function example(reader: Reader, rows: GuestImport['content']['rows'], index: number): string | undefined {
  const cell = rows.map(({ cells }) => cells[index]).find(Boolean);
  return cell && reader.t('dialogues.invite.preview.example', { cell: cell.slice(0, 60) });
}

function Refused({ reader, refused }: { reader: Reader; refused: readonly RefusedGuest[] }) {
  return (
    <DataTable
      caption={reader.t('dialogues.invite.preview.refused')}
      apart
      columns={[
        { label: reader.t('dialogues.invite.preview.row') },
        { label: reader.t('dialogues.invite.field.name') },
        { label: reader.t('dialogues.invite.preview.why') },
      ]}
      rows={refused.map(({ number, said, reasons }) => [
        reader.number(number),
        <bdi>{said}</bdi>,
        reasons.map((reason) => reader.reason(reason)).join(' '),
      ])}
    />
  );
}

type PeopleProps = Props & { caption: string; people: readonly ListedGuest[] };

function People({ reader, charter, caption, people }: PeopleProps) {
  return (
    <DataTable
      caption={caption}
      apart
      columns={[
        { label: reader.t('dialogues.invite.field.name') },
        { label: reader.t('dialogues.invite.field.email') },
        { label: reader.t('dialogues.invite.field.institution') },
        { label: reader.t('dialogues.invite.field.country') },
        { label: reader.t('dialogues.invite.field.sector') },
        { label: reader.t('dialogues.invite.field.language') },
      ]}
      rows={people.map((one) => [
        <bdi>{one.name}</bdi>,
        one.email,
        <bdi>{one.institution}</bdi>,
        reader.country(one.country),
        sectorTitle(reader, charter, one.sector),
        languageName(one.language),
      ])}
    />
  );
}

const fieldWords = {
  name: 'dialogues.invite.field.name',
  surname: 'dialogues.invite.field.surname',
  email: 'dialogues.invite.field.email',
  institution: 'dialogues.invite.field.institution',
  country: 'dialogues.invite.field.country',
  sector: 'dialogues.invite.field.sector',
  gender: 'dialogues.invite.field.gender',
  language: 'dialogues.invite.field.language',
} as const satisfies Record<GuestField, MessageKey>;
