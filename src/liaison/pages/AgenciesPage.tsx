import { homeZone } from '../../charter/rules/home-zone.ts';
import type { Charter } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import type { Result } from '../../platform/result.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { DateTimeField } from '../../ui/components/DateTimeField.tsx';
import { ErrorSummary } from '../../ui/components/ErrorSummary.tsx';
import { sentValue } from '../../ui/components/Field.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import type { Volunteers } from '../collect-volunteers.ts';
import { earliestLastDay, isOpenAt } from '../rules/agency-round.ts';
import type { Round } from '../types.ts';
import { RuleLink, roundText } from './LiaisonPage.tsx';
import { OpenRound } from './OpenRound.tsx';
import { agencyTitle, dayOf } from './titles.ts';
import { VolunteerList } from './VolunteerList.tsx';

/** The page's forms, as they were sent and refused. */
export type AgencyForms = {
  readonly offer: FormState;
  readonly opening: FormState;
  readonly position: FormState;
  readonly answer: FormState;
};

export type AgenciesProps = Volunteers & {
  reader: Reader;
  charter: Charter;
  /** The agency that whoever reads speaks for; null where the mandate does not say. */
  agency: string | null;
  /** Whether the agency may volunteer, and why not. */
  offering: Result<null>;
  /** The last rounds, the latest first. */
  rounds: readonly Round[];
  at: Temporal.Instant;
  forms: AgencyForms;
  once: string;
  done: 'offered' | 'withdrawn' | 'opened' | 'said' | 'answered' | null;
};

/** For those who speak for an agency: volunteering, the round under way, and those that were. */
export function AgenciesPage(props: AgenciesProps) {
  const { reader, charter, agency, rounds, at, forms, done } = props;
  const group = reader.text(charter.workingGroup.acronym);
  const title = reader.t('liaison.agencies.title', { group });
  const [last] = rounds;
  const current = last && last.ended === null ? last : null;
  const past = rounds.filter(({ ended }) => ended !== null);
  return (
    <Layout
      reader={reader}
      title={title}
      current="/mecanismo"
      robots="noindex"
      failed={Object.values(forms).some(({ reasons }) => reasons.length > 0)}
      example={props.candidates.some(({ example }) => example)}
      enhance
    >
      <Breadcrumb
        reader={reader}
        trail={[{ label: reader.text(charter.liaison.title), href: reader.to('/mesa-de-vinculacion') }]}
      />
      <PageHead
        title={title}
        kicker={agency === null ? undefined : agencyTitle(reader, charter, agency)}
        lead={reader.t('liaison.agencies.lead', { group })}
      />
      {done && (
        <Notice reader={reader} kind="done">
          {reader.t(`liaison.done.${done}`)}
        </Notice>
      )}
      {agency === null && (
        <Notice reader={reader} kind="attention" title={reader.t('liaison.agencies.none')}>
          <p>{reader.t('liaison.agencies.none-text')}</p>
        </Notice>
      )}
      <Faults {...props} open={current !== null && isOpenAt(current, at)} />
      {current && <OpenRound {...props} round={current} />}
      <VolunteerList {...props} />
      {!current && <Opening {...props} />}
      {past.length > 0 && (
        <section>
          <h2>{reader.t('liaison.rounds.past')}</h2>
          <ul class="rows">
            {past.map((round) => (
              <li>{roundText(reader, charter, round)}</li>
            ))}
          </ul>
        </section>
      )}
      <RuleLink reader={reader} charter={charter} rule="liaison-agency-round" />
    </Layout>
  );
}

/** Every reason above the forms, of whichever it is: the form may be gone that it was sent with. */
function Faults({ reader, forms, open, agency }: AgenciesProps & { open: boolean }) {
  const shown = { lastDay: !open, stance: open, reason: open, text: open };
  const reasons = Object.values(forms)
    .flatMap((form) => form.reasons)
    .map(({ field, ...reason }) =>
      agency !== null && field && Object.entries(shown).some(([name, is]) => name === field && is)
        ? { ...reason, field }
        : reason,
    );
  const position = sentValue(forms.answer, 'position');
  return (
    <ErrorSummary
      reader={reader}
      form={{ reasons }}
      labels={
        new Map([
          ['lastDay', reader.t('liaison.open.last-day')],
          ['stance', reader.t('liaison.position.stance')],
          ['reason', reader.t('liaison.position.reason')],
          ['text', reader.t('liaison.answer.text')],
        ])
      }
      hrefOf={(field) => (field === 'text' ? `#answer-${position}` : `#field-${field}`)}
    />
  );
}

/** Opens a round, where there are seats to fill and someone volunteers; otherwise says what is missing. */
function Opening({ reader, charter, agency, free, candidates, at, forms, once }: AgenciesProps) {
  const title = <h2>{reader.t('liaison.open.title')}</h2>;
  if (!free) {
    return (
      <section>
        {title}
        <p>{reader.t('liaison.open.no-seat')}</p>
      </section>
    );
  }
  const ready = candidates.some(({ hindrance }) => hindrance === null);
  const first = earliestLastDay(charter.liaison.agencyRound.consentDays, at, homeZone(charter));
  return (
    <section>
      {title}
      <p>
        {free.freeFrom
          ? reader.t('liaison.open.seats-from', { n: free.seats, day: dayOf(reader, charter, free.freeFrom) })
          : reader.t('liaison.open.seats', { n: free.seats })}
      </p>
      {!ready && <p>{reader.t('liaison.open.nobody')}</p>}
      {ready && agency !== null && (
        <Form
          reader={reader}
          action={reader.to('/mesa-de-vinculacion/agencias/ronda')}
          submit={reader.t('liaison.open.submit')}
          once={sentValue(forms.opening, 'once', once)}
        >
          <DateTimeField
            reader={reader}
            form={forms.opening}
            name="lastDay"
            kind="date"
            label={reader.t('liaison.open.last-day')}
            hint={reader.t('liaison.open.last-day-hint', {
              days: charter.liaison.agencyRound.consentDays,
              first: reader.date(first),
            })}
            value={first.toString()}
          />
        </Form>
      )}
    </section>
  );
}
