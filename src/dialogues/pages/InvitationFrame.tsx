import type { Child } from 'hono/jsx';
import type { Reader } from '../../platform/reader.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import type { Dialogue } from '../types.ts';

type Props = {
  reader: Reader;
  dialogue: Dialogue;
  title: string;
  kicker?: string;
  lead?: Child;
  /** Pages between the dialogue's own and this one. */
  trail?: readonly { label: string; href: string }[];
  wide?: boolean;
  failed?: boolean;
  children?: Child;
};

/** The frame of the pages on which a dialogue's people are dealt with: below the dialogue's own page, not to be found. */
export function InvitationFrame({ reader, dialogue, title, kicker, lead, trail = [], wide, failed, children }: Props) {
  const dialogueTitle = reader.text(dialogue.title);
  return (
    <Layout
      reader={reader}
      title={[title, kicker, dialogueTitle].filter(Boolean).join(' · ')}
      current="/conversatorios"
      robots="noindex"
      example={dialogue.example}
      enhance
      wide={wide ?? false}
      failed={failed ?? false}
    >
      <Breadcrumb
        reader={reader}
        trail={[{ label: dialogueTitle, href: reader.to(`/conversatorios/${dialogue.slug}`) }, ...trail]}
      />
      <PageHead title={title} kicker={kicker} lead={lead} />
      {children}
    </Layout>
  );
}

/** The way back to the lists. */
export const toInvitations = (reader: Reader, { slug }: Pick<Dialogue, 'slug'>) => ({
  label: reader.t('dialogues.invite.title'),
  href: reader.to(`/conversatorios/${slug}/invitaciones`),
});
