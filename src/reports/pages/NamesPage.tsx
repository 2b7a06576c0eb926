import type { Charter } from '../../charter/types.ts';
import type { Dialogue } from '../../dialogues/types.ts';
import type { FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { EmptyState } from '../../ui/components/EmptyState.tsx';
import type { Draft } from '../review-draft.ts';
import { type NamingGroup, namingGroups } from '../rules/naming-groups.ts';
import type { StoredResolution } from '../store/names.ts';
import { InstitutionForm } from './InstitutionForm.tsx';
import { NamingItem } from './NamingItem.tsx';
import { type DoneCode, WorkPage } from './WorkPage.tsx';

type Judging = {
  /** Whether this person may judge what stands in this text. */
  readonly inReach: (textId: string) => boolean;
  readonly mayApprove: boolean;
  /** Whether this person may change what the dialogue and its themes are called. */
  readonly mayConvene: boolean;
};

type Props = {
  reader: Reader;
  charter: Charter;
  dialogue: Dialogue;
  draft: Draft;
  judging: Judging;
  /** The judgement that was refused, by its group; null where none was. */
  refused: { readonly group: string; readonly form: FormState } | null;
  institution: FormState;
  done: DoneCode | null;
};

/** Which text, and whom it names: tells one judgement from another on the page. */
export const groupKey = ({ textId, entity }: Pick<NamingGroup<StoredResolution>, 'textId' | 'entity'>): string =>
  `${textId} ${entity}`;

/** Every name that was found, what was judged of it, and what is still to be judged. */
export function NamesPage(props: Props) {
  const { reader, charter, dialogue, draft, judging, refused, institution, done } = props;
  const { settled, known } = draft.names;
  const mine = settled.filter(({ finding }) => judging.inReach(finding.textId));
  const { open, resolved } = namingGroups(mine);
  const labels = new Map(known.map((entity) => [`${entity.kind}:${entity.id}`, entity]));
  const common = { reader, charter, dialogue, draft, labels, mayConvene: judging.mayConvene };
  return (
    <WorkPage
      reader={reader}
      dialogue={dialogue}
      title={reader.t('reports.names.title')}
      lead={reader.t('reports.names.lead')}
      done={done}
      failed={(refused?.form.reasons.length ?? 0) > 0 || institution.reasons.length > 0}
    >
      <section>
        <h2>{reader.t('reports.names.open', { count: open.length })}</h2>
        {open.length === 0 ? (
          <EmptyState title={reader.t('reports.names.none')}>
            <p>{reader.t('reports.names.limits')}</p>
          </EmptyState>
        ) : (
          <ol class="rows plain">
            {open.map((group, index) => (
              <NamingItem
                {...common}
                group={group}
                number={index + 1}
                mayApprove={judging.mayApprove}
                form={refused?.group === groupKey(group) ? refused.form : null}
              />
            ))}
          </ol>
        )}
      </section>
      {resolved.length > 0 && (
        <section>
          <h2>{reader.t('reports.names.judged', { count: resolved.length })}</h2>
          <Disclosure summary={reader.t('reports.names.judged.show')} open={open.length === 0 && resolved.length < 8}>
            <ol class="rows plain">
              {resolved.map((group, index) => (
                <NamingItem
                  {...common}
                  group={group}
                  number={open.length + index + 1}
                  mayApprove={judging.mayApprove}
                  form={null}
                />
              ))}
            </ol>
          </Disclosure>
        </section>
      )}
      <InstitutionForm {...common} form={institution} governments={draft.names.governments} />
    </WorkPage>
  );
}
