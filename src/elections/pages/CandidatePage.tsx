import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { candidacyState } from '../rules/candidacy.ts';
import type { Candidacy, Election } from '../types.ts';
import { electionPath } from './ManagedElection.tsx';
import { electionTitle } from './words.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  election: Election;
  candidacy: Candidacy;
  /** While objections are taken. */
  mayObject: boolean;
};

/** A candidate for everyone: where they come from, and their own words on each criterion. */
export function CandidatePage({ reader, charter, election, candidacy, mayObject }: Props) {
  const name = electionTitle(reader, charter, election);
  const state = candidacyState(candidacy);
  const gone = state === 'withdrawn' || state === 'ineligible';
  return (
    <Layout reader={reader} title={`${candidacy.name} · ${name}`} example={election.example} robots="noindex">
      <Breadcrumb
        reader={reader}
        trail={[
          { label: reader.t('ui.nav.elections'), href: reader.to('/elecciones') },
          { label: name, href: reader.to(electionPath(election)) },
        ]}
      />
      <PageHead
        title={candidacy.name}
        kicker={reader.t('elections.candidate.title')}
        lead={reader.t('elections.candidate.from', {
          organization: candidacy.organizationName,
          country: reader.country(candidacy.country),
        })}
      />
      {gone && (
        <Notice reader={reader} kind="attention">
          <p>{reader.t(`elections.candidate.${state}`)}</p>
        </Notice>
      )}
      <Statements reader={reader} charter={charter} candidacy={candidacy} />
      {mayObject && (
        <p>
          <ButtonLink look="quiet" href={reader.to(`${electionPath(election)}/candidaturas/${candidacy.id}/objecion`)}>
            {reader.t('elections.object.title')}
          </ButtonLink>
        </p>
      )}
    </Layout>
  );
}

type StatementsProps = { reader: Reader; charter: Charter; candidacy: Pick<Candidacy, 'statements'> };

/** The candidate's words, criterion by criterion, in the reader's language where there are any. */
export function Statements({ reader, charter, candidacy }: StatementsProps) {
  return (
    <>
      {charter.selectionCriteria.map(({ key, title }) => {
        const texts = Object.fromEntries(
          Object.entries(candidacy.statements).flatMap(([language, of]) => (of[key] ? [[language, of[key]]] : [])),
        );
        const language = reader.languageOf(texts);
        return (
          <section>
            <h2>{sentence(reader.text(title))}</h2>
            {Object.keys(texts).length > 0 ? (
              reader
                .text(texts)
                .split(/\n+/)
                .map((line) => (
                  <p lang={language === reader.language ? undefined : language} dir="auto">
                    {line}
                  </p>
                ))
            ) : (
              <p>{reader.t('elections.candidate.nothing')}</p>
            )}
          </section>
        );
      })}
    </>
  );
}

/** The charter's criteria are written to stand in a sentence. */
export const sentence = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
