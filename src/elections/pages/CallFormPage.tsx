import { homeZone } from '../../charter/rules/home-zone.ts';
import type { Charter } from '../../charter/types.ts';
import { bodyTitle } from '../../mandates/pages/body-title.ts';
import type { Body } from '../../mandates/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { DateTimeField } from '../../ui/components/DateTimeField.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { Select } from '../../ui/components/Select.tsx';
import { TextField } from '../../ui/components/TextField.tsx';
import { textInputs } from '../../ui/components/text-inputs.tsx';
import { type Moments, momentNames } from '../rules/calendar.ts';
import { seatsOf } from '../rules/convening.ts';
import type { Election } from '../types.ts';
import { ManagedElection, managePath } from './ManagedElection.tsx';
import { homeCity } from './words.ts';

type Props = { reader: Reader; charter: Charter; form: FormState };

/** Begins to prepare an election. */
export function NewElectionPage({
  reader,
  charter,
  form,
  once,
  bodies,
  proposed,
  body,
  seats,
}: Props & { once: string; bodies: readonly Body[]; proposed: Moments; body: Body | null; seats: number | null }) {
  const title = reader.t('elections.call.new');
  const { contests } = charter.elections;
  return (
    <Layout reader={reader} title={title} robots="noindex" failed={form.reasons.length > 0} enhance>
      <Breadcrumb reader={reader} trail={[{ label: reader.t('ui.nav.elections'), href: reader.to('/elecciones') }]} />
      <PageHead title={title} lead={reader.t('elections.call.lead')} />
      <Form
        reader={reader}
        action={reader.to('/elecciones/nueva')}
        reasons={form.reasons}
        submit={reader.t('elections.call.submit')}
        once={once}
        keep="election-new"
      >
        <Select
          reader={reader}
          form={form}
          name="body"
          label={reader.t('elections.call.body')}
          options={bodies.map((one) => ({ value: one, label: bodyTitle(reader, charter, one) }))}
          value={body ?? undefined}
        />
        <Select
          reader={reader}
          form={form}
          name="contest"
          label={reader.t('elections.call.contest')}
          options={contests.map(({ key, title: name }) => ({ value: key, label: reader.text(name) }))}
        />
        {callFields({ reader, charter, form }, null, proposed, seats ?? seatsOf(contests[0]))}
      </Form>
    </Layout>
  );
}

/** Changes what is prepared and not announced yet. */
export function PreparedPage({ reader, charter, form, election }: Props & { election: Election }) {
  return (
    <ManagedElection
      reader={reader}
      charter={charter}
      election={election}
      title={reader.t('elections.call.data')}
      failed={form.reasons.length > 0}
      managed
    >
      <Form
        reader={reader}
        action={reader.to(`${managePath(election)}/datos`)}
        reasons={form.reasons}
        submit={reader.t('elections.call.save')}
        keep={`election-${election.id}`}
      >
        {callFields({ reader, charter, form }, election, election.calendar, election.seats)}
      </Form>
    </ManagedElection>
  );
}

/** Changes the calendar of an announced election. */
export function CalendarPage({ reader, charter, form, election }: Props & { election: Election }) {
  return (
    <ManagedElection
      reader={reader}
      charter={charter}
      election={election}
      title={reader.t('elections.calendar.change')}
      lead={reader.t('elections.calendar.change-text')}
      failed={form.reasons.length > 0}
      managed
    >
      <Form
        reader={reader}
        action={reader.to(`${managePath(election)}/calendario`)}
        reasons={form.reasons}
        submit={reader.t('elections.call.save')}
      >
        {momentInputs({ reader, charter, form }, election.calendar)}
      </Form>
    </ManagedElection>
  );
}

/** Called, not rendered: the form finds the fields' labels for its error summary. */
function callFields({ reader, charter, form }: Props, election: Election | null, moments: Moments, seats: number) {
  const { languages } = charter;
  const proposedTerm = moments.complaintsUntil.toZonedDateTimeISO(homeZone(charter)).toPlainDate().add({ days: 3 });
  return [
    <TextField
      reader={reader}
      form={form}
      name="seats"
      label={reader.t('elections.call.seats')}
      hint={reader.t('elections.call.seats-hint')}
      inputmode="numeric"
      expects="code"
      value={`${election?.seats ?? seats}`}
    />,
    ...momentInputs({ reader, charter, form }, moments),
    <DateTimeField
      reader={reader}
      form={form}
      name="termFrom"
      kind="date"
      label={reader.t('elections.call.term')}
      hint={reader.t('elections.call.term-hint')}
      value={(election?.termFrom ?? proposedTerm).toString()}
    />,
    ...textInputs({
      reader,
      form,
      languages,
      name: 'note',
      label: reader.t('elections.call.note'),
      hint: reader.t('elections.call.note-hint'),
      needed: 'none',
      texts: election?.note ?? null,
      rows: 3,
    }),
  ];
}

function momentInputs({ reader, charter, form }: Props, moments: Moments) {
  const { days } = charter.elections;
  const city = homeCity(reader, charter);
  const least = {
    candidaciesUntil: days.candidacies,
    objectionsUntil: days.objections,
    votingFrom: 0,
    votingUntil: days.voting,
    complaintsUntil: days.complaints,
  };
  return momentNames.map((name) => (
    <DateTimeField
      reader={reader}
      form={form}
      name={name}
      label={reader.t(`elections.moment.${name}`)}
      hint={
        least[name] > 0
          ? reader.t('elections.moment.least', { days: least[name], city })
          : reader.t('elections.moment.between', { city })
      }
      value={moments[name].toZonedDateTimeISO(homeZone(charter)).toPlainDateTime().toString({ smallestUnit: 'minute' })}
    />
  ));
}
