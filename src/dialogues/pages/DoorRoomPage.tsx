import type { Charter } from '../../charter/types.ts';
import { WriteToMesas } from '../../mesas/pages/WritePage.tsx';
import type { MessageKey } from '../../platform/messages.ts';
import type { Reader } from '../../platform/reader.ts';
import type { Reason } from '../../platform/result.ts';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { ZoneTimes } from '../../ui/components/ZoneTimes.tsx';
import { inviters } from '../mail.tsx';
import type { DoorTimes } from '../rules/door.ts';
import type { Theme } from '../types.ts';
import { zonesFor } from './titles.ts';

/** Why someone is not in the room yet. */
export type AtTheDoor = 'early' | 'late' | 'inside' | 'no-seat' | 'no-room' | 'no-answer';

type Props = {
  reader: Reader;
  charter: Charter;
  theme: Theme;
  times: DoorTimes;
  base: string;
  why: AtTheDoor;
  reasons: readonly Reason[];
};

/** Someone stands before a room and is not let in: why, and what to do. */
export function DoorRoomPage({ reader, charter, theme, times, base, why, reasons }: Props) {
  const title = reader.t(titles[why]);
  const back = reader.to(base);
  const room = reader.to(`${base}/sala/${theme.n}`);
  return (
    <Layout reader={reader} title={title} current="/conversatorios" robots="noindex" enhance>
      <PageHead
        title={title}
        kicker={reader.t('dialogues.theme.title', { n: theme.n, title: reader.text(theme.title) })}
      />
      {why === 'early' && (
        <>
          <p>{reader.t('dialogues.door.early-text')}</p>
          <ZoneTimes reader={reader} zones={zonesFor(reader, charter)} from={times.opens} />
        </>
      )}
      {why === 'inside' && (
        <>
          <p>{reader.t('dialogues.door.inside-text')}</p>
          <Form reader={reader} action={room} submit={reader.t('dialogues.door.move')} />
        </>
      )}
      {why === 'no-answer' && (
        <>
          <p>{reader.t('dialogues.door.no-answer-text')}</p>
          <ol>
            <li>{reader.t('dialogues.door.no-answer-1')}</li>
            <li>{reader.t('dialogues.door.no-answer-2')}</li>
            <li>{reader.t('dialogues.door.no-answer-3', { offices: inviters(reader, charter) })}</li>
          </ol>
          <WriteToMesas reader={reader} />
        </>
      )}
      {(why === 'late' || why === 'no-room' || why === 'no-seat') && (
        <p>{reasons.map((reason) => reader.reason(reason)).join(' ')}</p>
      )}
      <p class="actions">
        {(why === 'early' || why === 'no-answer' || why === 'no-room') && (
          <ButtonLink href={room}>{reader.t('dialogues.door.try-again')}</ButtonLink>
        )}
        <ButtonLink look={why === 'late' || why === 'no-seat' ? 'primary' : 'quiet'} href={back}>
          {reader.t('dialogues.door.back')}
        </ButtonLink>
      </p>
    </Layout>
  );
}

const titles = {
  early: 'dialogues.door.early',
  late: 'dialogues.door.late',
  inside: 'dialogues.door.inside',
  'no-seat': 'dialogues.door.no-seat',
  'no-room': 'dialogues.door.room-waiting',
  'no-answer': 'dialogues.door.room-silent',
} as const satisfies Record<AtTheDoor, MessageKey>;
