import type { Charter } from '../../charter/types.ts';
import { countryOptions } from '../../membership/pages/country-options.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Radios } from '../../ui/components/Choices.tsx';
import { sentValue } from '../../ui/components/Field.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Select } from '../../ui/components/Select.tsx';
import { TextField } from '../../ui/components/TextField.tsx';
import { panelSectors } from '../rules/panel-sectors.ts';
import type { Member } from '../store/panels.ts';
import type { PanelSeat } from '../types.ts';

/** A search among member organizations: what was looked for and what was found. */
export type MemberSearch = { readonly words: string; readonly found: readonly Member[] };

type SearchProps = { reader: Reader; path: string; search: MemberSearch | null };

/** Finds a member organization; choosing one fills the form beneath. */
export function MemberSearchForm({ reader, path, search }: SearchProps) {
  return (
    <search>
      <p id="field-buscar-hint">{reader.t('dialogues.convene.seat.search-hint')}</p>
      <form action={reader.to(path)} method="get">
        <div class="field">
          <label for="field-buscar">{reader.t('dialogues.convene.seat.search')}</label>
          <input
            id="field-buscar"
            name="buscar"
            type="search"
            maxlength={100}
            value={search?.words}
            aria-describedby="field-buscar-hint"
          />
        </div>
        <p class="actions">
          <button type="submit" class="button quiet">
            {reader.t('dialogues.convene.seat.search-submit')}
          </button>
        </p>
      </form>
      {search && (
        <div role="status">
          <p>{reader.t('dialogues.convene.seat.found', { count: search.found.length, words: search.words })}</p>
          <ul class="rows links">
            {search.found.map((member) => (
              <li>
                <a href={`${reader.to(path)}?organizacion=${member.id}#asiento`}>
                  {member.name}
                  {member.acronym && ` (${member.acronym})`}
                </a>{' '}
                · {reader.country(member.country)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </search>
  );
}

type Props = {
  reader: Reader;
  charter: Charter;
  /** Where the form goes. */
  path: string;
  form: FormState;
  once: string;
  submit: string;
  seat: PanelSeat | null;
  /** The member organization that was chosen. */
  member: Member | null;
};

/** Who has a seat: sector, institution, and of the person what they agreed to. */
export function SeatForm({ reader, charter, path, form, once, submit, seat, member }: Props) {
  const { t } = reader;
  const field = { reader, form };
  // Written and never shown again: people are told that it never stands beside their name.
  const isKept = seat !== null && seat.gender !== null;
  const organization = sentValue(form, 'organization', member?.id ?? seat?.organizationId ?? '');
  return (
    <div id="asiento">
      <Form reader={reader} action={reader.to(path)} reasons={form.reasons} submit={submit} once={once}>
        {organization !== '' && <input type="hidden" name="organization" value={organization} />}
        <Radios
          {...field}
          name="sector"
          label={t('dialogues.panel.sector')}
          value={seat?.sector}
          options={panelSectors(charter).map(({ key, title }) => ({ value: key, label: reader.text(title) }))}
        />
        <TextField
          {...field}
          name="institution"
          label={t('dialogues.convene.seat.institution')}
          hint={organization === '' ? undefined : t('dialogues.convene.seat.member')}
          value={member?.name ?? seat?.institution}
          autocomplete="off"
        />
        <Select
          {...field}
          name="country"
          label={t('dialogues.convene.seat.country')}
          prompt={t('dialogues.convene.seat.country-prompt')}
          options={countryOptions(reader, charter)}
          value={member?.country ?? seat?.country}
        />
        <TextField
          {...field}
          name="person"
          label={t('dialogues.convene.seat.person')}
          hint={t('dialogues.convene.seat.person-hint')}
          value={seat?.personName ?? undefined}
          autocomplete="off"
          optional
        />
        <Select
          {...field}
          name="gender"
          label={t('dialogues.panel.gender')}
          hint={t(isKept ? 'dialogues.convene.seat.gender-kept' : 'dialogues.convene.seat.gender-hint')}
          prompt={t(isKept ? 'dialogues.convene.seat.gender-keep' : 'dialogues.convene.seat.gender-prompt')}
          options={charter.genders.map(({ key, title }) => ({ value: key, label: reader.text(title) }))}
          optional
        />
      </Form>
    </div>
  );
}
