import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { Chart } from '../../ui/components/Chart.tsx';
import type { CountResult } from '../counting/outcome.ts';
import { vote } from '../counting/units.ts';
import type { CountFile } from '../rules/count-file.ts';
import { fortuneOf } from '../rules/explain.ts';
import { exactVotes, votesText } from './ballot-words.ts';

export type CountProps = { reader: Reader; charter: Charter; file: CountFile; result: CountResult };

/** Each candidate's votes from stage to stage, as columns; the line is the quota. */
export function StageBars({ reader, file, result }: CountProps) {
  const { t } = reader;
  const { stages, quota, winners } = result;
  const last = stages.length - 1;
  const most = Math.max(quota * vote, ...stages.flatMap(({ totals }) => totals));
  const order = file.candidates
    .map((_, candidate) => candidate)
    .filter((candidate) => !file.withdrawn.includes(candidate))
    .sort((one, other) => rank(winners, one) - rank(winners, other) || one - other);
  const totalOf = (stage: number, candidate: number) => stages[stage]?.totals[candidate] ?? 0;
  const numbers = stages.map((_, index) => index + 1);
  return (
    <Chart
      reader={reader}
      class="bars stages"
      title={t('ballots.result.chart')}
      note={t('ballots.result.chart.note', { quota, stages: stages.length })}
      columns={[
        { label: t('ballots.result.candidate') },
        ...numbers.map((n) => ({ label: t('ballots.result.stage', { n }), numeric: true })),
      ]}
      rows={[
        ...order.map((candidate) => [
          file.candidates[candidate] ?? '',
          ...numbers.map((n) => exactVotes(reader, totalOf(n - 1, candidate))),
        ]),
        [t('ballots.result.not-transferable'), ...stages.map((stage) => exactVotes(reader, stage.nonTransferable))],
      ]}
    >
      <div class="plot">
        {order.map((candidate) => (
          <>
            <span class="label">{file.candidates[candidate]}</span>
            <svg
              class={winners.includes(candidate) ? undefined : 'rest'}
              viewBox={`0 0 ${stages.length * 10} 100`}
              preserveAspectRatio="none"
              role="img"
              aria-label={numbers
                .map((n) => `${t('ballots.result.stage', { n })}: ${votesText(reader, totalOf(n - 1, candidate))}`)
                .join(', ')}
            >
              {numbers.map((n) => {
                const height = Math.round((totalOf(n - 1, candidate) / most) * 1000) / 10;
                return <rect x={(n - 1) * 10 + 1} y={100 - height} width="8" height={height} />;
              })}
              <line x1="0" x2={stages.length * 10} y1={quotaAt(quota, most)} y2={quotaAt(quota, most)} />
            </svg>
            <span class="value">
              {t(`ballots.fortune.${fortuneOf(result, file.withdrawn, candidate)}`)}
              <span class="unseen"> {votesText(reader, totalOf(last, candidate))}</span>
            </span>
          </>
        ))}
      </div>
    </Chart>
  );
}

const quotaAt = (quota: number, most: number): number => Math.round((1 - (quota * vote) / most) * 1000) / 10;

const rank = (winners: readonly number[], candidate: number): number => {
  const at = winners.indexOf(candidate);
  return at < 0 ? winners.length : at;
};
