import type { Reader } from '../../platform/reader.ts';
import { TaskList } from '../../ui/components/TaskList.tsx';
import { candidacyStanding, candidacyState } from '../rules/candidacy.ts';
import type { Objection } from '../store/candidacies.ts';
import type { Candidacy, Election, Stage } from '../types.ts';
import { reviewPath } from './ManagedElection.tsx';

type Props = {
  reader: Reader;
  election: Election;
  stage: Stage;
  candidacies: readonly Candidacy[];
  objections: readonly Objection[];
  mayOversee: boolean;
};

/** The candidacies of an election for those who run it: first what waits for a decision or an answer. */
export function WaitingCandidacies({ reader, election, stage, candidacies, objections, mayOversee }: Props) {
  const open = objections.filter(({ answer }) => answer === null);
  const undecided = candidacies.filter((one) => candidacyState(one) === 'accepted');
  const tasks = [
    ...undecided.map((one) => ({
      title: reader.t('elections.candidates.decide', { candidate: one.name }),
      href: reader.to(reviewPath(election, one.id)),
      action: reader.t('site.task.decide'),
    })),
    ...open.map((one) => ({
      title: reader.t('elections.object.waits', { candidate: one.candidate }),
      href: reader.to(reviewPath(election, one.candidacyId)),
      action: reader.t('elections.object.answer'),
    })),
  ];
  return (
    <section>
      <h2>{reader.t('elections.candidates.title')}</h2>
      {tasks.length > 0 && mayOversee && election.listedAt === null && (
        <TaskList reader={reader} level={3} tasks={tasks} />
      )}
      {candidacies.length === 0 && <p>{reader.t('elections.candidates.none')}</p>}
      <ul class="rows">
        {candidacies.map((one) => (
          <li>
            <h3>
              <a href={reader.to(reviewPath(election, one.id))}>
                <bdi>{one.name}</bdi>
              </a>
            </h3>
            <p>
              <bdi>{one.organizationName}</bdi> · {reader.t(`elections.state.${candidacyStanding(stage, one)}`)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
