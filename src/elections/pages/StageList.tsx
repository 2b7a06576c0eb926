import { explainStages, type Saying } from '../rules/explain.ts';
import { becauseText, doomText, votesText } from './ballot-words.ts';
import type { CountProps } from './StageBars.tsx';

/** The count told stage by stage: what happened, why, and who was elected. */
export function StageList(props: CountProps) {
  const { reader, file, result } = props;
  return (
    <ol class="count">
      {explainStages(result, file.constraints).map((sayings, index) => (
        <li id={`ronda-${index + 1}`}>
          <h3>{reader.t('ballots.result.stage', { n: index + 1 })}</h3>
          {sayings
            .filter(({ say }) => !isMovement(say))
            .map((saying) => (
              <p class={saying.say === 'elected' ? 'won' : undefined}>{sentenceOf(props, saying)}</p>
            ))}
          <Movements {...props} sayings={sayings} />
        </li>
      ))}
    </ol>
  );
}

const isMovement = (say: Saying['say']): boolean => say === 'moved' || say === 'not-transferable' || say === 'lost';

function Movements({ sayings, ...props }: CountProps & { sayings: readonly Saying[] }) {
  const movements = sayings.filter(({ say }) => isMovement(say));
  if (movements.length === 0) return null;
  return (
    <ul class="bullets">
      {movements.map((saying) => (
        <li>{sentenceOf(props, saying)}</li>
      ))}
    </ul>
  );
}

function sentenceOf({ reader, charter, file, result }: CountProps, saying: Saying): string {
  const { t } = reader;
  const name = (candidate: number): string => file.candidates[candidate] ?? '';
  const names = (candidates: readonly number[]): string =>
    reader.list(candidates.map(name).sort((one, other) => one.localeCompare(other, reader.locale)));
  switch (saying.say) {
    case 'first-preferences':
      return t('ballots.explain.first-preferences', { valid: result.valid });
    case 'surplus':
      return t('ballots.explain.surplus', { name: name(saying.candidate), votes: votesText(reader, saying.votes) });
    case 'exclusion':
      return t('ballots.explain.exclusion', { name: name(saying.candidate), votes: votesText(reader, saying.votes) });
    case 'exclusion-doomed':
      return t('ballots.explain.exclusion-doomed', {
        name: name(saying.candidate),
        because: doomText(reader, charter, names, saying),
      });
    case 'tie':
      return saying.tie.by === 'lot'
        ? t(`ballots.explain.lot.${saying.tie.kind}`, {
            names: names(saying.tie.drawnBetween),
            name: name(saying.tie.chosen),
          })
        : t(`ballots.explain.look-back.${saying.tie.kind}`, {
            names: names(saying.tie.between),
            name: name(saying.tie.chosen),
            stage: saying.tie.stage,
          });
    case 'moved':
      return t('ballots.explain.moved', {
        name: name(saying.candidate),
        papers: saying.papers,
        votes: votesText(reader, saying.votes),
      });
    case 'not-transferable':
      return t('ballots.explain.not-transferable', { papers: saying.papers, votes: votesText(reader, saying.votes) });
    case 'lost':
      return t('ballots.explain.lost', { units: saying.votes });
    case 'elected':
      return t(`ballots.explain.elected.${saying.by}`, { name: name(saying.candidate) });
    case 'doomed':
      return t('ballots.explain.doomed', {
        name: name(saying.candidate),
        because: doomText(reader, charter, names, saying),
      });
    case 'guarded':
      return t('ballots.explain.guarded', {
        name: name(saying.candidate),
        because: becauseText(reader, charter, saying.because),
      });
  }
}
