import type { Reader } from '../../platform/reader.ts';
import type { Reason } from '../../platform/result.ts';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { EmptyState } from '../../ui/components/EmptyState.tsx';
import { Form } from '../../ui/components/Form.tsx';
import type { InvitationCard } from '../store/invitations.ts';
import type { Dialogue } from '../types.ts';
import { InvitationFrame, toInvitations } from './InvitationFrame.tsx';

type Props = {
  reader: Reader;
  dialogue: Dialogue;
  /** `recordatorio`: to those who have not answered; `aviso`: to those who do not know of a change. */
  kind: 'recordatorio' | 'aviso';
  recipients: readonly InvitationCard[];
  /** The letter as one of them would get it, its link left out. */
  letter: { readonly subject: string; readonly text: string; readonly language: string } | null;
  reasons: readonly Reason[];
};

/** A letter to many, before it leaves: to whom, how many, and what it says. */
export function InvitationLettersPage({ reader, dialogue, kind, recipients, letter, reasons }: Props) {
  const words = kind === 'recordatorio' ? 'dialogues.invite.reminder' : 'dialogues.invite.notice';
  const back = toInvitations(reader, dialogue);
  return (
    <InvitationFrame
      reader={reader}
      dialogue={dialogue}
      title={reader.t(`${words}.title`)}
      lead={reader.t(`${words}.lead`)}
      trail={[back]}
      failed={reasons.length > 0}
    >
      {recipients.length === 0 || !letter ? (
        <EmptyState title={reader.t(`${words}.nobody`)} action={back} />
      ) : (
        <>
          <Disclosure summary={reader.t('dialogues.invite.letter.to', { count: recipients.length })}>
            <ul class="rows">
              {recipients.map(({ name, institution }) => (
                <li>
                  <bdi>{name}</bdi> · <bdi>{institution}</bdi>
                </li>
              ))}
            </ul>
          </Disclosure>
          <section aria-label={reader.t('dialogues.invite.letter.label')}>
            <h2 lang={letter.language}>{letter.subject}</h2>
            <p class="letter-text" lang={letter.language}>
              {letter.text}
            </p>
          </section>
          <Form
            reader={reader}
            action={`${back.href}/${kind}`}
            reasons={reasons}
            submit={reader.t('dialogues.invite.letter.send', { count: recipients.length })}
            aside={
              <ButtonLink look="quiet" href={back.href}>
                {reader.t('dialogues.invite.preview.leave')}
              </ButtonLink>
            }
          />
        </>
      )}
    </InvitationFrame>
  );
}
