import { officeTitle } from '../../mandates/pages/body-title.ts';
import type { Reason, Result } from '../../platform/result.ts';
import { ErrorSummary } from '../../ui/components/ErrorSummary.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { TaskList } from '../../ui/components/TaskList.tsx';
import type { Vacancy } from '../collect-vacancies.ts';
import type { Complaint } from '../store/complaints.ts';
import type { Stage } from '../types.ts';
import { ElectionFrame, type FrameProps } from './ElectionFrame.tsx';
import { electionPath } from './ManagedElection.tsx';
import { homeMoment } from './words.ts';

export const scrutinyDone = ['reminded', 'closed', 'extended', 'decided', 'proposed', 'proclaimed', 'filled'] as const;
export type ScrutinyDone = (typeof scrutinyDone)[number];

type Props = FrameProps & {
  stage: Stage;
  entitled: number;
  /** How many have voted, where it may be said. */
  voted: number | null;
  quorum: number;
  reminding: Result<null>;
  closing: Result<null>;
  proclaiming: Result<null>;
  complaints: readonly Complaint[];
  vacancies: readonly Vacancy[];
  mayConvene: boolean;
  /** What was refused of an act on this page. */
  refused: readonly Reason[];
  done: ScrutinyDone | null;
};

/** Where overseers see a vote through: reminders, close, complaints, proclamation, vacancies. */
export function ScrutinyPage(props: Props) {
  const { reader, charter, election, stage, entitled, voted, quorum, refused, done } = props;
  const { t } = reader;
  const turnout = election.closed?.voted ?? voted;
  const isSeparated = election.secrecy === 'separated';
  return (
    <ElectionFrame
      {...{ reader, charter, election }}
      title={t('ballots.scrutiny.title')}
      lead={t('ballots.scrutiny.lead')}
      failed={refused.length > 0}
      own
      done={done && `ballots.scrutiny.done.${done}`}
    >
      <ErrorSummary reader={reader} form={{ reasons: refused }} />
      {(isSeparated || election.closed) && (
        <section>
          <h2>{t('ballots.scrutiny.turnout')}</h2>
          <p>
            {turnout === null
              ? t('ballots.scrutiny.turnout.hidden', { least: charter.report.smallCellThreshold, entitled })
              : t('ballots.scrutiny.turnout.text', { voted: turnout, entitled })}
          </p>
          <p>{t('ballots.scrutiny.quorum', { quorum })}</p>
        </section>
      )}
      {stage === 'voting' && isSeparated && <Reminding {...props} />}
      {(stage === 'voting' || stage === 'closing') && isSeparated && <Closing {...props} />}
      {props.complaints.length > 0 && <Complaints {...props} />}
      {(stage === 'complaints' || stage === 'proclaiming') && <Proclaiming {...props} />}
      {props.vacancies.length > 0 && <Vacancies {...props} />}
      {election.closed && (
        <p>
          <a href={reader.to(`${electionPath(election)}/resultado`)}>{t('ballots.vote.to-result')}</a>
        </p>
      )}
    </ElectionFrame>
  );
}

export const scrutinyPath = (election: { readonly slug: string }): string => `${electionPath(election)}/escrutinio`;

function Reminding({ reader, election, reminding }: Props) {
  const { t } = reader;
  return (
    <section>
      <h2>{t('ballots.scrutiny.remind')}</h2>
      <p>{t('ballots.scrutiny.remind.text')}</p>
      {reminding.ok ? (
        <Form
          reader={reader}
          action={reader.to(`${scrutinyPath(election)}/recordatorio`)}
          submit={t('ballots.scrutiny.remind.submit')}
        />
      ) : (
        <Against reader={reader} reasons={reminding.reasons} />
      )}
    </section>
  );
}

function Closing({ reader, charter, election, closing }: Props) {
  const { t } = reader;
  return (
    <section>
      <h2>{t('ballots.scrutiny.close')}</h2>
      <p>{t('ballots.scrutiny.close.text', { until: homeMoment(reader, charter, election.calendar.votingUntil) })}</p>
      {closing.ok && (
        <Form
          reader={reader}
          action={reader.to(`${scrutinyPath(election)}/cierre`)}
          submit={t('ballots.scrutiny.close.submit')}
        />
      )}
    </section>
  );
}

function Complaints({ reader, election, complaints }: Props) {
  const { t } = reader;
  const open = complaints.filter(({ decision }) => decision === null);
  const pathOf = (id: string) => reader.to(`${scrutinyPath(election)}/reclamaciones/${id}`);
  return (
    <section>
      <h2>{t('ballots.complaints.title')}</h2>
      {open.length > 0 && (
        <TaskList
          reader={reader}
          level={3}
          tasks={open.map(({ id, ground, proposal }) => ({
            title: t(`ballots.ground.${ground}`),
            detail: t(proposal ? 'ballots.complaints.proposed' : 'ballots.complaints.waiting'),
            href: pathOf(id),
            action: t('site.task.decide'),
          }))}
        />
      )}
      <ul class="rows">
        {complaints.map(
          ({ id, ground, decision }) =>
            decision && (
              <li>
                <p>
                  <a href={pathOf(id)}>{t(`ballots.ground.${ground}`)}</a>
                </p>
                <p>{t(`ballots.complaints.${decision.outcome}`)}</p>
              </li>
            ),
        )}
      </ul>
    </section>
  );
}

function Proclaiming({ reader, election, proclaiming }: Props) {
  const { t } = reader;
  return (
    <section>
      <h2>{t('ballots.scrutiny.proclaim')}</h2>
      <p>{t('ballots.scrutiny.proclaim.text', { day: reader.date(election.termFrom) })}</p>
      {proclaiming.ok ? (
        <Form
          reader={reader}
          action={reader.to(`${scrutinyPath(election)}/proclamacion`)}
          submit={t('ballots.scrutiny.proclaim.submit')}
        />
      ) : (
        <Against reader={reader} reasons={proclaiming.reasons} />
      )}
    </section>
  );
}

function Vacancies({ reader, charter, election, vacancies, mayConvene }: Props) {
  const { t } = reader;
  return (
    <section id="vacantes">
      <h2>{t('ballots.scrutiny.vacancies')}</h2>
      <p>{t('ballots.scrutiny.vacancies.text')}</p>
      {vacancies.map(({ office, hasSuccessor }) =>
        hasSuccessor ? (
          <Form
            reader={reader}
            action={reader.to(`${scrutinyPath(election)}/vacantes`)}
            submit={t('ballots.scrutiny.vacancies.submit', { office: officeTitle(reader, charter, office) })}
          >
            <input type="hidden" name="office" value={office} />
          </Form>
        ) : (
          <p>
            <strong>{officeTitle(reader, charter, office)}.</strong> {reader.reason({ code: 'vacancy-nobody-left' })}{' '}
            {mayConvene && (
              <a href={reader.to(`/elecciones/nueva?mesa=${election.body}&cargos=1`)}>{t('liaison.vacancies.call')}</a>
            )}
          </p>
        ),
      )}
    </section>
  );
}

const Against = ({ reader, reasons }: { reader: Props['reader']; reasons: readonly Reason[] }) => (
  <p class="note">{reasons.map((reason) => reader.reason(reason)).join(' ')}</p>
);
