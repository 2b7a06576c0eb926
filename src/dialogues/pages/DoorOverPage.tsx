import type { Charter } from '../../charter/types.ts';
import { WriteToMesas } from '../../mesas/pages/WritePage.tsx';
import type { MessageKey } from '../../platform/messages.ts';
import type { Reader } from '../../platform/reader.ts';
import { Button, ButtonLink } from '../../ui/components/Button.tsx';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { inviters } from '../mail.tsx';
import type { Dialogue } from '../types.ts';
import { CancelledNotice } from './CancelledNotice.tsx';

type DoorEnd = 'revoked' | 'substituted' | 'over' | 'cancelled';
export const doorOverDone = ['passed-on', 'disowned'] as const;
type Props = {
  reader: Reader;
  charter: Charter;
  dialogue: Dialogue;
  end: DoorEnd;
  /** Where the page is, without the language. */
  base: string;
  done: (typeof doorOverDone)[number] | null;
};

/** A link that opens nothing any more, and why; nothing of the person is shown on it. */
export function DoorOverPage({ reader, charter, dialogue, end, base, done }: Props) {
  const title = reader.t(end === 'substituted' && done === 'passed-on' ? 'dialogues.door.thanks' : titles[end]);
  return (
    <Layout reader={reader} title={title} current="/conversatorios" robots="noindex" example={dialogue.example}>
      <PageHead title={title} kicker={reader.text(dialogue.title)} />
      {end === 'cancelled' ? (
        <CancelledNotice reader={reader} charter={charter} dialogue={dialogue} />
      ) : (
        <p>{reader.t(texts[end], { offices: inviters(reader, charter) })}</p>
      )}
      {end === 'revoked' && <WriteToMesas reader={reader} />}
      {end === 'substituted' && <NotMe reader={reader} base={base} done={done} />}
      <p>
        <ButtonLink href={reader.to(`/conversatorios/${dialogue.slug}`)}>
          {reader.t('dialogues.door.public')}
        </ButtonLink>
      </p>
    </Layout>
  );
}

/** Below, quietly: a way to say that it was somebody else, who had the link. */
function NotMe({ reader, base, done }: Pick<Props, 'reader' | 'base' | 'done'>) {
  if (done === 'disowned') return <p role="status">{reader.t('dialogues.door.not-me.told')}</p>;
  return (
    <Disclosure summary={reader.t('dialogues.door.not-me')}>
      <p>{reader.t('dialogues.door.not-me.text')}</p>
      <form method="post" action={reader.to(`${base}/no-fui-yo`)}>
        <Button look="quiet">{reader.t('dialogues.door.not-me.do')}</Button>
      </form>
    </Disclosure>
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
