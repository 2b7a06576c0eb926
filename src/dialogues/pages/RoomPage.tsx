import { homeZone } from '../../charter/rules/home-zone.ts';
import type { Charter } from '../../charter/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Radios } from '../../ui/components/Choices.tsx';
import { DefinitionList } from '../../ui/components/DefinitionList.tsx';
import { sentValue } from '../../ui/components/Field.tsx';
import { Fieldset } from '../../ui/components/Fieldset.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { TextField } from '../../ui/components/TextField.tsx';
import { hostOf, keepsSecret } from '../rules/room-settings.ts';
import { type Dialogue, type Room, type RoomKind, roomKinds, type Theme } from '../types.ts';
import { ManagedPage, themePath } from './ManagedPage.tsx';

type Props = {
  reader: Reader;
  charter: Charter;
  dialogue: Dialogue;
  theme: Theme;
  room: Room | null;
  form: FormState;
  done: 'saved' | null;
};

/** Minutes before the start at which a door opens until someone says otherwise. */
const opensAtFirst = 15;

/** The room a theme is held in. Of what is kept secret the page knows only that it is there. */
export function RoomPage({ reader, charter, dialogue, theme, room, form, done }: Props) {
  const { t } = reader;
  const field = { reader, form };
  const known = room?.settings ?? null;
  const jitsi = known?.kind === 'jitsi' ? known : null;
  const bigbluebutton = known?.kind === 'bigbluebutton' ? known : null;
  const kept = (kind: RoomKind): boolean => keepsSecret(known, kind, sentValue(form, `${kind}Url`, known?.url));
  return (
    <ManagedPage
      reader={reader}
      dialogue={dialogue}
      theme={theme}
      title={t('dialogues.convene.room.title')}
      lead={t('dialogues.convene.room.lead')}
      failed={form.reasons.length > 0}
      done={done && 'dialogues.convene.done.saved'}
    >
      {room && <Known reader={reader} charter={charter} room={room} />}
      <Form
        reader={reader}
        action={reader.to(themePath(dialogue, theme, 'sala'))}
        reasons={form.reasons}
        submit={t('dialogues.convene.save')}
      >
        <Radios
          {...field}
          name="kind"
          label={t('dialogues.convene.room.kind')}
          hint={t('dialogues.convene.room.kind-hint')}
          value={known?.kind}
          options={roomKinds.map((kind) => ({ value: kind, label: kindTitle(reader, kind) }))}
        />
        <Fieldset legend={kindTitle(reader, 'external')} of="external">
          {secret({
            ...field,
            name: 'externalUrl',
            label: t('dialogues.convene.room.link'),
            kept: kept('external'),
          })}
        </Fieldset>
        <Fieldset legend={kindTitle(reader, 'jitsi')} of="jitsi">
          {address({ ...field, name: 'jitsiUrl', value: jitsi?.url })}
          <TextField
            {...field}
            name="jitsiAppId"
            label={t('dialogues.convene.room.app-id')}
            value={jitsi?.appId}
            spellcheck={false}
          />
          {secret({ ...field, name: 'jitsiSecret', label: t('dialogues.convene.room.secret'), kept: kept('jitsi') })}
          {roomName({ ...field, name: 'jitsiRoom' })}
        </Fieldset>
        <Fieldset legend={kindTitle(reader, 'bigbluebutton')} of="bigbluebutton">
          {address({ ...field, name: 'bigbluebuttonUrl', value: bigbluebutton?.url })}
          {secret({
            ...field,
            name: 'bigbluebuttonSecret',
            label: t('dialogues.convene.room.secret'),
            kept: kept('bigbluebutton'),
          })}
          {roomName({ ...field, name: 'bigbluebuttonMeeting' })}
        </Fieldset>
        <TextField
          {...field}
          name="opens"
          label={t('dialogues.convene.room.opens')}
          inputmode="numeric"
          expects="year"
          value={`${room?.opensMinutes ?? opensAtFirst}`}
        />
      </Form>
    </ManagedPage>
  );
}

const kindTitle = (reader: Reader, kind: RoomKind): string => reader.t(`dialogues.convene.room.kind.${kind}`);

function Known({ reader, charter, room }: { reader: Reader; charter: Charter; room: Room }) {
  return (
    <DefinitionList
      items={[
        { term: reader.t('dialogues.convene.room.now'), value: kindTitle(reader, room.settings.kind) },
        { term: reader.t('dialogues.convene.room.host'), value: hostOf(room.settings) },
        {
          term: reader.t('dialogues.convene.room.set'),
          value: reader.moment(room.setAt, reader.zone ?? homeZone(charter)),
        },
      ]}
    />
  );
}

type FieldProps = { reader: Reader; form: FormState; name: string };

// Called, not rendered: the form finds the fields' labels for its error summary.

const address = ({ value, ...field }: FieldProps & { value: string | undefined }) => (
  <TextField
    {...field}
    label={field.reader.t('dialogues.convene.room.server')}
    hint={field.reader.t(
      field.name === 'jitsiUrl' ? 'dialogues.convene.room.server-jitsi' : 'dialogues.convene.room.server-bigbluebutton',
    )}
    inputmode="url"
    spellcheck={false}
    value={value}
  />
);

/** Written, never read back: a page with it in it could be looked at over a shoulder. */
const secret = ({ label, kept, ...field }: FieldProps & { label: string; kept: boolean }) => (
  <TextField
    {...field}
    type="password"
    label={label}
    hint={field.reader.t(kept ? 'dialogues.convene.room.kept' : 'dialogues.convene.room.hidden')}
    autocomplete="off"
    optional={kept}
  />
);

const roomName = (field: FieldProps) => (
  <TextField
    {...field}
    label={field.reader.t('dialogues.convene.room.name')}
    hint={field.reader.t('dialogues.convene.room.name-hint')}
    spellcheck={false}
    optional
  />
);
