import { emptyForm } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { TextField } from '../../ui/components/TextField.tsx';
import type { Factors, Passkey } from '../types.ts';
import { PasskeyForm } from './PasskeyForm.tsx';

type Props = {
  reader: Reader;
  factors: Factors;
  returnTo: string | null;
  withPasskeys: boolean;
  /** The calendar day of a moment, as this person counts days. */
  day: (at: Temporal.Instant) => string;
};

/** The person's passkeys, and a way to one more. */
export function PasskeySection(props: Props) {
  const { reader, factors, returnTo, withPasskeys } = props;
  const { t, to } = reader;
  return (
    <section id="llaves">
      <h2>{t('accounts.security.passkeys.title')}</h2>
      <p>{t('accounts.security.passkeys.text')}</p>
      {factors.passkeys.length > 0 && (
        <ul class="rows">
          {factors.passkeys.map((passkey) => (
            <PasskeyLine reader={reader} day={props.day} passkey={passkey} />
          ))}
        </ul>
      )}
      {withPasskeys && (
        <>
          <PasskeyForm
            reader={reader}
            kind="create"
            action={to('/mi/seguridad/llaves')}
            options={to('/mi/seguridad/llaves/opciones')}
            submit={t('accounts.security.passkeys.add')}
            returnTo={returnTo}
          >
            {factors.passkeys.length > 0 && <h3>{t('accounts.security.passkeys.more')}</h3>}
            <TextField
              reader={reader}
              form={emptyForm}
              name="name"
              label={t('accounts.security.passkeys.name')}
              hint={t('accounts.security.passkeys.name-hint')}
              expects="short"
              maxlength={60}
              autocomplete="off"
              optional
            />
          </PasskeyForm>
          <p data-without-passkey>{t('accounts.security.passkeys.off')}</p>
        </>
      )}
    </section>
  );
}

function PasskeyLine({ reader, passkey, day }: Pick<Props, 'reader' | 'day'> & { passkey: Passkey }) {
  const { t, to } = reader;
  const { name, createdAt, lastUsedAt, credentialId } = passkey;
  return (
    <li>
      <h3>{name}</h3>
      <p class="meta">
        {t('accounts.security.passkeys.added', { date: day(createdAt) })} ·{' '}
        {lastUsedAt
          ? t('accounts.security.passkeys.used', { date: day(lastUsedAt) })
          : t('accounts.security.passkeys.unused')}
      </p>
      <form method="post" action={to('/mi/seguridad/llaves/retirar')}>
        <input type="hidden" name="credential" value={credentialId} />
        <button type="submit" class="link" aria-label={t('accounts.security.passkeys.remove-named', { name })}>
          {t('accounts.security.passkeys.remove')}
        </button>
      </form>
    </li>
  );
}
