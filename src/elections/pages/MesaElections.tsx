import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { ExampleMark } from '../../ui/components/ExampleMark.tsx';
import type { ListedStage } from './ElectionsPage.tsx';
import { electionPath } from './ManagedElection.tsx';
import { electionTitle, officeTitles } from './words.ts';

type Props = { reader: Reader; charter: Charter; elections: readonly ListedStage[] };

/** The elections of a mesa, on its own page: the last one called first. */
export const MesaElections = ({ reader, charter, elections }: Props) => (
  <section id="elecciones">
    <h2>{reader.t('ui.nav.elections')}</h2>
    {elections.length === 0 && <p>{reader.t('elections.mesa.none')}</p>}
    <ul class="rows">
      {elections.map(({ election, stage }) => (
        <li>
          <p>
            <a href={reader.to(electionPath(election))}>{electionTitle(reader, charter, election)}</a>{' '}
            {election.example && <ExampleMark reader={reader} />}
            <br />
            {officeTitles(reader, charter, election)} · <strong>{reader.t(`elections.stage.${stage}`)}</strong>
          </p>
        </li>
      ))}
    </ul>
    <p>
      <a href={reader.to('/elecciones')}>{reader.t('elections.mesa.all')}</a>
    </p>
  </section>
);
