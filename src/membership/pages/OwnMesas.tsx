import { Checkboxes } from '../../ui/components/Choices.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { type OwnProps, ownPath, stateOf } from './OwnOrganizationPage.tsx';
import { dayOf, mesaName } from './words.ts';

/** The mesas it takes part in, each with the way out; and those it may still choose. */
export function OwnMesas(props: OwnProps) {
  const { reader, charter, organization, memberships } = props;
  const { t } = reader;
  return (
    <section id="mesas">
      <h2>{t('membership.own.mesas')}</h2>
      <ul class="rows">
        {memberships.map(({ mesa, since }) => (
          <li class={`mesa-${mesa}`}>
            <h3>
              <a href={reader.to(`/mesas/${mesa}`)}>{mesaName(reader, charter, mesa)}</a>
            </h3>
            <p>{t('membership.own.since', { day: dayOf(reader, charter, since) })}</p>
            {memberships.length > 1 && (
              <p>
                <a href={ownPath(reader, organization, `/dejar-mesa/${mesa}`)}>{t('membership.own.leave-mesa')}</a>
              </p>
            )}
          </li>
        ))}
      </ul>
      <Further {...props} />
    </section>
  );
}

function Further(props: OwnProps) {
  const { reader, charter, organization, memberships, standing, refused } = props;
  const { t } = reader;
  const { maxMesas } = charter.membership;
  const rest = charter.mesas.filter(({ n }) => !standing.current.includes(n));
  if (rest.length === 0 || (maxMesas !== null && memberships.length >= maxMesas)) return null;
  const closed = (n: number) => standing.deciding.includes(n) || standing.refused.includes(n);
  return (
    <Form reader={reader} action={ownPath(reader, organization, '/mesas')} submit={t('membership.own.join')}>
      <Checkboxes
        reader={reader}
        form={stateOf(refused, 'mesas')}
        name="mesas"
        label={t('membership.own.further')}
        hint={t('membership.own.further-hint')}
        options={rest.map(({ n, summary }) => ({
          value: String(n),
          mesa: n,
          label: mesaName(reader, charter, n),
          hint: standing.deciding.includes(n)
            ? t('membership.own.deciding')
            : standing.refused.includes(n)
              ? t('membership.own.refused')
              : reader.text(summary),
          disabled: closed(n),
        }))}
      />
    </Form>
  );
}
