import type { Holder } from '../../mandates/store/mandates.ts';
import { Button } from '../../ui/components/Button.tsx';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { decideEndingOthers } from '../rules/ending-others.ts';
import { slotHolders } from '../rules/representative-slots.ts';
import { Asked, NamingForm } from './NamingForm.tsx';
import { type OwnProps, ownPath, stateOf } from './OwnOrganizationPage.tsx';
import { dayOf } from './words.ts';

/** Who represents the organization, and how another person is named. */
export function OwnPeople(props: OwnProps) {
  const { reader, charter, organization, holders, by, invitations, refused, at } = props;
  const sent = stateOf(refused, 'people');
  const { t } = reader;
  const mayRelieve = (holder: Holder | null) => decideEndingOthers(charter, by, holder ? [holder] : [], holders).ok;
  return (
    <section id="personas">
      <h2>{t('membership.own.people')}</h2>
      <p>{t('membership.own.people-text')}</p>
      <ul class="rows">
        {slotHolders(charter, holders).map(({ office, holder }, slot) => (
          <li>
            <h3>{reader.text(office.title)}</h3>
            <p>
              {holder
                ? t('membership.own.person', { name: holder.name, day: dayOf(reader, charter, holder.startsAt) })
                : t('membership.own.vacant')}
            </p>
            {invitations
              .filter((invitation) => invitation.slot === slot)
              .map((invitation) => (
                <Asked reader={reader} charter={charter} invitation={invitation} at={at} />
              ))}
            {mayRelieve(holder) ? (
              <NamingForm
                reader={reader}
                charter={charter}
                action={ownPath(reader, organization, '/personas')}
                summary={t(holder === null ? 'membership.own.name' : 'membership.own.replace')}
                slot={slot}
                id={String(slot)}
                sent={sent.values.slot === String(slot) ? sent : null}
              />
            ) : (
              <p class="note">{t('membership.own.not-for-who-stands-in')}</p>
            )}
            {holder && mayRelieve(holder) && (
              <Disclosure summary={t('membership.own.end')}>
                <form method="post" action={ownPath(reader, organization, '/personas/fin')}>
                  <p>{t('membership.own.end-text', { name: holder.name })}</p>
                  {holders.length === 1 && <p>{t('membership.own.end-last')}</p>}
                  <input type="hidden" name="mandate" value={holder.id} />
                  <Button look="danger">{t('membership.own.end-submit', { name: holder.name })}</Button>
                </form>
              </Disclosure>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
