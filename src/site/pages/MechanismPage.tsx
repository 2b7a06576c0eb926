import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { ObjectiveTags } from '../../ui/components/ObjectiveTags.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';

type Props = { reader: Reader; charter: Charter };

/** What the mechanism is, how it is organized, and how a year of it goes. */
export function MechanismPage({ reader, charter }: Props) {
  const title = reader.text(charter.name);
  return (
    <Layout reader={reader} title={reader.t('site.mechanism.title')} description={reader.text(charter.purpose)}>
      <PageHead title={title} kicker={reader.t('site.mechanism.title')} lead={reader.text(charter.purpose)} />
      <Cycle reader={reader} charter={charter} />
      <section id="mesas">
        <h2>{reader.t('site.mechanism.mesas', { n: charter.mesas.length })}</h2>
        <p>{reader.t('site.mechanism.mesas-text', { objectives: charter.compact.objectives.length })}</p>
        <ul class="rows">
          {charter.mesas.map((mesa) => (
            <li class={`mesa-${mesa.n}`}>
              <h3>
                <a href={reader.to(`/mesas/${mesa.n}`)}>
                  {reader.t('ui.mesa', { n: mesa.n })} · {reader.text(mesa.title)}
                </a>
              </h3>
              <p>{reader.text(mesa.summary)}</p>
            </li>
          ))}
        </ul>
      </section>
      <section id="vinculacion">
        <h2>{reader.text(charter.liaison.title)}</h2>
        <p>
          {reader.t('site.mechanism.liaison', {
            total: charter.liaison.seatsPerMesa * charter.mesas.length + charter.liaison.agencySeats,
            perMesa: charter.liaison.seatsPerMesa,
            agencies: charter.liaison.agencySeats,
            group: reader.text(charter.workingGroup.title),
          })}
        </p>
        <p>
          <a href={reader.to('/mesa-de-vinculacion')}>
            {reader.t('liaison.link', { body: reader.text(charter.liaison.title) })}
          </a>
        </p>
        <p>
          {reader.text(charter.workingGroup.title)}:{' '}
          {reader.list(agencyNames(reader, charter, charter.workingGroup.agencies))}.
        </p>
        <p>
          {reader.text(charter.network.title)}: {reader.list(agencyNames(reader, charter, charter.network.agencies))}.
        </p>
      </section>
      <section id="objetivos">
        <h2>{reader.t('site.mechanism.objectives', { n: charter.compact.objectives.length })}</h2>
        <p>{reader.text(charter.compact.name)}</p>
        {charter.mesas.map((mesa) => (
          <ObjectiveTags
            reader={reader}
            objectives={charter.compact.objectives
              .filter(({ n }) => mesa.objectives.includes(n))
              .map(({ n, short }) => ({
                n,
                short: reader.text(short),
                mesa: mesa.n,
                href: `${reader.to(`/mesas/${mesa.n}`)}#objetivo-${n}`,
              }))}
          />
        ))}
      </section>
      <section id="principios">
        <h2>{reader.t('site.mechanism.principles')}</h2>
        <ul>
          {charter.membership.principles.map((principle) => (
            <li>
              <strong>{reader.text(principle.title)}.</strong> {reader.text(principle.text)}
            </li>
          ))}
        </ul>
      </section>
      <p class="actions">
        <ButtonLink href={reader.to('/sumarse')}>{reader.t('site.join')}</ButtonLink>
        <ButtonLink look="quiet" href={reader.to('/reglas')}>
          {reader.t('site.mechanism.rules')}
        </ButtonLink>
      </p>
    </Layout>
  );
}

const agencyNames = (reader: Reader, charter: Charter, keys: readonly string[]): string[] =>
  charter.agencies.filter(({ key }) => keys.includes(key)).map(({ acronym }) => reader.text(acronym));

/** A year of the mechanism, step by step, with the charter's own rhythm. */
function Cycle({ reader, charter }: Props) {
  const { dialogue, cadence } = charter;
  const figures = {
    dialogue: reader.text(dialogue.title),
    talks: dialogue.talks,
    minutes: dialogue.minutesEach,
    months: cadence.mesaMonths,
  };
  return (
    <section id="ciclo">
      <h2>{reader.t('site.cycle.title')}</h2>
      <ol class="cycle">
        {(['join', 'work', 'elect', 'choose', 'meet', 'report', 'follow'] as const).map((step) => (
          <li>
            <h3>{reader.t(`site.cycle.${step}`, figures)}</h3>
            <p>
              {reader.t(
                step === 'elect' && charter.parity ? 'site.cycle.elect-parity-text' : `site.cycle.${step}-text`,
                figures,
              )}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
