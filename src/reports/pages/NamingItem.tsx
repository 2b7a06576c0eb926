import { homeZone } from '../../charter/rules/home-zone.ts';
import type { Charter } from '../../charter/types.ts';
import { managePath, themePath } from '../../dialogues/pages/ManagedPage.tsx';
import { stagePath } from '../../dialogues/pages/PanelPage.tsx';
import type { Dialogue } from '../../dialogues/types.ts';
import { emptyForm, type FormState } from '../../platform/forms.ts';
import type { Reader } from '../../platform/reader.ts';
import { Radios } from '../../ui/components/Choices.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { TextField } from '../../ui/components/TextField.tsx';
import { languageTitle } from '../../ui/navigation.ts';
import { placeValue } from '../forms/naming.ts';
import type { Draft } from '../review-draft.ts';
import type { EntityRef, KnownEntity } from '../rules/entities.ts';
import { excerptAround } from '../rules/excerpt.ts';
import type { NamingGroup } from '../rules/naming-groups.ts';
import { searchedTexts, themeOfTitle } from '../rules/report-texts.ts';
import type { Settled } from '../rules/resolutions.ts';
import type { StoredResolution } from '../store/names.ts';
import { textHref } from './DraftPage.tsx';
import { workPath } from './WorkPage.tsx';
import { officeLine } from './words.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  dialogue: Dialogue;
  draft: Draft;
  labels: ReadonlyMap<string, KnownEntity>;
  group: NamingGroup<StoredResolution>;
  number: number;
  mayApprove: boolean;
  mayConvene: boolean;
  /** What was refused of this judgement; null where nothing was. */
  form: FormState | null;
};

/** Whom a text could name, each place in its sentence, and what was judged of it or how to. */
export function NamingItem(props: Props) {
  const { reader, draft, labels, group, number, form } = props;
  const [{ finding, resolution }] = group.places;
  const place = placeTitle(reader, draft, group.textId);
  const href = editHref(props, group.textId);
  return (
    <li id={`nombre-${number}`}>
      <h3>{finding.matched}</h3>
      <p class="meta">
        {[...finding.entities.map((entity) => whom(reader, draft, labels, entity)), wayOf(reader, finding)].join(' · ')}
      </p>
      {group.places.map((place) => (
        <Sentence reader={reader} draft={draft} place={place} />
      ))}
      <p>
        {href === null ? (
          place
        ) : (
          <a href={href}>
            {place}: {reader.t('reports.names.edit')}
          </a>
        )}
      </p>
      {resolution ? <Judged {...props} resolution={resolution} /> : <Judge {...props} form={form ?? emptyForm} />}
    </li>
  );
}

function whom(reader: Reader, { names }: Draft, labels: Props['labels'], { kind, id }: EntityRef): string {
  const government = kind === 'government-institution' && names.governments.find((one) => one.id === id);
  if (government) return reader.t('reports.whom.government-institution', { name: reader.text(government.name) });
  const known = labels.get(`${kind}:${id}`);
  return known ? reader.t(`reports.whom.${kind}`, { name: known.name }) : reader.t('reports.whom.unknown');
}

/** How it is named; the name of a government's institution in another language is its name. */
function wayOf(reader: Reader, { how, entities }: Settled['finding']): string {
  const isGovernment = entities.every(({ kind }) => kind === 'government-institution');
  return reader.t(`reports.how.${isGovernment && how === 'former-name' ? 'full-name' : how}`);
}

/** Where a text is changed; null where that is not for this person: what was convened changes who convenes. */
function editHref({ reader, dialogue, draft, mayConvene }: Props, textId: string): string | null {
  const theme = draft.themes.find(({ n }) => n === themeOfTitle(textId));
  if (textId !== 'dialogue' && !theme) return textHref(reader, dialogue, textId);
  if (!mayConvene) return null;
  if (!theme) return reader.to(`${managePath(dialogue)}/datos`);
  return reader.to(
    textId.startsWith('panel-') ? themePath(dialogue, theme, stagePath.held) : themePath(dialogue, theme),
  );
}

