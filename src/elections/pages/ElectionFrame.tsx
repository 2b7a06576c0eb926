import type { Child } from 'hono/jsx';
import type { Charter } from '../../charter/types.ts';
import type { MessageKey } from '../../platform/messages.ts';
import type { Reader } from '../../platform/reader.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import type { Election } from '../types.ts';
import { electionPath } from './ManagedElection.tsx';
import { electionTitle } from './words.ts';

export type FrameProps = { reader: Reader; charter: Charter; election: Election };

type Props = FrameProps & {
  title: string;
  lead?: Child;
  failed?: boolean;
  /** Kept out of search: a person's own page. */
  own?: boolean;
  wide?: boolean;
  done?: MessageKey | null;
  children?: Child;
};

/** A page about the vote or the result of one election. */
export function ElectionFrame({ reader, charter, election, title, lead, failed, own, wide, done, children }: Props) {
  const name = electionTitle(reader, charter, election);
  return (
    <Layout
      reader={reader}
      title={`${title} · ${name}`}
      failed={failed ?? false}
      wide={wide ?? false}
      example={election.example}
      {...(own && { robots: 'noindex', enhance: true })}
    >
      <Breadcrumb
        reader={reader}
        trail={[
          { label: reader.t('ui.nav.elections'), href: reader.to('/elecciones') },
          { label: name, href: reader.to(electionPath(election)) },
        ]}
      />
      {done && <Notice reader={reader} kind="done" title={reader.t(done)} />}
      <PageHead title={title} lead={lead} />
      {children}
    </Layout>
  );
}
