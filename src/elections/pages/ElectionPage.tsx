import type { Child } from 'hono/jsx';
import type { Charter } from '../../charter/types.ts';
import { bodyTitle } from '../../mandates/pages/body-title.ts';
import type { MessageKey } from '../../platform/messages.ts';
import type { Reader } from '../../platform/reader.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { DataTable } from '../../ui/components/DataTable.tsx';
import { DefinitionList } from '../../ui/components/DefinitionList.tsx';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { fillsRest } from '../rules/by-election.ts';
import { yearOf } from '../rules/convening.ts';
import type { Shown } from '../rules/shown.ts';
import { mayNameVoter } from '../rules/voters.ts';
import type { MemberOrganization } from '../store/members.ts';
import type { Candidacy, Election, PublishedList, Stage } from '../types.ts';
import { CalendarLine, NextDeadline } from './CalendarLine.tsx';
import { electionPath, managePath } from './ManagedElection.tsx';
import { RulesOfCount } from './RulesOfCount.tsx';
import { Unnamed } from './Unnamed.tsx';
import { contestTitle, electionTitle, officeTitles } from './words.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  election: Election;
  stage: Stage;
  /** What is frozen; null before the list is published. */
  list: PublishedList | null;
  /** Admitted and not withdrawn, before the list is published. */
  admitted: readonly Candidacy[];
  /** How many accepted and wait for a decision. */
  waiting: number;
  /** The frozen roll, before that who would be on it today: as the reader may see it. */
  roll: Shown<PublishedList['roll'][number]>;
  /** Organizations the reader speaks for that are members of the body. */
  speaksFor: readonly MemberOrganization[];
  /** Speaks for a member, or may yet sign in as somebody who does. */
  mayPropose: boolean;
  mayManage: boolean;
  done: MessageKey | null;
  /** What the stage asks for: voting, results. */
  children?: Child;
};

/** An election for everyone: what is elected, by whom, when, how it is counted, who stands, who may vote. */
export function ElectionPage(props: Props) {
  const { reader, charter, election, stage, done } = props;
  const title = electionTitle(reader, charter, election);
  const lead = reader.t('elections.page.lead', {
    seats: election.seats,
    offices: officeTitles(reader, charter, election),
  });
  return (
    <Layout reader={reader} title={title} description={lead} example={election.example} enhance>
      <Breadcrumb reader={reader} trail={[{ label: reader.t('ui.nav.elections'), href: reader.to('/elecciones') }]} />
      <PageHead
        kicker={bodyTitle(reader, charter, election.body)}
        title={`${contestTitle(reader, charter, election)} ${yearOf(election)}`}
        lead={lead}
      />
      {done && (
        <Notice reader={reader} kind="done">
          <p>{reader.t(done)}</p>
        </Notice>
      )}
      <Standing {...props} />
      {fillsRest(election) && <p>{reader.t('elections.page.rest')}</p>}
      <Actions {...props} />
      {props.children}
      <NextDeadline reader={reader} charter={charter} election={election} stage={stage} />
      {election.note && <p>{reader.text(election.note)}</p>}
      <CalendarLine reader={reader} charter={charter} election={election} stage={stage} />
      <Candidates {...props} />
      <RulesOfCount
        reader={reader}
        charter={charter}
        election={election}
        bounds={props.list?.bounds ?? []}
        relaxed={props.list?.relaxed ?? []}
      />
      <Roll {...props} />
      <Documents {...props} />
    </Layout>
  );
}

function Standing({ reader, election, stage }: Props) {
  if (election.cancelled) {
    return (
      <Notice reader={reader} kind="attention" title={reader.t('elections.stage.cancelled')}>
        <p>{reader.text(election.cancelled.reason)}</p>
      </Notice>
    );
  }
  return (
    <p>
      <strong>{reader.t(`elections.stage.${stage}`)}.</strong> {reader.t(`elections.now.${stage}`)}
    </p>
  );
}

