import { ButtonLink } from '../../ui/components/Button.tsx';
import { type OwnProps, ownPath } from './OwnOrganizationPage.tsx';

/** The way to leave altogether. */
export function LeaveSection({ reader, organization }: Pick<OwnProps, 'reader' | 'organization'>) {
  return (
    <section id="dejar">
      <h2>{reader.t('membership.leave.title')}</h2>
      <p>
        <ButtonLink look="quiet" href={ownPath(reader, organization, '/dejar')}>
          {reader.t('membership.leave.open')}
        </ButtonLink>
      </p>
    </section>
  );
}
