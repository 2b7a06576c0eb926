import { Radios } from '../../ui/components/Choices.tsx';
import { DefinitionList } from '../../ui/components/DefinitionList.tsx';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { sentValue } from '../../ui/components/Field.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { TextArea } from '../../ui/components/TextArea.tsx';
import { isOpenAt, lastWords } from '../rules/agency-round.ts';
import type { Position, Round } from '../types.ts';
import type { AgenciesProps } from './AgenciesPage.tsx';
import { agencyList, agencyTitle, lastDayBefore } from './titles.ts';

type Props = AgenciesProps & { round: Round };

/** The round under way, for the agencies: who is proposed, what each says, objections and their answers. */
export function OpenRound(props: Props) {
  const { reader, charter, agency, round, at } = props;
  const words = lastWords(round.positions);
  const isOpen = isOpenAt(round, at);
  const proposed = round.proposals.filter(({ place }) => place <= round.seats);
  const others = round.proposals.filter(({ place }) => place > round.seats).map((one) => one.agency);
  const silent = charter.workingGroup.agencies.filter((key) => !words.some((word) => word.agency === key));
  const consenting = words.filter(({ stance }) => stance === 'consent').map((word) => word.agency);
  const list = (keys: readonly string[]): string => (keys.length > 0 ? agencyList(reader, charter, keys) : '—');
  return (
    <section id="ronda">
      <h2>{reader.t('liaison.rounds.current')}</h2>
      <DefinitionList
        items={[
          {
            term: reader.t('liaison.rounds.proposed', { n: round.seats }),
            value: proposed
              .map(({ agency: key, offer, stands }) => {
                const said = `${agencyTitle(reader, charter, key)} (${offer.name})`;
                return stands ? said : reader.t('liaison.rounds.left', { agency: said });
              })
              .join(' · '),
          },
          ...(others.length > 0 ? [{ term: reader.t('liaison.rounds.others'), value: list(others) }] : []),
          { term: reader.t('liaison.rounds.until'), value: lastDayBefore(reader, charter, round.closesAt) },
          { term: reader.t('liaison.rounds.consent'), value: list(consenting) },
          { term: reader.t('liaison.rounds.silent'), value: list(silent) },
        ]}
      />
      <p>{reader.t(isOpen ? 'liaison.rounds.rule' : 'liaison.rounds.closing')}</p>
      {words
        .filter(({ stance }) => stance === 'object')
        .map((objection) => (
          <Objection {...props} objection={objection} isOpen={isOpen} />
        ))}
      {isOpen && agency !== null && <PositionForm {...props} agency={agency} />}
    </section>
  );
}

function Objection({ reader, charter, agency, objection, isOpen, forms, once }: Props & ObjectionProps) {
  const who = agencyTitle(reader, charter, objection.agency);
  const sent = sentValue(forms.answer, 'position') === objection.id;
  const form = sent ? forms.answer : { values: {}, reasons: [] };
  return (
    <article class="thread">
      <h3>{reader.t('liaison.objection', { agency: who })}</h3>
      <p class="said">{objection.reason}</p>
      {objection.answers.map((answer) => (
        <>
          <h4>{reader.t('liaison.answer', { agency: agencyTitle(reader, charter, answer.agency) })}</h4>
          <p>{answer.text}</p>
        </>
      ))}
      {isOpen && agency !== null && (
        <Disclosure summary={reader.t('liaison.answer.open', { agency: who })} open={sent}>
          <Form
            reader={reader}
            action={reader.to('/mesa-de-vinculacion/agencias/respuesta')}
            submit={reader.t('liaison.answer.submit')}
            once={sentValue(form, 'once', once)}
            keep={`round-answer-${objection.id}`}
            again={sent}
          >
            <input type="hidden" name="position" value={objection.id} />
            <TextArea
              reader={reader}
              form={form}
              name="text"
              id={`answer-${objection.id}`}
              label={reader.t('liaison.answer.text')}
              hint={reader.t('liaison.answer.hint', { agency: who })}
            />
          </Form>
        </Disclosure>
      )}
    </article>
  );
}

type ObjectionProps = { objection: Position; isOpen: boolean };

function PositionForm({ reader, charter, round, forms, agency }: Props & { agency: string }) {
  const own = lastWords(round.positions).find((word) => word.agency === agency);
  return (
    <>
      <h3>{reader.t('liaison.position.title', { agency: agencyTitle(reader, charter, agency) })}</h3>
      <Form
        reader={reader}
        action={reader.to('/mesa-de-vinculacion/agencias/postura')}
        submit={reader.t('liaison.position.submit')}
        keep={`round-position-${round.id}`}
        again={forms.position.reasons.length > 0}
      >
        <input type="hidden" name="round" value={round.id} />
        <Radios
          reader={reader}
          form={forms.position}
          name="stance"
          label={reader.t('liaison.position.stance')}
          value={own?.stance}
          options={(['consent', 'object'] as const).map((value) => ({
            value,
            label: reader.t(`liaison.position.${value}`),
          }))}
        />
        <TextArea
          reader={reader}
          form={forms.position}
          name="reason"
          label={reader.t('liaison.position.reason')}
          hint={reader.t('liaison.position.reason-hint')}
          value={own?.reason ?? undefined}
          optional
        />
      </Form>
    </>
  );
}
