import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { described, Field, fieldId, sentValue } from '../../ui/components/Field.tsx';
import { placeField } from '../rules/ballot.ts';
import type { ListedCandidate } from '../types.ts';

type Props = {
  reader: Reader;
  form: FormState;
  candidates: readonly Pick<ListedCandidate, 'n' | 'name' | 'organizationName'>[];
};

/** Candidates with a field each for their place; `browser/ballot-list.ts` adds dragging and buttons, and shows what they do. */
export function BallotList({ reader, form, candidates }: Props) {
  const { t } = reader;
  return (
    <>
      <p class="note" data-ballot-help hidden>
        {t('ballots.ballot.help')}
      </p>
      <ol
        class="ballot"
        data-ballot
        data-up={t('ballots.ballot.up')}
        data-down={t('ballots.ballot.down')}
        data-out={t('ballots.ballot.out')}
        data-drag={t('ballots.ballot.drag')}
        data-placed={t('ballots.ballot.placed')}
        data-unplaced={t('ballots.ballot.unplaced')}
      >
        {candidates.map(({ n, name, organizationName }) => {
          const field = { reader, form, name: placeField(n), label: name, hint: organizationName };
          return (
            <li data-name={name} data-organization={organizationName} data-n={n}>
              <Field {...field}>
                <input
                  id={fieldId(field.name)}
                  name={field.name}
                  value={sentValue(form, field.name)}
                  class="expects-year"
                  inputmode="numeric"
                  autocomplete="off"
                  maxlength={6}
                  {...described(field)}
                />
              </Field>
            </li>
          );
        })}
      </ol>
      <p class="unseen" role="status" data-ballot-said></p>
    </>
  );
}
