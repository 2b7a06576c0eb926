import type { Charter } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { EmptyState } from '../../ui/components/EmptyState.tsx';
import { ErrorSummary } from '../../ui/components/ErrorSummary.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import type { Invitation } from '../store/invitations.ts';
import type { Unrepresented } from '../store/unrepresented.ts';
import { Asked, NamingForm } from './NamingForm.tsx';

type Props = {
  reader: Reader;
  charter: Charter;
  organizations: readonly Unrepresented[];
  invitations: readonly Invitation[];
  /** What was sent and refused, and for which. */
  refused: { readonly slug: string; readonly form: FormState } | null;
  done: boolean;
  at: Temporal.Instant;
};

/** Members for which nobody speaks any more; their mesas ask someone. */
export function UnrepresentedPage({ reader, charter, organizations, invitations, refused, done, at }: Props) {
  const { t, to } = reader;
  const title = t('membership.unrepresented.title');
  return (
    <Layout reader={reader} title={title} current="/mi" robots="noindex" failed={refused !== null} enhance>
      {refused && <ErrorSummary reader={reader} form={refused.form} />}
      {done && (
        <Notice reader={reader} kind="done">
          <p>{t('membership.done.invited')}</p>
        </Notice>
      )}
      <PageHead title={title} lead={t('membership.unrepresented.lead')} />
      {organizations.length === 0 ? (
        <EmptyState title={t('membership.unrepresented.none')} />
      ) : (
        <ul class="rows">
          {organizations.map(({ id, slug, name, country, mesas, email }) => (
            <li>
              <h2>{name}</h2>
              <p>
                {reader.country(country)} · {reader.list(mesas.map((n) => t('ui.mesa', { n })))}
                {email && ` · ${email}`}
              </p>
              {invitations
                .filter(({ organizationId, slot }) => organizationId === id && slot === 0)
                .map((invitation) => (
                  <Asked reader={reader} charter={charter} invitation={invitation} at={at} />
                ))}
              <NamingForm
                reader={reader}
                charter={charter}
                action={to(`/sin-representante/${slug}`)}
                summary={t('membership.own.name')}
                slot={0}
                id={slug}
                sent={refused?.slug === slug ? refused.form : null}
              />
            </li>
          ))}
        </ul>
      )}
    </Layout>
  );
}
