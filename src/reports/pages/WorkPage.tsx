import type { Child } from 'hono/jsx';
import type { Dialogue } from '../../dialogues/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';

/** What the page greets with after an act. */
export const doneCodes = [
  'started',
  'added',
  'joined',
  'saved',
  'unchanged',
  'removed',
  'judged',
  'reopened',
  'institution',
  'released',
  'published',
  'withheld',
] as const;
export type DoneCode = (typeof doneCodes)[number];

/** Where the work on a dialogue's report is done. */
export const workPath = ({ slug }: Pick<Dialogue, 'slug'>): string => `/conversatorios/${slug}/informe`;

type Props = {
  reader: Reader;
  dialogue: Dialogue;
  title: string;
  /** Which of several alike it is: said in the title that windows and tabs show. */
  which?: string;
  lead?: Child;
  /** Of the workspace itself: the way up does not lead to it. */
  top?: boolean;
  done?: DoneCode | null;
  failed?: boolean;
  wide?: boolean;
  children?: Child;
};

/** A page of the work on a report: only for those who hold an office for it. */
export function WorkPage({ reader, dialogue, title, which, lead, top, done, failed, wide, children }: Props) {
  const trail = [
    { label: reader.text(dialogue.title), href: reader.to(`/conversatorios/${dialogue.slug}`) },
    ...(top ? [] : [{ label: reader.t('reports.work.title'), href: reader.to(workPath(dialogue)) }]),
  ];
  return (
    <Layout
      reader={reader}
      title={[title, which, reader.text(dialogue.title)].filter(Boolean).join(' · ')}
      current="/conversatorios"
      robots="noindex"
      enhance
      {...(failed && { failed })}
      {...(wide && { wide })}
    >
      <Breadcrumb reader={reader} trail={trail} />
      {done && (
        <Notice reader={reader} kind="done">
          <p>{reader.t(`reports.done.${done}`)}</p>
        </Notice>
      )}
      <PageHead title={title} lead={lead} />
      {children}
    </Layout>
  );
}
