import { agencyWords } from '../../charter/rules/agency-words.ts';
import { lastDay } from '../../charter/rules/last-day.ts';
import { officesOf } from '../../charter/rules/offices.ts';
import type { Charter } from '../../charter/types.ts';
import { endCauses } from '../../mandates/end-mandate.ts';
import type { Holder } from '../../mandates/store/mandates.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Button } from '../../ui/components/Button.tsx';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { EmailField } from '../../ui/components/EmailField.tsx';
import { ExampleMark } from '../../ui/components/ExampleMark.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Select } from '../../ui/components/Select.tsx';
import { TextField } from '../../ui/components/TextField.tsx';
import type { Dialogue, Theme } from '../types.ts';
import { languageField } from './language-field.tsx';
import { ManagedPage, themePath } from './ManagedPage.tsx';
import { RuleNote } from './RuleNote.tsx';

type Props = {
  reader: Reader;
  charter: Charter;
  dialogue: Dialogue;
  theme: Theme;
  holders: readonly Holder[];
  form: FormState;
  done: 'appointed' | 'appointment-ended' | null;
};

/** Who facilitates a theme and who takes its notes, on behalf of which agency, until when. */
export function TeamPage({ reader, charter, dialogue, theme, holders, form, done }: Props) {
  const offices = officesOf(charter, 'theme');
  return (
    <ManagedPage
      reader={reader}
      dialogue={dialogue}
      theme={theme}
      title={reader.t('dialogues.convene.team.title')}
      lead={reader.t('dialogues.convene.team.lead')}
      failed={form.reasons.length > 0}
      done={done && `dialogues.convene.done.${done}`}
    >
      <RuleNote reader={reader} charter={charter} rule="dialogue-roles" />
      {offices.map((office) => {
        const held = holders.filter((holder) => holder.office === office.key);
        return (
          <section>
            <h2>{reader.text(office.title)}</h2>
            <p>{reader.text(office.summary)}</p>
            {held.length === 0 ? (
              <p>{reader.t('dialogues.convene.team.vacant')}</p>
            ) : (
              <ul class="rows">
                {held.map((holder) => (
                  <HolderItem reader={reader} charter={charter} dialogue={dialogue} theme={theme} holder={holder} />
                ))}
              </ul>
            )}
          </section>
        );
      })}
      <h2>{reader.t('dialogues.convene.team.name-someone')}</h2>
      <Form
        reader={reader}
        action={reader.to(themePath(dialogue, theme, 'equipo'))}
        reasons={form.reasons}
        submit={reader.t('dialogues.convene.team.submit')}
        keep={`team-${theme.id}`}
      >
        <Select
          reader={reader}
          form={form}
          name="office"
          label={reader.t('dialogues.convene.team.office')}
          options={offices.map(({ key, title }) => ({ value: key, label: reader.text(title) }))}
        />
        <TextField
          reader={reader}
          form={form}
          name="name"
          label={reader.t('dialogues.convene.team.person')}
          autocomplete="off"
        />
        <EmailField
          reader={reader}
          form={form}
          name="email"
          label={reader.t('dialogues.convene.team.email')}
          hint={reader.t('dialogues.convene.team.email-hint')}
          autocomplete="off"
        />
        <Select
          reader={reader}
          form={form}
          name="agency"
          label={reader.t('dialogues.convene.team.agency')}
          prompt={reader.t('dialogues.convene.team.agency-prompt')}
          options={charter.agencies.map(({ key, acronym, name }) => ({
            value: key,
            label: `${reader.text(acronym)} · ${reader.text(name)}`,
          }))}
        />
        {charter.languages.length > 1 && languageField({ reader, form })}
      </Form>
    </ManagedPage>
  );
}

type ItemProps = Pick<Props, 'reader' | 'charter' | 'dialogue' | 'theme'> & { holder: Holder };

function HolderItem({ reader, charter, dialogue, theme, holder }: ItemProps) {
  const id = `cause-${holder.id}`;
  const until = holder.endsAt && lastDay(charter, holder.endsAt);
  return (
    <li>
      <p>
        <strong>{holder.name}</strong> {holder.example && <ExampleMark reader={reader} />}
        <span class="note">
          {[
            holder.onBehalfOf && agencyWords(reader, charter, holder.onBehalfOf),
            until && reader.t('dialogues.convene.team.until', { day: reader.date(until) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
      <Disclosure summary={reader.t('dialogues.convene.team.end', { name: holder.name })}>
        <form method="post" action={reader.to(themePath(dialogue, theme, 'equipo/fin'))}>
          <input type="hidden" name="mandate" value={holder.id} />
          <p>
            <label for={id}>{reader.t('dialogues.convene.team.cause')}</label>
            <select id={id} name="cause">
              {endCauses.map((cause) => (
                <option value={cause}>{reader.t(`mandates.cause.${cause}`)}</option>
              ))}
            </select>
          </p>
          <Button look="danger">{reader.t('dialogues.convene.team.end-submit')}</Button>
        </form>
      </Disclosure>
    </li>
  );
}
