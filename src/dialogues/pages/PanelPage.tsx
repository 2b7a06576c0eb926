import type { Charter } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import type { Result } from '../../platform/result.ts';
import { Button } from '../../ui/components/Button.tsx';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { EmptyState } from '../../ui/components/EmptyState.tsx';
import { ErrorSummary } from '../../ui/components/ErrorSummary.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { genderCounts, openBalance, panelBalance } from '../rules/panel.ts';
import { namedTwice } from '../rules/panel-names.ts';
import type { Member } from '../store/panels.ts';
import type { Dialogue, PanelSeat, PanelStage, Theme } from '../types.ts';
import { ManagedPage, themePath } from './ManagedPage.tsx';
import { PanelBalanceList } from './PanelBalanceList.tsx';
import { type MemberSearch, MemberSearchForm, SeatForm } from './SeatForm.tsx';
import { sectorTitle } from './titles.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  dialogue: Dialogue;
  theme: Theme;
  stage: PanelStage;
  form: FormState;
  /** Why the panel could not be published, copied or changed. */
  refused: FormState['reasons'];
  once: string;
  search: MemberSearch | null;
  member: Member | null;
  /** Whether seats may be given and freed now; if not, why. */
  closed: FormState['reasons'];
  /** Whether the theme has begun. */
  begun: boolean;
  /** Whether it may be published now; if not, why. */
  publication: Result<null>;
  /** Whether one more seat fits. */
  full: boolean;
  done: 'seat-added' | 'seat-saved' | 'seat-removed' | 'plan-copied' | 'panel-published' | null;
};

/** The Spanish address of a stage's panel below its theme. */
export const stagePath = { planned: 'panel/previsto', held: 'panel/realizado' } as const satisfies Record<
  PanelStage,
  string
>;

/** A theme's panel as it fills: who has a seat, how it stands against the rule, and why. */
export function PanelPage(props: Props) {
  const { reader, charter, dialogue, theme, stage, form, refused, done, closed, full } = props;
  const seats = theme.panel.filter((seat) => seat.stage === stage);
  const path = themePath(dialogue, theme, stagePath[stage]);
  const takesSeats = closed.length === 0 && !full;
  return (
    <ManagedPage
      reader={reader}
      dialogue={dialogue}
      theme={theme}
      title={reader.t(stage === 'held' ? 'dialogues.convene.panel.held' : 'dialogues.convene.panel.planned')}
      lead={reader.t(stage === 'held' ? 'dialogues.convene.panel.held-lead' : 'dialogues.convene.panel.planned-lead')}
      failed={form.reasons.length + refused.length > 0}
      done={done && `dialogues.convene.done.${done}`}
    >
      <ErrorSummary reader={reader} form={{ reasons: takesSeats ? refused : [...refused, ...form.reasons] }} />
      {closed.map((reason) => (
        <Notice reader={reader} kind="attention">
          <p>{reader.reason(reason)}</p>
        </Notice>
      ))}
      {namedTwice(seats).map((name) => (
        <Notice reader={reader} kind="attention">
          <p>{reader.t('dialogues.convene.panel.named-twice', { name })}</p>
        </Notice>
      ))}
      <Seats {...props} seats={seats} />
      {(stage === 'planned' || seats.length > 0) && (
        <>
          <h2>{reader.t('dialogues.panel.balance')}</h2>
          <PanelBalanceList
            reader={reader}
            charter={charter}
            balance={{ ...panelBalance(charter, seats, theme.startsAt), genderWithheld: false }}
            genders={genderCounts(charter, seats)}
            settled={props.begun}
          />
        </>
      )}
      <Publish {...props} seats={seats} />
      {takesSeats && (
        <>
          <h2>{reader.t('dialogues.convene.panel.add')}</h2>
          <MemberSearchForm reader={reader} path={path} search={props.search} />
          <SeatForm
            reader={reader}
            charter={charter}
            path={path}
            form={form}
            once={props.once}
            submit={reader.t('dialogues.convene.panel.add-submit')}
            seat={null}
            member={props.member}
          />
        </>
      )}
    </ManagedPage>
  );
}

