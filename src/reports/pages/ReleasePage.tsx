import type { Charter } from '../../charter/types.ts';
import { dayOf } from '../../dialogues/pages/titles.ts';
import type { Dialogue } from '../../dialogues/types.ts';
import type { Language, Reader } from '../../platform/reader.ts';
import type { Reason } from '../../platform/result.ts';
import { EmptyState } from '../../ui/components/EmptyState.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { languageTitle } from '../../ui/navigation.ts';
import type { Draft } from '../review-draft.ts';
import { isSame } from '../rules/edition.ts';
import type { Omission } from '../rules/omissions.ts';
import { standingReleases } from '../rules/release.ts';
import type { StoredRelease } from '../store/releases.ts';
import { DraftSteps } from './DraftSteps.tsx';
import { Omissions } from './Omissions.tsx';
import { type DoneCode, WorkPage, workPath } from './WorkPage.tsx';
import { officeLine } from './words.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  dialogue: Dialogue;
  draft: Draft;
  omitted: readonly Omission[];
  /** What speaks against a release by this person now; empty where nothing does. */
  against: readonly Reason[];
  /** What was refused of an act. */
  refused: readonly Reason[];
  /** Released, and waiting to be published. */
  mayPublish: boolean;
  once: string;
  done: DoneCode | null;
};

/** The last look before a report is public: the whole, what is still open, and the release. */
export function ReleasePage(props: Props) {
  const { reader, dialogue, draft, omitted, refused, done, mayPublish } = props;
  const { content, last } = draft;
  return (
    <WorkPage
      reader={reader}
      dialogue={dialogue}
      title={reader.t('reports.release.title')}
      lead={reader.t('reports.release.lead', { releases: draft.release.releasesNeeded })}
      done={done}
      failed={refused.length > 0}
      wide
    >
      <DraftSteps reader={reader} dialogue={dialogue} draft={draft} />
      {last && isSame(content, last.content) ? (
        <EmptyState
          title={reader.t('reports.work.published', { edition: last.edition })}
          action={{ label: reader.t('reports.work.read'), href: reader.to(`/informes/${last.slug}`) }}
        >
          <p>{reader.t('reports.work.next-edition', { edition: content.edition })}</p>
        </EmptyState>
      ) : (
        <>
          <Previews {...props} />
          <Given {...props} />
          <Omissions reader={reader} dialogue={dialogue} omissions={omitted} />
          {mayPublish ? <Publish {...props} /> : <Release {...props} />}
        </>
      )}
    </WorkPage>
  );
}

/** As it will be published: page and document, in every language. */
function Previews({ reader, charter, dialogue }: Props) {
  const address = (language: Language) => `/${language}${workPath(dialogue)}/vista`;
  return (
    <section>
      <h2>{reader.t('reports.release.read')}</h2>
      <p>{reader.t('reports.release.read.text')}</p>
      <ul class="rows">
        {charter.languages.map((language) => (
          <li>
            <p>
              <a href={address(language)} hreflang={language}>
                {reader.t('reports.release.page', { language: languageTitle(reader, language) })}
              </a>
            </p>
            <p>
              <a href={`${address(language)}/pdf`} hreflang={language} type="application/pdf">
                {reader.t('reports.release.document', { language: languageTitle(reader, language) })}
              </a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who released this wording, and which releases an edit has voided. */
function Given({ reader, charter, draft: { releases, release, last } }: Props) {
  const standing = standingReleases(releases, release.digest);
  const ofThisEdition = releases.filter(({ at }) => last === null || Temporal.Instant.compare(at, last.at) > 0);
  const voided = ofThisEdition.filter(({ digest }) => digest !== release.digest).length;
  const line = ({ name, office, body, at }: StoredRelease) =>
    `${name}, ${officeLine(reader, charter, office, body)}, ${dayOf(reader, charter, at)}`;
  return (
    <section>
      <h2>{reader.t('reports.release.given', { given: standing.length, needed: release.releasesNeeded })}</h2>
      {standing.length > 0 && (
        <ul class="bullets">
          {standing.map((one) => (
            <li>{line(one)}</li>
          ))}
        </ul>
      )}
      {voided > 0 && <p class="note">{reader.t('reports.release.voided', { count: voided })}</p>}
      <p class="note">
        {reader.t('reports.release.digest')} <code>{release.digest}</code>
      </p>
    </section>
  );
}

function Release({ reader, dialogue, draft, against, refused, once }: Props) {
  const action = `${reader.to(workPath(dialogue))}/liberacion`;
  const given = standingReleases(draft.releases, draft.release.digest).length;
  const missing = draft.release.releasesNeeded - given;
  if (against.every(({ code }) => code === 'release-already-yours') && against.length > 0 && refused.length === 0) {
    return (
      <section>
        <h2>{reader.t('reports.release.yours')}</h2>
        <p>{reader.t('reports.release.waiting', { others: missing })}</p>
      </section>
    );
  }
  return (
    <section>
      <h2>{reader.t('reports.release.yours')}</h2>
      {against.length > 0 && refused.length === 0 && (
        <Notice reader={reader} kind="attention" title={reader.t('reports.release.not-yet', { count: against.length })}>
          <Reasons {...{ reader, dialogue, reasons: against }} />
        </Notice>
      )}
      {(against.length === 0 || refused.length > 0) && (
        <Form reader={reader} action={action} submit={reader.t('reports.release.submit')} once={once} reasons={refused}>
          <input type="hidden" name="seen" value={draft.release.digest} />
          <p>{reader.t('reports.release.statement', { others: missing - 1 })}</p>
        </Form>
      )}
    </section>
  );
}

/** Every reason, each with the place where it is put right. */
function Reasons({ reader, dialogue, reasons }: { reader: Reader; dialogue: Dialogue; reasons: readonly Reason[] }) {
  const base = reader.to(workPath(dialogue));
  const places: Readonly<Record<string, string>> = {
    'release-texts-missing': `${base}#por-traducir`,
    'release-names-open': `${base}/nombres`,
    'release-empty': base,
    'edition-correction-missing': `${base}/titulo`,
    'edition-nothing-new': base,
  };
  return (
    <ul class="bullets">
      {reasons.map((reason) => {
        const href = places[reason.code];
        return <li>{href ? <a href={href}>{reader.reason(reason)}</a> : reader.reason(reason)}</li>;
      })}
    </ul>
  );
}

/** Released by all whom the charter asks for, but not published: what stood in the way can be tried again. */
function Publish({ reader, dialogue, refused }: Props) {
  return (
    <section>
      <h2>{reader.t('reports.publish.title')}</h2>
      <p>{reader.t('reports.publish.text')}</p>
      <Form
        reader={reader}
        action={`${reader.to(workPath(dialogue))}/publicacion`}
        submit={reader.t('reports.publish.submit')}
        reasons={refused}
      />
    </section>
  );
}