/** `Tema 1 · Avances` */
function placeTitle(reader: Reader, { content }: Draft, textId: string): string {
  const n = themeOfTitle(textId);
  if (textId === 'dialogue')
    return `${reader.t('reports.recommendation.dialogue')} · ${reader.t('dialogues.convene.data.name')}`;
  if (n !== null) {
    const part = textId.startsWith('panel-') ? 'reports.panel.title' : 'dialogues.convene.theme.name';
    return `${reader.t('reports.theme', { n })} · ${reader.t(part)}`;
  }
  const section = content.sections.find(({ items }) => items.some(({ id }) => id === textId));
  if (!section) return reader.t('reports.work.heading');
  const title = reader.text(section.title);
  return section.theme === null ? title : `${reader.t('reports.theme', { n: section.theme })} · ${title}`;
}

function Sentence({ reader, draft, place: { finding } }: { reader: Reader; draft: Draft; place: Settled }) {
  const { textId, language, start, end } = finding;
  const text = searchedTexts(draft.content).find((one) => one.id === textId && one.language === language)?.text ?? '';
  const { before, matched, after } = excerptAround(text, language, start, end);
  return (
    <blockquote>
      <span class="meta">{languageTitle(reader, language)} </span>
      <span lang={language} dir="auto">
        {before}
        <mark>{matched}</mark>
        {after}
      </span>
    </blockquote>
  );
}

/** Saying that it may stay, and why. The other way is to write it otherwise. */
function Judge({ reader, charter, dialogue, group, number, mayApprove, form }: Props & { form: FormState }) {
  const mayBeNamed =
    charter.report.attribution.governmentsMayBeNamed &&
    group.places.every(({ finding }) => finding.entities.every(({ kind }) => kind === 'government-institution'));
  const mayBecomeGovernment =
    charter.report.attribution.governmentsMayBeNamed &&
    !mayBeNamed &&
    group.places.every(({ finding }) => finding.entities.every(({ id }) => id.startsWith('words:')));
  const options = [
    ...(mayBeNamed
      ? [
          {
            value: 'government-initiative',
            label: reader.t('reports.judge.government'),
            hint: mayApprove ? reader.t('reports.judge.government.hint') : reader.t('reports.judge.government.not-you'),
            disabled: !mayApprove,
          },
        ]
      : []),
    { value: 'not-a-name', label: reader.t('reports.judge.not-a-name') },
  ];
  const failed = form.reasons.length > 0;
  return (
    <details class="disclosure" open={failed}>
      <summary>
        {reader.t('reports.judge.open')}
        <span class="unseen">: {group.places[0].finding.matched}</span>
      </summary>
      <Form
        reader={reader}
        action={`${reader.to(workPath(dialogue))}/nombres`}
        submit={reader.t('reports.judge.submit')}
        reasons={form.reasons}
      >
        {group.places.map(({ finding, textHash }) => (
          <input type="hidden" name="places" value={placeValue({ ...finding, seen: textHash })} />
        ))}
        <input type="hidden" name="entity" value={group.entity} />
        <Radios
          reader={reader}
          form={form}
          name="resolution"
          id={failed ? undefined : `field-resolution-${number}`}
          label={reader.t('reports.judge.question')}
          options={options}
        />
        {mayBecomeGovernment && (
          <p class="note">
            <a href="#instituciones">{reader.t('reports.judge.add-government')}</a>
          </p>
        )}
        <TextField
          reader={reader}
          form={form}
          name="reason"
          id={failed ? undefined : `field-reason-${number}`}
          label={reader.t('reports.judge.reason')}
          hint={reader.t('reports.judge.reason.hint')}
          maxlength={500}
        />
      </Form>
    </details>
  );
}

/** What was judged, by whom and why; it can be judged anew. */
function Judged({ reader, charter, dialogue, group, resolution }: Props & { resolution: StoredResolution }) {
  const { office, body, name, reason, at } = resolution;
  const day = reader.date(at.toZonedDateTimeISO(homeZone(charter)).toPlainDate());
  return (
    <>
      <p>
        <strong>{reader.t(`reports.judged.${resolution.resolution}`)}</strong> {reason}
      </p>
      <p class="meta">{`${name}, ${officeLine(reader, charter, office, body)}, ${day}`}</p>
      <form method="post" action={`${reader.to(workPath(dialogue))}/nombres/reabrir`}>
        {group.places.map(({ resolution: one }) => (
          <input type="hidden" name="resolutions" value={one?.id ?? ''} />
        ))}
        <button type="submit" class="link">
          {reader.t('reports.judged.reopen')}
          <span class="unseen">: {group.places[0].finding.matched}</span>
        </button>
      </form>
    </>
  );
}