function Seats({ reader, charter, dialogue, theme, stage, closed, seats }: Props & { seats: readonly PanelSeat[] }) {
  const path = themePath(dialogue, theme, stagePath[stage]);
  const planned = theme.panel.some((seat) => seat.stage === 'planned');
  return (
    <>
      <h2>{reader.t('dialogues.convene.panel.seats', { seated: seats.length, talks: charter.dialogue.talks })}</h2>
      {seats.length === 0 && (
        <EmptyState title={reader.t('dialogues.panel.none-seated')}>
          {stage === 'held' && planned && closed.length === 0 && (
            <form method="post" action={reader.to(`${path}/copia`)}>
              <Button>{reader.t('dialogues.convene.panel.copy')}</Button>
            </form>
          )}
        </EmptyState>
      )}
      <ol class="rows">
        {seats.map((seat) => (
          <li>
            <p>
              <strong>{seat.institution}</strong>
              <span class="note">
                {[
                  seat.personName,
                  sectorTitle(reader, charter, seat.sector),
                  reader.country(seat.country),
                  seat.organizationId && reader.t('dialogues.convene.seat.is-member'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </p>
            {closed.length === 0 && (
              <>
                <p>
                  <a href={reader.to(`${path}/${seat.id}`)}>
                    {reader.t('dialogues.convene.seat.change', { institution: seat.institution })}
                  </a>
                </p>
                <Disclosure summary={reader.t('dialogues.convene.seat.remove', { institution: seat.institution })}>
                  <form method="post" action={reader.to(`${path}/${seat.id}/retiro`)}>
                    <Button look="danger">{reader.t('dialogues.convene.seat.remove-submit')}</Button>
                  </form>
                </Disclosure>
              </>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

/** Before the button: what becomes public, and which rules the panel does not meet. */
function Publish({
  reader,
  charter,
  dialogue,
  theme,
  stage,
  seats,
  closed,
  publication,
}: Props & { seats: readonly PanelSeat[] }) {
  const { shortfalls } = openBalance(charter, seats, theme.startsAt);
  if (theme.published.includes(stage)) return <p>{reader.t('dialogues.convene.panel.is-public')}</p>;
  if (!publication.ok) {
    const told = closed.map(({ code }) => code);
    const why = publication.reasons.filter(({ code }) => !told.includes(code));
    if (why.length === 0) return null;
    return (
      <p class="note">
        {[reader.t('dialogues.convene.panel.not-yet'), ...why.map((reason) => reader.reason(reason))].join(' ')}
      </p>
    );
  }
  return (
    <form method="post" action={reader.to(`${themePath(dialogue, theme, stagePath[stage])}/publicacion`)}>
      <p>
        {reader.t('dialogues.convene.panel.publish-text')}{' '}
        {shortfalls.length > 0 && reader.t('dialogues.convene.panel.exceptions', { count: shortfalls.length })}
      </p>
      <Button>{reader.t('dialogues.convene.panel.publish')}</Button>
    </form>
  );
}

type SeatPageProps = Pick<
  Props,
  'reader' | 'charter' | 'dialogue' | 'theme' | 'form' | 'once' | 'search' | 'member'
> & { seat: PanelSeat };

/** Changes who has a seat. */
export function SeatPage({ reader, charter, dialogue, theme, seat, form, once, search, member }: SeatPageProps) {
  const panel = themePath(dialogue, theme, stagePath[seat.stage]);
  const path = `${panel}/${seat.id}`;
  return (
    <ManagedPage
      reader={reader}
      dialogue={dialogue}
      theme={theme}
      title={reader.t('dialogues.convene.seat.change', { institution: seat.institution })}
      failed={form.reasons.length > 0}
    >
      <MemberSearchForm reader={reader} path={path} search={search} />
      <SeatForm
        reader={reader}
        charter={charter}
        path={path}
        form={form}
        once={once}
        submit={reader.t('dialogues.convene.save')}
        seat={seat}
        member={member}
      />
      <p>
        <a href={reader.to(panel)}>{reader.t('dialogues.convene.back')}</a>
      </p>
    </ManagedPage>
  );
}