function Actions({ reader, election, stage, speaksFor, mayPropose, mayManage }: Props) {
  return (
    <div class="actions">
      {stage === 'candidacies' &&
        (mayPropose ? (
          <ButtonLink href={reader.to(`${electionPath(election)}/proponer`)}>
            {reader.t('elections.propose.title')}
          </ButtonLink>
        ) : (
          <p>{reader.t('elections.propose.by-members')}</p>
        ))}
      {mayNameVoter(stage) &&
        speaksFor.map(({ slug, name }) => (
          <ButtonLink look="quiet" href={reader.to(`${electionPath(election)}/voto/${slug}`)}>
            {reader.t('elections.voter.link', { organization: name })}
          </ButtonLink>
        ))}
      {mayManage && (
        <ButtonLink look="quiet" href={reader.to(managePath(election))}>
          {reader.t('elections.manage.title')}
        </ButtonLink>
      )}
    </div>
  );
}

function Candidates({ reader, election, list, admitted, waiting }: Props) {
  const people = list
    ? list.candidates.map((one) => ({ id: one.candidacyId, ...one }))
    : admitted.map((one) => ({ ...one, n: null, gone: false }));
  return (
    <section id="candidaturas">
      <h2>{reader.t('elections.candidates.title')}</h2>
      <p>{reader.t(list ? 'elections.candidates.listed' : 'elections.candidates.before')}</p>
      {people.length > 0 && (
        <ul class="rows">
          {people.map(({ id, n, name, organizationName, gone }) => (
            <li>
              <h3>
                {n !== null && `${n}. `}
                <a href={reader.to(`${electionPath(election)}/candidaturas/${id}`)}>
                  <bdi>{name}</bdi>
                </a>
              </h3>
              <p>
                <bdi>{organizationName}</bdi>
                {gone && ` · ${reader.t('elections.candidates.gone')}`}
              </p>
            </li>
          ))}
        </ul>
      )}
      {people.length === 0 && <p>{reader.t('elections.candidates.none')}</p>}
      {!list && waiting > 0 && <p>{reader.t('elections.candidates.waiting', { n: waiting })}</p>}
    </section>
  );
}

function Roll({ reader, list, roll }: Props) {
  const rows = roll.named.map(({ name, country }) => [<bdi>{name}</bdi>, reader.country(country)]);
  const n = rows.length + roll.unnamed;
  return (
    <section id="padron">
      <h2>{reader.t('elections.roll.title')}</h2>
      <p>{reader.t(list ? 'elections.roll.frozen' : 'elections.roll.today', { n })}</p>
      <p>{reader.t('elections.roll.who')}</p>
      {rows.length > 0 && (
        <Disclosure summary={reader.t('elections.roll.see', { n: rows.length })}>
          <DataTable
            caption={reader.t('elections.roll.title')}
            columns={[
              { label: reader.t('elections.roll.organization') },
              { label: reader.t('elections.roll.country') },
            ]}
            rows={rows}
          />
        </Disclosure>
      )}
      <Unnamed reader={reader} n={roll.unnamed} />
    </section>
  );
}

function Documents({ reader, election, list }: Props) {
  return (
    <section>
      <h2>{reader.t('elections.documents.title')}</h2>
      <DefinitionList
        items={[
          {
            term: reader.t('elections.documents.rules'),
            value: (
              <a href={`${reader.to('/reglas')}#elections`}>
                {reader.t('elections.documents.charter', { version: election.charterVersion })}
              </a>
            ),
          },
          {
            term: reader.t('elections.documents.record'),
            value: <a href={reader.to('/registro')}>{reader.t('elections.documents.record-text')}</a>,
          },
          ...(list
            ? [
                { term: reader.t('elections.documents.digest'), value: <code>{list.digest}</code> },
                { term: reader.t('elections.documents.lots'), value: <code>{list.lotCommitment}</code> },
              ]
            : []),
        ]}
      />
      {list && <p class="note">{reader.t('elections.documents.explained')}</p>}
    </section>
  );
}
