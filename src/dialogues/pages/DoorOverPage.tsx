import type { Charter } from '../../charter/types.ts';
import type { MessageKey } from '../../platform/messages.ts';
import type { Reader } from '../../platform/reader.ts';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { inviters } from '../mail.tsx';
import type { Dialogue } from '../types.ts';
import { CancelledNotice } from './CancelledNotice.tsx';

type DoorEnd = 'revoked' | 'substituted' | 'over' | 'cancelled';
type Props = { reader: Reader; charter: Charter; dialogue: Dialogue; end: DoorEnd };

/** A link that opens nothing any more, and why; nothing of the person is shown on it. */
export function DoorOverPage({ reader, charter, dialogue, end }: Props) {
  const title = reader.t(titles[end]);
  return (
    <Layout reader={reader} title={title} current="/conversatorios" robots="noindex" example={dialogue.example}>
      <PageHead title={title} kicker={reader.text(dialogue.title)} />
      {end === 'cancelled' ? (
        <CancelledNotice reader={reader} charter={charter} dialogue={dialogue} />
      ) : (
        <p>{reader.t(texts[end], { offices: inviters(reader, charter) })}</p>
      )}
      <p>
        <ButtonLink href={reader.to(`/conversatorios/${dialogue.slug}`)}>
          {reader.t('dialogues.door.public')}
        </ButtonLink>
      </p>
    </Layout>
  );
}

const titles = {
  revoked: 'dialogues.door.revoked',
  substituted: 'dialogues.door.substituted',
  over: 'dialogues.door.link-over',
  cancelled: 'dialogues.cancelled',
} as const satisfies Record<DoorEnd, MessageKey>;

const texts = {
  revoked: 'dialogues.door.revoked-text',
  substituted: 'dialogues.door.substituted-text',
  over: 'dialogues.door.link-over-text',
} as const satisfies Record<Exclude<DoorEnd, 'cancelled'>, MessageKey>;
