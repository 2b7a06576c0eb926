import type { Charter } from '../../charter/types.ts';
import type { Holder } from '../../mandates/store/mandates.ts';
import type { Acting } from '../../mandates/types.ts';
import type { FormState } from '../../platform/forms.ts';
import { emptyForm } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { DefinitionList } from '../../ui/components/DefinitionList.tsx';
import { ErrorSummary } from '../../ui/components/ErrorSummary.tsx';
import { ExampleMark } from '../../ui/components/ExampleMark.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { ObjectiveTags } from '../../ui/components/ObjectiveTags.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import type { MesaStanding } from '../rules/further-mesas.ts';
import type { GivenConsent } from '../store/consents.ts';
import type { Invitation } from '../store/invitations.ts';
import type { Membership } from '../store/memberships.ts';
import type { Organization } from '../types.ts';
import { LeaveSection } from './LeaveSection.tsx';
import { OwnConsents } from './OwnConsents.tsx';
import { OwnMesas } from './OwnMesas.tsx';
import { OwnPeople } from './OwnPeople.tsx';
import { titleIn } from './words.ts';

export const ownDone = ['changed', 'email-asked', 'joined', 'left', 'invited', 'ended', 'consent'] as const;
/** Which of the page's forms was refused. */
export type OwnForm = 'mesas' | 'people' | 'end' | 'consents';

export type OwnProps = {
  reader: Reader;
  charter: Charter;
  organization: Organization;
  memberships: readonly Membership[];
  standing: MesaStanding;
  holders: readonly Holder[];
  /** The person who looks, and the office under which. */
  by: Acting;
  /** Questions not accepted, the latest of each office. */
  invitations: readonly Invitation[];
  at: Temporal.Instant;
  consents: readonly GivenConsent[];
  /** An address that waits to be confirmed. */
  waitingEmail: string | null;
  refused: { readonly which: OwnForm; readonly form: FormState } | null;
  done: (typeof ownDone)[number] | null;
};

/** What is kept of an organization, for those who represent it: to see, to correct, to take back. */
export function OwnOrganizationPage(props: OwnProps) {
  const { reader, organization, refused, done } = props;
  const { t } = reader;
  return (
    <Layout
      reader={reader}
      title={organization.name}
      current="/mi"
      robots="noindex"
      failed={refused !== null}
      example={organization.example}
      enhance
    >
      {refused && <ErrorSummary reader={reader} form={refused.form} />}
      {done && (
        <Notice reader={reader} kind="done">
          <p>{t(`membership.done.${done}`)}</p>
        </Notice>
      )}
      <PageHead title={organization.name} kicker={t('membership.own.kicker')} lead={t('membership.own.lead')} />
      <Kept {...props} />
      <OwnMesas {...props} />
      <OwnPeople {...props} />
      <OwnConsents {...props} />
      <LeaveSection {...props} />
    </Layout>
  );
}

/** The state of a form of this page: what was sent, if it is the refused one. */
export const stateOf = (refused: OwnProps['refused'], which: OwnForm): FormState =>
  refused?.which === which ? refused.form : emptyForm;

export const ownPath = (reader: Reader, { slug }: Pick<Organization, 'slug'>, rest = ''): string =>
  reader.to(`/mi/organizacion/${slug}${rest}`);

function Kept({ reader, charter, organization, waitingEmail }: OwnProps) {
  const { t } = reader;
  const none = t('membership.check.none');
  const { acronym, group, country, cities, email, website, about, objectives } = organization;
  return (
    <section id="datos">
      <h2>{t('membership.own.data')}</h2>
      <DefinitionList
        items={[
          {
            term: t('membership.field.name'),
            value: (
              <>
                {organization.name} {organization.example && <ExampleMark reader={reader} />}
              </>
            ),
          },
          { term: t('membership.field.acronym'), value: acronym ?? none },
          { term: t('membership.field.group-short'), value: titleIn(reader, charter.groups, group) },
          { term: t('membership.field.country'), value: reader.country(country) },
          { term: t('membership.field.cities'), value: cities.join(', ') || none },
          {
            term: t('membership.field.email'),
            value: (
              <>
                {email ?? none}
                {waitingEmail && <p class="note">{t('membership.own.email-waiting', { email: waitingEmail })}</p>}
              </>
            ),
          },
          { term: t('membership.field.website'), value: website ?? none },
          { term: t('membership.field.about'), value: about ?? none },
          {
            term: t('membership.field.objectives'),
            value: (
              <ObjectiveTags
                reader={reader}
                objectives={charter.compact.objectives
                  .filter(({ n }) => objectives.includes(n))
                  .map(({ n, short }) => ({
                    n,
                    short: reader.text(short),
                    mesa: charter.mesas.find((mesa) => mesa.objectives.includes(n))?.n ?? 0,
                  }))}
              />
            ),
          },
        ]}
      />
      <p class="actions">
        <ButtonLink look="quiet" href={ownPath(reader, organization, '/datos')}>
          {t('membership.own.change')}
        </ButtonLink>
      </p>
    </section>
  );
}
