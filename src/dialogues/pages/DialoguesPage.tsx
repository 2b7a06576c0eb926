import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { EmptyState } from '../../ui/components/EmptyState.tsx';
import { ExampleMark } from '../../ui/components/ExampleMark.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { ObjectiveTags } from '../../ui/components/ObjectiveTags.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import type { Course } from '../rules/standing.ts';
import type { Participation } from '../store/numbers.ts';
import type { Dialogue, Theme } from '../types.ts';
import { langOf } from './PublicTheme.tsx';
import { RuleNote } from './RuleNote.tsx';
import { longDay, tagged } from './titles.ts';

export type ListedDialogue = {
  readonly dialogue: Dialogue;
  readonly themes: readonly Theme[];
  readonly participation: readonly Participation[];
  readonly course: Course;
};

type Props = {
  reader: Reader;
  charter: Charter;
  /** Seen only by those who prepare them. */
  preparing: readonly ListedDialogue[];
  coming: readonly ListedDialogue[];
  past: readonly ListedDialogue[];
  cancelled: readonly ListedDialogue[];
  mayConvene: boolean;
};

/** The dialogues that were announced: the next ones, and those that took place. */
export function DialoguesPage({ reader, charter, preparing, coming, past, cancelled, mayConvene }: Props) {
  const title = reader.dialogues;
  const lead = reader.t('dialogues.list.lead');
  const all = [...preparing, ...coming, ...past, ...cancelled];
  return (
    <Layout reader={reader} title={title} description={lead} example={all.some(({ dialogue }) => dialogue.example)}>
      <PageHead title={title} lead={lead} />
      <RuleNote reader={reader} charter={charter} rule="dialogue-meetings" />
      {mayConvene && (
        <section>
          <h2>{reader.t('dialogues.list.preparing')}</h2>
          {preparing.length > 0 && <List reader={reader} charter={charter} dialogues={preparing} managed />}
          <ButtonLink href={reader.to('/conversatorios/nuevo')}>{reader.t('dialogues.list.new')}</ButtonLink>
        </section>
      )}
      <section>
        <h2>{reader.t('dialogues.list.coming')}</h2>
        {coming.length === 0 ? (
          <EmptyState
            title={reader.t('dialogues.list.none')}
            action={{ label: reader.t('dialogues.list.join'), href: reader.to('/sumarse') }}
          >
            {reader.t('dialogues.list.none-text', { months: charter.cadence.dialogueMonths })}
          </EmptyState>
        ) : (
          <List reader={reader} charter={charter} dialogues={coming} managed={mayConvene} />
        )}
      </section>
      {past.length > 0 && (
        <section>
          <h2>{reader.t('dialogues.list.past')}</h2>
          <List reader={reader} charter={charter} dialogues={past} managed={mayConvene} />
        </section>
      )}
      {cancelled.length > 0 && (
        <section>
          <h2>{reader.t('dialogues.list.cancelled')}</h2>
          <List reader={reader} charter={charter} dialogues={cancelled} />
        </section>
      )}
    </Layout>
  );
}

type ListProps = {
  reader: Reader;
  charter: Charter;
  dialogues: readonly ListedDialogue[];
  managed?: boolean;
};

function List({ reader, charter, dialogues, managed }: ListProps) {
  return (
    <ul class="rows">
      {dialogues.map(({ dialogue, themes, participation, course }) => (
        <li>
          <h3>
            <a href={reader.to(pathOf(dialogue))} lang={langOf(reader, dialogue.title)}>
              {reader.text(dialogue.title)}
            </a>{' '}
            {dialogue.example && <ExampleMark reader={reader} />}
          </h3>
          <p>
            <time datetime={dialogue.heldOn.toString()}>{longDay(reader, dialogue.heldOn)}</time>
            {course === 'under-way' && dialogue.cancelledAt === null && (
              <strong> · {reader.t('dialogues.list.under-way')}</strong>
            )}
          </p>
          {themes.map((theme) => (
            <OneTheme reader={reader} charter={charter} theme={theme} participation={participation} />
          ))}
          {managed && (
            <p>
              <a href={reader.to(`/conversatorios/${dialogue.slug}/gestion`)}>{reader.t('dialogues.list.manage')}</a>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A dialogue nobody else may see yet is reached by those who prepare it. */
const pathOf = ({ slug, convenedAt }: Dialogue): string =>
  convenedAt === null ? `/conversatorios/${slug}/gestion` : `/conversatorios/${slug}`;

type OneThemeProps = Pick<ListProps, 'reader' | 'charter'> & {
  theme: Theme;
  participation: readonly Participation[];
};

function OneTheme({ reader, charter, theme, participation }: OneThemeProps) {
  const took = participation.find(({ themeId }) => themeId === theme.id);
  const title = reader.t('dialogues.theme.title', { n: theme.n, title: reader.text(theme.title) });
  return (
    <div>
      <p>
        {title}
        {took && (
          <span class="note">
            {reader.t('dialogues.list.participation', { participants: took.participants, countries: took.countries })}
          </span>
        )}
      </p>
      <ObjectiveTags reader={reader} objectives={tagged(reader, charter, theme.objectives)} />
    </div>
  );
}
