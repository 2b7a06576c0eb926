import type { Child } from 'hono/jsx';
import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { Contents, type ContentsItem, WithContents } from '../../ui/components/Contents.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { languageTitle } from '../../ui/navigation.ts';
import type { StoredPdf } from '../store/releases.ts';
import type { ReportContent } from '../types.ts';
import { type AboutProps, AboutReport } from './AboutReport.tsx';
import { Prose } from './Prose.tsx';
import { ReportSections, readingOrder, sectionId, themeId } from './ReportSections.tsx';
import { SessionNumbers } from './SessionNumbers.tsx';
import { beginning } from './words.ts';

type Props = AboutProps & {
  pdfs: readonly StoredPdf[];
  /** Where the next edition is prepared, for those who work on it. */
  workHref: string | null;
  /** Where this one is withheld, for those who release. */
  withholdHref: string | null;
};

/** A published report at its permanent address. */
export function ReportPage(props: Props) {
  const { reader, publication, editions, pdfs, workHref, withholdHref } = props;
  const { content, slug, edition } = publication;
  const [latest] = editions;
  const isLatest = !latest || latest.edition === edition;
  return (
    <ReportLayout
      {...props}
      content={content}
      {...(!isLatest && { robots: 'noindex' })}
      notice={
        isLatest ? null : (
          <Notice reader={reader} kind="attention" title={reader.t('reports.page.old')}>
            <p>
              <a href={reader.to(`/informes/${slug}`)}>{reader.t('reports.page.latest')}</a>
            </p>
          </Notice>
        )
      }
      downloads={
        <>
          <Downloads
            reader={reader}
            base={isLatest ? `/informes/${slug}` : `/informes/${slug}/${edition}`}
            pdfs={pdfs}
          />
          {workHref !== null && (
            <ul>
              <li>
                <a href={workHref}>{reader.t('reports.page.work')}</a>
              </li>
              {withholdHref !== null && !isLatest && (
                <li>
                  <a href={withholdHref}>{reader.t('reports.withhold.title', { edition })}</a>
                </li>
              )}
            </ul>
          )}
        </>
      }
    >
      <AboutReport {...props} />
    </ReportLayout>
  );
}

type LayoutProps = {
  reader: Reader;
  charter: Charter;
  content: ReportContent;
  robots?: string;
  /** Before the title in windows and tabs, where it is not the published page. */
  standing?: string;
  notice?: Child;
  downloads?: Child;
  children?: Child;
};

/** The report as it is read, published or not. */
export function ReportLayout({ reader, charter, content, robots, standing, notice, downloads, children }: LayoutProps) {
  const title = reader.text(content.title);
  const summary = content.summary ? reader.text(content.summary) : null;
  return (
    <Layout
      reader={reader}
      title={standing ? `${standing} · ${title}` : title}
      current="/informes"
      wide
      example={content.dialogue.example}
      {...(robots && { robots })}
      {...(summary && { description: beginning(summary, 300) })}
    >
      <WithContents
        head={
          <>
            {notice}
            <PageHead
              title={title}
              kicker={reader.t('reports.page.kicker', {
                kind: reader.text(content.kind),
                releases: charter.report.releases,
              })}
              lead={`${reader.text(content.dialogue.title)} · ${reader.date(Temporal.PlainDate.from(content.dialogue.heldOn))}`}
            >
              {content.summary && <Prose reader={reader} texts={content.summary} />}
            </PageHead>
          </>
        }
        contents={
          <Contents title={reader.t('reports.page.contents')} items={contentsOf(reader, content, Boolean(children))}>
            {downloads}
          </Contents>
        }
      >
        {content.correction && (
          <section id="correccion">
            <h2>{reader.t('reports.page.correction', { edition: content.edition })}</h2>
            <Prose reader={reader} texts={content.correction} />
          </section>
        )}
        <section id="numeros">
          <h2>{reader.t('reports.numbers.title')}</h2>
          {content.themes.map((theme) => (
            <>
              <h3>{`${reader.t('reports.theme', { n: theme.n })} · ${reader.text(theme.title)}`}</h3>
              <SessionNumbers reader={reader} charter={charter} content={content} theme={theme} />
            </>
          ))}
        </section>
        <ReportSections reader={reader} charter={charter} content={content} />
        <Panels reader={reader} content={content} />
        {children}
      </WithContents>
    </Layout>
  );
}

function contentsOf(reader: Reader, content: ReportContent, hasAbout: boolean): readonly ContentsItem[] {
  return [
    { label: reader.t('reports.numbers.title'), href: '#numeros' },
    ...readingOrder(content).map((part): ContentsItem => {
      if (!('own' in part)) return { label: reader.text(part.title), href: `#${sectionId(part)}` };
      const { theme, own } = part;
      return {
        label: `${theme.n} · ${reader.text(theme.title)}`,
        href: `#${themeId(theme.n)}`,
        items: own
          .filter(({ content }) => content !== 'introduction')
          .map((section) => ({
            label:
              section.content === 'recommendations'
                ? `${reader.text(section.title)} (${reader.number(section.items.length)})`
                : reader.text(section.title),
            href: `#${sectionId(section)}`,
          })),
      };
    }),
    ...(hasPanels(content) ? [{ label: reader.t('reports.panel.title'), href: '#panel' }] : []),
    ...(hasAbout ? [{ label: reader.t('reports.about.title'), href: '#sobre' }] : []),
  ];
}

const hasPanels = ({ themes }: ReportContent): boolean => themes.some(({ panel }) => panel.length > 0);

/** Who spoke is public; what each said is not attributed. */
function Panels({ reader, content }: { reader: Reader; content: ReportContent }) {
  if (!hasPanels(content)) return null;
  return (
    <section id="panel">
      <h2>{reader.t('reports.panel.title')}</h2>
      <p>{reader.t('reports.panel.note')}</p>
      {content.themes
        .filter(({ panel }) => panel.length > 0)
        .map(({ n, title, panel }) => (
          <>
            <h3>{`${reader.t('reports.theme', { n })} · ${reader.text(title)}`}</h3>
            {[...Map.groupBy(panel, ({ sector }) => reader.text(sector))].map(([sector, seats]) => (
              <>
                <p class="kicker">{sector}</p>
                <ul class="bullets">
                  {seats.map(({ institution, country }) => (
                    <li>{`${institution}, ${reader.country(country)}`}</li>
                  ))}
                </ul>
              </>
            ))}
          </>
        ))}
    </section>
  );
}

/** Documents in every language, the reader's first. */
function Downloads({ reader, base, pdfs }: { reader: Reader; base: string; pdfs: readonly StoredPdf[] }) {
  const own = pdfs.toSorted((a, b) => rank(reader, a) - rank(reader, b));
  return (
    <>
      <p class="kicker">{reader.t('reports.page.take')}</p>
      <ul>
        {own.map(({ language, bytes }) => (
          <li>
            <a href={`/${language}${base}/pdf`} hreflang={language} type="application/pdf">
              {reader.t('reports.page.pdf', {
                language: languageTitle(reader, language),
                size: reader.number(Math.ceil(bytes / 1024)),
              })}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

const rank = (reader: Reader, { language }: StoredPdf): number =>
  language === reader.language ? -1 : reader.languages.indexOf(language);
