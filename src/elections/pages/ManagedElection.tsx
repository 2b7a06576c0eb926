import type { Child } from 'hono/jsx';
import type { Charter } from '../../charter/types.ts';
import type { MessageKey } from '../../platform/messages.ts';
import type { Reader } from '../../platform/reader.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import type { Election } from '../types.ts';
import { electionTitle } from './words.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  election: Pick<Election, 'slug' | 'contest' | 'body' | 'example'>;
  title: string;
  lead?: Child;
  failed?: boolean;
  /** The act that led here. */
  done?: MessageKey | null;
  /** Also below the page of those who run it. */
  managed?: boolean;
  children?: Child;
};

/** A page below an election that is not for search engines, with the way back up. */
export function ManagedElection(props: Props) {
  const { reader, charter, election, title, lead, failed, done, managed, children } = props;
  const name = electionTitle(reader, charter, election);
  return (
    <Layout
      reader={reader}
      title={`${title} · ${name}`}
      robots="noindex"
      example={election.example}
      failed={failed === true}
      enhance
    >
      <Breadcrumb
        reader={reader}
        trail={[
          { label: reader.t('ui.nav.elections'), href: reader.to('/elecciones') },
          { label: name, href: reader.to(electionPath(election)) },
          ...(managed ? [{ label: reader.t('elections.manage.title'), href: reader.to(managePath(election)) }] : []),
        ]}
      />
      <PageHead title={title} {...(lead && { lead })} />
      {done && (
        <Notice reader={reader} kind="done">
          <p>{reader.t(done)}</p>
        </Notice>
      )}
      {children}
    </Layout>
  );
}

export const electionPath = ({ slug }: Pick<Election, 'slug'>): string => `/elecciones/${slug}`;
export const managePath = (election: Pick<Election, 'slug'>): string => `${electionPath(election)}/gestion`;
export const reviewPath = (election: Pick<Election, 'slug'>, id: string): string =>
  `${managePath(election)}/candidaturas/${id}`;
