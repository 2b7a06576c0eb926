import type { Charter } from '../../charter/types.ts';
import type { Dialogue, Theme } from '../../dialogues/types.ts';
import type { Reader } from '../../platform/reader.ts';
import type { Reason } from '../../platform/result.ts';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { EmptyState } from '../../ui/components/EmptyState.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { languageTitle } from '../../ui/navigation.ts';
import type { Draft } from '../review-draft.ts';
import type { Part } from '../rules/outline.ts';
import { missingLanguages, writtenTexts } from '../rules/report-texts.ts';
import type { Edition } from '../store/releases.ts';
import { DraftSteps } from './DraftSteps.tsx';
import { EarlierEditions } from './EarlierEditions.tsx';
import { type DoneCode, WorkPage, workPath } from './WorkPage.tsx';
import { beginning, foreign } from './words.ts';

/** A part of the report with what is left to do in it. */
type PartLine = {
  readonly part: Part<Theme>;
  readonly items: number;
  /** Notes that no item was written from yet. */
  readonly unused: number;
  readonly missing: number;
  readonly mayEdit: boolean;
};

type Props = {
  reader: Reader;
  charter: Charter;
  dialogue: Dialogue;
  draft: Draft;
  parts: readonly PartLine[];
  mayEditAll: boolean;
  /** Those this person may withhold, the last first. */
  editions: readonly Edition[];
  done: DoneCode | null;
};

/** Where the report stands, and what is left to do. */
export function DraftPage(props: Props) {
  const { reader, charter, dialogue, draft, parts, mayEditAll, done } = props;
  const base = reader.to(workPath(dialogue));
  const kind = reader.text(charter.report.title);
  return (
    <WorkPage
      reader={reader}
      dialogue={dialogue}
      title={kind}
      lead={reader.text(draft.heading.title)}
      top
      done={done}
      wide
    >
      <DraftSteps reader={reader} dialogue={dialogue} draft={draft} />
      {draft.last && <PublishedNote reader={reader} draft={draft} />}
      <p class="actions">
        <ButtonLink look="quiet" href={`${base}/vista`}>
          {reader.t('reports.work.preview')}
        </ButtonLink>
        <ButtonLink look="quiet" href={`${base}/cifras`}>
          {reader.t('reports.work.numbers')}
        </ButtonLink>
        {mayEditAll && (
          <ButtonLink look="quiet" href={`${base}/titulo`}>
            {reader.t('reports.work.heading')}
          </ButtonLink>
        )}
      </p>
      <Parts {...props} parts={parts} />
      <Missing reader={reader} charter={charter} dialogue={dialogue} draft={draft} />
      <EarlierEditions {...props} />
    </WorkPage>
  );
}

function PublishedNote({ reader, draft: { last, content } }: { reader: Reader; draft: Draft }) {
  if (!last) return null;
  return (
    <p>
      <a href={reader.to(`/informes/${last.slug}`)}>{reader.t('reports.work.published', { edition: last.edition })}</a>{' '}
      {reader.t('reports.work.next-edition', { edition: content.edition })}
    </p>
  );
}

function Parts({ reader, dialogue, parts }: Props) {
  const themes = [...Map.groupBy(parts, ({ part }) => part.theme)];
  return (
    <>
      {themes
        .toSorted(([one], [other]) => (one?.n ?? 0) - (other?.n ?? 0))
        .map(([theme, own]) => (
          <section>
            <h2>
              {theme
                ? `${reader.t('reports.theme', { n: theme.n })} · ${reader.text(theme.title)}`
                : reader.t('reports.work.whole')}
            </h2>
            <ul class="rows">
              {own.map((line) => (
                <PartRow reader={reader} dialogue={dialogue} line={line} />
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}

type RowProps = { reader: Reader; dialogue: Dialogue; line: PartLine };

function PartRow({ reader, dialogue, line: { part, items, unused, missing, mayEdit } }: RowProps) {
  const title = reader.text(part.section.title);
  const figures = [
    reader.t('reports.work.items', { count: items }),
    ...(unused > 0 ? [reader.t('reports.work.unused', { count: unused })] : []),
    ...(missing > 0 ? [reader.t('reports.work.missing', { count: missing })] : []),
  ];
  return (
    <li>
      <h3>{mayEdit ? <a href={`${reader.to(workPath(dialogue))}/seccion/${part.key}`}>{title}</a> : title}</h3>
      <p class="meta">{figures.join(' · ')}</p>
    </li>
  );
}

type MissingProps = Pick<Props, 'reader' | 'charter' | 'dialogue' | 'draft'>;

/** Every text that is not written in every language yet, to be followed. */
function Missing({ reader, charter, dialogue, draft }: MissingProps) {
  const missing = writtenTexts(draft.content).flatMap(({ id, texts }) => {
    const languages = missingLanguages(texts, charter.languages);
    return languages.length > 0 ? [{ id, texts, languages }] : [];
  });
  if (missing.length === 0) return null;
  return (
    <section id="por-traducir">
      <h2>{reader.t('reports.work.to-translate', { count: missing.length })}</h2>
      <ul class="rows">
        {missing.map(({ id, texts, languages }) => (
          <li>
            <p>
              <a href={textHref(reader, dialogue, id)} lang={foreign(reader, texts)}>
                {beginning(reader.text(texts), 120)}
              </a>
            </p>
            <p class="meta">
              {reader.t('reports.work.in-languages', {
                list: reader.list(languages.map((language) => languageTitle(reader, language))),
              })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where a text of the report is edited. */
export const textHref = (reader: Reader, dialogue: Dialogue, textId: string): string =>
  `${reader.to(workPath(dialogue))}/${/^(title|summary|correction)$/.test(textId) ? 'titulo' : `puntos/${textId}`}`;

type UnstartedProps = {
  reader: Reader;
  charter: Charter;
  dialogue: Dialogue;
  notes: number;
  mayStart: boolean;
  reasons: readonly Reason[];
};

/** Before the report is begun. */
export function UnstartedPage({ reader, charter, dialogue, notes, mayStart, reasons }: UnstartedProps) {
  const kind = reader.text(charter.report.title);
  return (
    <WorkPage reader={reader} dialogue={dialogue} title={kind} top failed={reasons.length > 0}>
      <EmptyState title={reader.t('reports.start.title')}>
        <p>{reader.t('reports.start.text', { notes })}</p>
        {mayStart && (
          <Form
            reader={reader}
            action={reader.to(workPath(dialogue))}
            submit={reader.t('reports.start.submit')}
            reasons={reasons}
          />
        )}
      </EmptyState>
    </WorkPage>
  );
}
