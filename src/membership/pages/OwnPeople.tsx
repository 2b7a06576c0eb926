import type { Holder } from '../../mandates/store/mandates.ts';
import { Button } from '../../ui/components/Button.tsx';
import { Radios } from '../../ui/components/Choices.tsx';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { EmailField } from '../../ui/components/EmailField.tsx';
import { fieldId } from '../../ui/components/Field.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { TextField } from '../../ui/components/TextField.tsx';
import { decideEndingOthers } from '../rules/ending-others.ts';
import { slotHolders } from '../rules/representative-slots.ts';
import { type OwnProps, ownPath, stateOf } from './OwnOrganizationPage.tsx';
import { dayOf } from './words.ts';

/** Who represents the organization, and how another person is named. */
export function OwnPeople(props: OwnProps) {
  const { reader, charter, organization, holders, by } = props;
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
            {mayRelieve(holder) ? (
              <Naming {...props} slot={slot} vacant={holder === null} />
            ) : (
              <p class="note">{t('membership.own.not-for-who-stands-in')}</p>
            )}
            {holder && mayRelieve(holder) && holders.length > 1 && (
              <Disclosure summary={t('membership.own.end')}>
                <form method="post" action={ownPath(reader, organization, '/personas/fin')}>
                  <p>{t('membership.own.end-text', { name: holder.name })}</p>
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

function Naming(props: OwnProps & { slot: number; vacant: boolean }) {
  const { reader, charter, organization, slot, vacant, refused } = props;
  const { t } = reader;
  const sent = stateOf(refused, 'people');
  const failed = sent.values.slot === String(slot);
  const field = { reader, form: failed ? sent : { values: {}, reasons: [] } };
  const idOf = (name: string) => (failed ? undefined : `${fieldId(name)}-${slot}`);
  return (
    <Disclosure summary={t(vacant ? 'membership.own.name' : 'membership.own.replace')} open={failed}>
      <Form
        reader={reader}
        action={ownPath(reader, organization, '/personas')}
        submit={t('membership.own.name-submit')}
      >
        <input type="hidden" name="slot" value={slot} />
        <TextField
          {...field}
          name="name"
          id={idOf('name')}
          label={t('membership.field.person-name')}
          autocomplete="off"
        />
        <EmailField
          {...field}
          name="email"
          id={idOf('email')}
          label={t('membership.field.person-email')}
          hint={t('membership.field.person-email-hint')}
          autocomplete="off"
        />
        <Radios
          {...field}
          name="gender"
          id={idOf('gender')}
          label={t('membership.field.gender')}
          hint={t('membership.field.gender-hint')}
          options={charter.genders.map(({ key, title }) => ({ value: key, label: reader.text(title) }))}
          inline
          optional
        />
      </Form>
    </Disclosure>
  );
}
