import { homeZone } from '../../charter/rules/home-zone.ts';
import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import type { Reason } from '../../platform/result.ts';
import { DefinitionList } from '../../ui/components/DefinitionList.tsx';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { ErrorSummary } from '../../ui/components/ErrorSummary.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { languageName, languageTitle } from '../../ui/navigation.ts';
import type { InvitationCard } from '../store/invitations.ts';
import type { Dialogue } from '../types.ts';
import { InvitationFrame, toInvitations } from './InvitationFrame.tsx';
import { standingOf } from './InvitationPeople.tsx';
import { sectorTitle } from './titles.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  dialogue: Dialogue;
  invitation: InvitationCard;
  /** Whom the person named in their place, who may have been invited already, or in whose place they were named. */
  related: Readonly<Record<'substitute' | 'invitedAlready' | 'named', InvitationCard | null>>;
  reasons: readonly Reason[];
};

/** One invitation as those who invite see it. The person's link is not on it: only the letter has it. */
export function InvitationPage(props: Props) {
  const { reader, dialogue, invitation, reasons } = props;
  const address = reader.to(`/conversatorios/${dialogue.slug}/invitaciones/persona/${invitation.id}`);
  return (
    <InvitationFrame
      reader={reader}
      dialogue={dialogue}
      title={invitation.name}
      kicker={reader.t(standingOf(invitation))}
      lead={<bdi>{invitation.institution}</bdi>}
      trail={[toInvitations(reader, dialogue)]}
      failed={reasons.length > 0}
    >
      <ErrorSummary reader={reader} form={{ reasons }} />
      <DefinitionList items={facts(props)} />
      {invitation.ended === null && (
        <>
          <h2>{reader.t('dialogues.invite.person.link')}</h2>
          <p>{reader.t('dialogues.invite.person.link-text', { email: invitation.email })}</p>
          <Form reader={reader} action={`${address}/enlace`} submit={reader.t('dialogues.invite.person.send-link')} />
          <Disclosure summary={reader.t('dialogues.invite.person.revoke')}>
            <p>{reader.t('dialogues.invite.person.revoke-text', { name: invitation.name })}</p>
            <Form
              reader={reader}
              action={`${address}/fin`}
              submit={reader.t('dialogues.invite.person.revoke-do')}
              danger
            />
          </Disclosure>
        </>
      )}
    </InvitationFrame>
  );
}

function facts({ reader, charter, dialogue, invitation, related }: Props) {
  const moment = (at: Temporal.Instant) => reader.moment(at, homeZone(charter));
  const to = ({ id, name }: InvitationCard) => (
    <a href={reader.to(`/conversatorios/${dialogue.slug}/invitaciones/persona/${id}`)}>
      <bdi>{name}</bdi>
    </a>
  );
  // Of gender nothing: whoever answers is told that it never stands beside their name.
  const { interpretation, needs, answeredAt, remindedAt, endedAt } = invitation;
  const t = (key: FactKey) => reader.t(`dialogues.invite.person.${key}`);
  return [
    { term: reader.t('dialogues.invite.field.email'), value: invitation.email },
    { term: reader.t('dialogues.invite.list'), value: invitation.list },
    { term: reader.t('dialogues.invite.field.country'), value: reader.country(invitation.country) },
    { term: reader.t('dialogues.invite.field.sector'), value: sectorTitle(reader, charter, invitation.sector) },
    { term: reader.t('dialogues.invite.field.language'), value: languageName(invitation.language) },
    { term: t('invited'), value: moment(invitation.invitedAt) },
    ...(remindedAt ? [{ term: t('reminded'), value: moment(remindedAt) }] : []),
    ...(answeredAt ? [{ term: t('answered'), value: moment(answeredAt) }] : []),
    ...(endedAt ? [{ term: t('ended'), value: moment(endedAt) }] : []),
    ...(related.substitute ? [{ term: t('substitute'), value: to(related.substitute) }] : []),
    ...(related.invitedAlready
      ? [
          {
            term: t('substitute'),
            value: (
              <>
                {to(related.invitedAlready)} · {t('invited-already')}
              </>
            ),
          },
        ]
      : []),
    ...(related.named ? [{ term: t('named'), value: to(related.named) }] : []),
    ...(interpretation ? [{ term: t('listens'), value: languageTitle(reader, interpretation) }] : []),
    ...(needs ? [{ term: t('needs'), value: needs }] : []),
  ];
}

type FactKey =
  | 'invited'
  | 'reminded'
  | 'answered'
  | 'ended'
  | 'substitute'
  | 'invited-already'
  | 'named'
  | 'listens'
  | 'needs';
