import type { Charter } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import type { Reason } from '../../platform/result.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { Button, ButtonLink } from '../../ui/components/Button.tsx';
import { DataTable } from '../../ui/components/DataTable.tsx';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { ErrorSummary } from '../../ui/components/ErrorSummary.tsx';
import { Facts } from '../../ui/components/Facts.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { missingIn } from '../rules/import-matching.ts';
import { type ImportPlan, membersOf } from '../rules/import-plan.ts';
import { representativeSlots } from '../rules/representative-slots.ts';
import type { KnownIdentity } from '../store/duplicates.ts';
import type { MemberImport } from '../store/import.ts';
import { ImportAlike } from './ImportAlike.tsx';
import { hasGuess, ImportColumns } from './ImportColumns.tsx';
import { ImportSteps } from './ImportPage.tsx';
import { titleIn } from './words.ts';

type PreviewProps = {
  reader: Reader;
  charter: Charter;
  list: MemberImport;
  mesas: readonly number[];
  /** Null while something no line can be without has no place. */
  plan: ImportPlan | null;
  known: ReadonlyMap<string, KnownIdentity>;
  /** Which of the similar lines are shown. */
  page: number;
  columnsForm: FormState;
  /** Against importing it. */
  reasons: readonly Reason[];
};

const perPage = 50;

/** What would become of a list, line by line: nobody is a member yet. */
export function ImportPreviewPage(props: PreviewProps) {
  const { reader, charter, list, mesas, plan, columnsForm, reasons } = props;
  const { t, to } = reader;
  const path = to(`/miembros/importar/${list.id}`);
  const title = t('membership.import.review.title');
  const failed = columnsForm.reasons.length > 0 || reasons.length > 0;
  return (
    <Layout reader={reader} title={title} current="/mi" robots="noindex" failed={failed} enhance wide>
      <Breadcrumb reader={reader} trail={[{ label: t('membership.import.title'), href: to('/miembros/importar') }]} />
      <ErrorSummary reader={reader} form={{ reasons }} />
      <PageHead
        title={title}
        lead={t('membership.import.review.lead', { file: list.filename, rows: list.content.rows.length })}
      />
      <ImportSteps reader={reader} current={1} />
      {list.content.otherSheets.length > 0 && (
        <p>{t('membership.import.sheets', { sheets: list.content.otherSheets.join(', ') })}</p>
      )}
      {plan ? <Outcome {...props} plan={plan} /> : <Missing {...props} />}
      <section id="columnas">
        <h2>{t('membership.import.columns')}</h2>
        <Unused {...props} />
        <Disclosure
          summary={t('membership.import.columns.change')}
          open={!plan || columnsForm.reasons.length > 0 || hasGuess(list.content, list.matching)}
        >
          <ImportColumns
            reader={reader}
            charter={charter}
            action={`${path}/columnas`}
            content={list.content}
            matching={list.matching}
            mesas={mesas}
            form={columnsForm}
          />
        </Disclosure>
      </section>
      {plan && <Refused {...props} plan={plan} />}
      {plan && <Confirming {...props} plan={plan} />}
      <form method="post" action={`${path}/descarte`}>
        <p>
          <Button look="quiet">{t('membership.import.discard')}</Button>
        </p>
      </form>
    </Layout>
  );
}

type Planned = PreviewProps & { plan: ImportPlan };

function Missing({ reader, list }: PreviewProps) {
  const fields = missingIn(list.matching).map((field) => reader.t(`membership.import.field.${field}`));
  return (
    <Notice reader={reader} kind="attention" title={reader.t('membership.import.missing.title')}>
      <p>{reader.t('membership.import.missing.text', { fields: reader.list(fields) })}</p>
    </Notice>
  );
}

function Unused({ reader, list: { content, matching } }: PreviewProps) {
  const unused = content.headings.filter((heading, index) => heading !== '' && matching.fields[index] === null);
  if (unused.length === 0) return null;
  return <p>{reader.t('membership.import.columns.unused', { columns: reader.list(unused) })}</p>;
}

