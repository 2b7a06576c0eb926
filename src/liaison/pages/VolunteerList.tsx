import { Button } from '../../ui/components/Button.tsx';
import { ExampleMark } from '../../ui/components/ExampleMark.tsx';
import type { AgenciesProps } from './AgenciesPage.tsx';
import { agencyTitle, dayOf } from './titles.ts';

/** The agencies that volunteer, in the order in which they would be proposed, and one's own word on it. */
export function VolunteerList({ reader, charter, agency, candidates, once, offering }: AgenciesProps) {
  const own = candidates.some((candidate) => candidate.agency === agency);
  return (
    <section>
      <h2>{reader.t('liaison.volunteers')}</h2>
      {candidates.length === 0 ? (
        <p>{reader.t('liaison.volunteers.none')}</p>
      ) : (
        <ol class="rows">
          {candidates.map(({ name, example, lastHeld, hindrance, ...candidate }) => (
            <li>
              <strong>{agencyTitle(reader, charter, candidate.agency)}</strong> · {name}{' '}
              {example && <ExampleMark reader={reader} />}
              <br />
              {lastHeld
                ? reader.t('liaison.volunteers.held', { day: dayOf(reader, charter, lastHeld) })
                : reader.t('liaison.volunteers.never')}{' '}
              {reader.t('liaison.volunteers.since', { day: dayOf(reader, charter, candidate.at) })}
              {hindrance && (
                <>
                  <br />
                  {reader.t('liaison.volunteers.hindrance', { reason: reader.reason(hindrance) })}
                </>
              )}
            </li>
          ))}
        </ol>
      )}
      {agency !== null &&
        (own ? (
          <Withdrawal {...{ reader, charter, agency }} />
        ) : (
          <Offering {...{ reader, charter, agency, once, offering }} />
        ))}
    </section>
  );
}

type OwnProps = Pick<AgenciesProps, 'reader' | 'charter'> & { agency: string };

/** The button; or, while the agency sits, until when and from when it may volunteer, by the rotation. */
function Offering({ reader, charter, agency, once, offering }: OwnProps & Pick<AgenciesProps, 'once' | 'offering'>) {
  if (!offering.ok) {
    return (
      <p class="note">
        {offering.reasons.map((reason) => reader.reason(reason)).join(' ')} {reader.t('liaison.offer.rotation')}
      </p>
    );
  }
  return (
    <form action={reader.to('/mesa-de-vinculacion/agencias/ofrecimiento')} method="post" novalidate>
      <input type="hidden" name="once" value={once} />
      <p>{reader.t('liaison.offer.text', { agency: agencyTitle(reader, charter, agency) })}</p>
      <p class="actions">
        <Button>{reader.t('liaison.offer.submit', { agency: agencyTitle(reader, charter, agency) })}</Button>
      </p>
    </form>
  );
}

function Withdrawal({ reader, charter, agency }: OwnProps) {
  return (
    <form action={reader.to('/mesa-de-vinculacion/agencias/retiro')} method="post" novalidate>
      <p class="actions">
        <Button look="quiet">
          {reader.t('liaison.withdraw.submit', { agency: agencyTitle(reader, charter, agency) })}
        </Button>
      </p>
    </form>
  );
}
