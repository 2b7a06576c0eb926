import type { Reader } from '../../platform/reader.ts';
import { DataTable } from '../../ui/components/DataTable.tsx';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { EmptyState } from '../../ui/components/EmptyState.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { Pagination } from '../../ui/components/Pagination.tsx';
import { TextField } from '../../ui/components/TextField.tsx';
import type { DemoCode } from '../demo-codes.ts';
import type { MailHead } from '../store/mailbox.ts';

type Props = {
  reader: Reader;
  mails: readonly MailHead[];
  count: number;
  page: number;
  pages: number;
  /** Part of an address; empty for all. */
  filter: string;
  codes: readonly DemoCode[];
  zone: string;
};

export function MailboxPage({ reader, mails, count, page, pages, filter, codes, zone }: Props) {
  const { t, to } = reader;
  const title = t('accounts.mailbox.title');
  const pageAddress = (n: number) => `${to('/correo')}?${new URLSearchParams({ para: filter, pagina: String(n) })}`;
  return (
    <Layout reader={reader} title={title} robots="noindex">
      <PageHead title={title} lead={t('accounts.mailbox.lead')} />
      <h2>{t('accounts.mailbox.count', { count })}</h2>
      {(count > 0 || filter || codes.length > 0) && (
        <Form
          reader={reader}
          method="get"
          action={to('/correo')}
          submit={t('accounts.mailbox.filter.submit')}
          aside={filter && <a href={to('/correo')}>{t('accounts.mailbox.filter.all')}</a>}
        >
          <TextField
            reader={reader}
            form={{ values: { para: filter }, reasons: [] }}
            name="para"
            type="search"
            label={t('accounts.mailbox.filter')}
            hint={t('accounts.mailbox.filter-hint')}
            autocomplete="off"
            spellcheck={false}
            optional
          />
        </Form>
      )}
      {count === 0 && !filter && (
        <EmptyState title={t('accounts.mailbox.none')}>{t('accounts.mailbox.none.text')}</EmptyState>
      )}
      <ul class="rows">
        {mails.map((mail) => (
          <li>
            <h3>
              <a href={to(`/correo/${mail.id}`)} lang={mail.language}>
                {mail.subject}
              </a>
            </h3>
            <p class="meta">
              {mail.to} · <time datetime={mail.queuedAt.toString()}>{reader.moment(mail.queuedAt, zone)}</time>
            </p>
          </li>
        ))}
      </ul>
      <Pagination reader={reader} page={page} pages={pages} href={pageAddress} />
      <DemoCodes reader={reader} codes={codes} zone={zone} open={filter !== ''} />
    </Layout>
  );
}

type CodesProps = Pick<Props, 'reader' | 'codes' | 'zone'> & { open: boolean };

/** Codes that an authenticator app would show: example persons have no phone. */
function DemoCodes({ reader, codes, zone, open }: CodesProps) {
  const { t } = reader;
  const [first] = codes;
  if (!first) return null;
  const until = first.until.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'second' });
  return (
    <section id="codigos">
      <h2>{t('accounts.mailbox.codes.title')}</h2>
      <p>{t('accounts.mailbox.codes.text')}</p>
      <Disclosure summary={t('accounts.mailbox.codes.show', { count: codes.length })} open={open}>
        <DataTable
          caption={t('accounts.mailbox.codes.caption', { time: until })}
          columns={[
            { label: t('accounts.mailbox.codes.person') },
            { label: t('accounts.mailbox.codes.code'), numeric: true },
          ]}
          rows={codes.map(({ name, email, code }) => [
            <>
              {name}
              {email && <span class="meta"> · {email}</span>}
            </>,
            <code>{`${code.slice(0, 3)}\u00a0${code.slice(3)}`}</code>,
          ])}
        />
      </Disclosure>
    </section>
  );
}
