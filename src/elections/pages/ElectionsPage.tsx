import type { Charter } from '../../charter/types.ts';
import { bodyTitle } from '../../mandates/pages/body-title.ts';
import type { Reader } from '../../platform/reader.ts';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { EmptyState } from '../../ui/components/EmptyState.tsx';
import { ExampleMark } from '../../ui/components/ExampleMark.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { yearOf } from '../rules/convening.ts';
import { deadlineOf } from '../rules/stage.ts';
import type { Election, Stage } from '../types.ts';
import { MomentText } from './CalendarLine.tsx';
import { electionPath, managePath } from './ManagedElection.tsx';
import { contestTitle } from './words.ts';

export type ListedStage = { readonly election: Election; readonly stage: Stage };
type Props = {
  reader: Reader;
  charter: Charter;
  /** Seen only by those who prepare them. */
  preparing: readonly ListedStage[];
  open: readonly ListedStage[];
  past: readonly ListedStage[];
  mayConvene: boolean;
};

/** The elections: open now, and those that are over. */
export function ElectionsPage({ reader, charter, preparing, open, past, mayConvene }: Props) {
  const title = reader.t('ui.nav.elections');
  const lead = reader.t('elections.list.lead');
  const list = (elections: readonly ListedStage[], managed = false) => (
    <List reader={reader} charter={charter} elections={elections} managed={managed} />
  );
  return (
    <Layout
      reader={reader}
      title={title}
      description={lead}
      example={[...open, ...past].some(({ election }) => election.example)}
    >
      <PageHead title={title} lead={lead} />
      <p class="note">
        <a href={`${reader.to('/reglas')}#elections`}>{reader.t('elections.list.rules')}</a>
      </p>
      {mayConvene && (
        <section>
          <h2>{reader.t('elections.list.preparing')}</h2>
          {preparing.length > 0 && list(preparing, true)}
          <ButtonLink href={reader.to('/elecciones/nueva')}>{reader.t('elections.list.new')}</ButtonLink>
        </section>
      )}
      <section>
        <h2>{reader.t('elections.list.open')}</h2>
        {open.length === 0 ? (
          <EmptyState
            title={reader.t('elections.list.none')}
            action={{ label: reader.t('elections.list.mesas'), href: reader.to('/mesas') }}
          >
            {reader.t('elections.list.none-text')}
          </EmptyState>
        ) : (
          list(votingFirst(open))
        )}
      </section>
      {past.length > 0 && (
        <section>
          <h2>{reader.t('elections.list.past')}</h2>
          {list(past)}
        </section>
      )}
    </Layout>
  );
}

/** What is voted on now before everything else. */
const votingFirst = (elections: readonly ListedStage[]): readonly ListedStage[] => [
  ...elections.filter(({ stage }) => stage === 'voting'),
  ...elections.filter(({ stage }) => stage !== 'voting'),
];

type ListProps = { reader: Reader; charter: Charter; elections: readonly ListedStage[]; managed: boolean };

const List = ({ reader, charter, elections, managed }: ListProps) => (
  <ul class="rows">
    {elections.map(({ election, stage }) => (
      <li>
        <h3>
          <a href={reader.to(managed ? managePath(election) : electionPath(election))}>
            {bodyTitle(reader, charter, election.body)}
          </a>{' '}
          {election.example && <ExampleMark reader={reader} />}
        </h3>
        <p>
          {contestTitle(reader, charter, election)} {yearOf(election)} ·{' '}
          <strong>{reader.t(`elections.stage.${stage}`)}</strong>
        </p>
        <Next reader={reader} charter={charter} election={election} stage={stage} />
      </li>
    ))}
  </ul>
);

/** When it is over, where the calendar says so. */
function Next({ reader, charter, election, stage }: ListedStage & { reader: Reader; charter: Charter }) {
  const deadline = deadlineOf(stage);
  return deadline ? (
    <p>
      {reader.t(`elections.moment.${deadline}`)}:{' '}
      <MomentText reader={reader} charter={charter} at={election.calendar[deadline]} />
    </p>
  ) : null;
}