/** How many come in, and the first of them as they were understood. */
function Outcome({ reader, charter, plan }: Planned) {
  const { t } = reader;
  const first = [...plan.ready, ...plan.alike.map(({ member }) => member)].slice(0, 5);
  return (
    <section>
      <Facts
        reader={reader}
        facts={[
          { value: plan.ready.length, label: t('membership.import.ready') },
          { value: plan.alike.length, label: t('membership.import.alike') },
          { value: plan.refused.length, label: t('membership.import.refused') },
        ]}
      />
      {first.length > 0 && (
        <DataTable
          caption={t('membership.import.sample')}
          apart
          columns={[
            t('membership.import.field.name'),
            t('membership.import.field.acronym'),
            t('membership.import.field.country'),
            t('membership.import.field.group'),
            t('membership.import.field.mesas'),
            t('membership.import.field.email'),
            t('membership.import.sample.people'),
          ].map((label) => ({ label }))}
          rows={first.map((member) => [
            member.name,
            member.acronym ?? '',
            reader.country(member.countries[0]),
            titleIn(reader, charter.groups, member.group),
            member.mesas.join(', '),
            member.emails[0] ?? '',
            member.representatives.map(({ name, email }) => (email ? `${name} (${email})` : name)).join('; '),
          ])}
        />
      )}
      <Extra reader={reader} charter={charter} plan={plan} />
    </section>
  );
}

/** What a line says beyond what an organization can have here. */
function Extra({ reader, charter, plan }: Pick<Planned, 'reader' | 'charter' | 'plan'>) {
  const members = [...plan.ready, ...plan.alike.map(({ member }) => member)];
  const slots = representativeSlots(charter).length;
  const people = members.filter(({ representatives }) => representatives.length > slots).length;
  const countries = members.filter((member) => member.countries.length > 1).length;
  const emails = members.filter((member) => member.emails.length > 1).length;
  return (
    <>
      {people > 0 && <p>{reader.t('membership.import.extra.people', { lines: people, slots })}</p>}
      {countries > 0 && <p>{reader.t('membership.import.extra.countries', { lines: countries })}</p>}
      {emails > 0 && <p>{reader.t('membership.import.extra.emails', { lines: emails })}</p>}
    </>
  );
}

function Refused({ reader, list, plan: { refused } }: Planned) {
  const { t, to } = reader;
  if (refused.length === 0) return null;
  return (
    <section id="rechazadas">
      <h2>{t('membership.import.refused.title')}</h2>
      <p>{t('membership.import.refused.text')}</p>
      <DataTable
        caption={t('membership.import.refused.caption')}
        columns={[
          { label: t('membership.import.row') },
          { label: t('membership.import.field.name') },
          { label: t('membership.import.reasons') },
        ]}
        rows={refused
          .slice(0, perPage)
          .map(({ number, name, reasons }) => [
            reader.number(number),
            name,
            reasons.map((reason) => reader.reason(reason)).join(' '),
          ])}
      />
      {refused.length > perPage && <p>{t('membership.import.refused.more', { n: refused.length - perPage })}</p>}
      <p>
        <ButtonLink href={to(`/miembros/importar/${list.id}/fuera.csv`)} look="quiet" download>
          {t('membership.import.download')}
        </ButtonLink>
      </p>
    </section>
  );
}

function Confirming({ reader, list, plan, known, page }: Planned) {
  const { t, to } = reader;
  const path = to(`/miembros/importar/${list.id}`);
  const { alike } = plan;
  const pages = Math.max(1, Math.ceil(alike.length / perPage));
  const at = Math.min(page, pages);
  if (membersOf(plan).length + alike.length === 0) return null;
  return (
    <section id="importar">
      <h2>{t(alike.length > 0 ? 'membership.import.alike.title' : 'membership.import.confirm.title')}</h2>
      {alike.length > 0 && <p>{t('membership.import.alike.text')}</p>}
      <Form
        reader={reader}
        action={path}
        submit={t('membership.import.confirm')}
        aside={
          pages > 1 && (
            <button type="submit" class="button quiet" formaction={`${path}/parecidas?pagina=${(at % pages) + 1}`}>
              {t('membership.import.alike.save')}
            </button>
          )
        }
      >
        {alike.length > 0 && (
          <ImportAlike
            reader={reader}
            lines={alike.slice((at - 1) * perPage, at * perPage)}
            known={known}
            legend={t('membership.import.alike.page', { page: at, pages })}
          />
        )}
        <p>
          <strong>{t('membership.import.confirm.text', { n: plan.ready.length })}</strong>
        </p>
        <ul>
          <li>{t('membership.import.confirm.sign-in')}</li>
          <li>{t('membership.import.confirm.unlisted')}</li>
          <li>{t('membership.import.confirm.record')}</li>
        </ul>
      </Form>
    </section>
  );
}
