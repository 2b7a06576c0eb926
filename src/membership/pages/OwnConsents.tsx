import { Button } from '../../ui/components/Button.tsx';
import { directoryConsent } from '../rules/consents.ts';
import { type OwnProps, ownPath } from './OwnOrganizationPage.tsx';
import { dayOf } from './words.ts';

/** What the organization agreed to, and the way to take it back or give it. */
export function OwnConsents({ reader, charter, organization, consents }: OwnProps) {
  const { t } = reader;
  return (
    <section id="consentimientos">
      <h2>{t('membership.own.consents')}</h2>
      <ul class="rows">
        {charter.membership.consents.map(({ key, text, required }) => {
          const given = consents.findLast(({ kind, withdrawnAt }) => kind === key && withdrawnAt === null);
          return (
            <li>
              <p>{reader.text(text)}</p>
              <p>
                <strong>
                  {given
                    ? t('membership.own.consent-given', { day: dayOf(reader, charter, given.givenAt) })
                    : t('membership.consent.not-given')}
                </strong>
              </p>
              {required ? (
                <p class="note">{t('membership.own.consent-required')}</p>
              ) : (
                <form method="post" action={ownPath(reader, organization, '/consentimientos')}>
                  {given && key === directoryConsent && <p class="note">{t('membership.own.consent-directory')}</p>}
                  <input type="hidden" name="consent" value={key} />
                  <input type="hidden" name="given" value={given ? 'no' : 'yes'} />
                  <Button look="quiet">
                    {t(given ? 'membership.own.consent-withdraw' : 'membership.own.consent-give')}
                  </Button>
                </form>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
