import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { DefinitionList } from '../../ui/components/DefinitionList.tsx';
import { ObjectiveTags } from '../../ui/components/ObjectiveTags.tsx';
import type { ReadDraft } from '../rules/draft.ts';
import { type JoiningStep, joiningSteps } from '../rules/joining-steps.ts';
import { representativeSlots } from '../rules/representative-slots.ts';
import { mesaName, titleIn } from './words.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  answers: ReadDraft;
  /** Where a step's answers are changed; left out where they are only read. */
  change?: (step: JoiningStep) => string;
};

/** What an application says, step by step. */
export function Answers({ reader, charter, answers, change }: Props) {
  return (
    <>
      {joiningSteps.map((step) => {
        const title = reader.t(`membership.step.${step}.short`);
        return (
          <section>
            <h2>{title}</h2>
            <DefinitionList items={itemsOf(step, reader, charter, answers, change !== undefined)} />
            {change && (
              <p>
                <a href={change(step)}>{reader.t('membership.check.change', { step: title })}</a>
              </p>
            )}
          </section>
        );
      })}
    </>
  );
}

type Items = Parameters<typeof DefinitionList>[0]['items'];

function itemsOf(step: JoiningStep, reader: Reader, charter: Charter, answers: ReadDraft, own: boolean): Items {
  switch (step) {
    case 'organization':
      return aboutOrganization(reader, charter, answers);
    case 'work':
      return [{ term: reader.t('membership.field.objectives'), value: objectives(reader, charter, answers) }];
    case 'mesas':
      return [{ term: reader.t('membership.field.mesas-chosen'), value: mesas(reader, charter, answers) }];
    case 'people':
      return people(reader, charter, answers, own);
    case 'consents':
      return charter.membership.consents.map(({ key, text }) => ({
        term: reader.t(answers.consents.includes(key) ? 'membership.consent.given' : 'membership.consent.not-given'),
        value: reader.text(text),
      }));
  }
}

function aboutOrganization(reader: Reader, charter: Charter, answers: ReadDraft): Items {
  const { t } = reader;
  const { name, acronym, group, countries, cities, email, website, about } = answers;
  const none = t('membership.check.none');
  return [
    { term: t('membership.field.name'), value: name || none },
    { term: t('membership.field.acronym'), value: acronym ?? none },
    { term: t('membership.field.group-short'), value: titleIn(reader, charter.groups, group) || none },
    {
      term: t('membership.field.country'),
      value: countries.map((code) => countryName(reader, code)).join(', ') || none,
    },
    { term: t('membership.field.cities'), value: cities.join(', ') || none },
    { term: t('membership.field.email'), value: email ?? none },
    { term: t('membership.field.website'), value: website ?? none },
    { term: t('membership.field.about'), value: about ? <span class="as-written">{about}</span> : none },
  ];
}

/** What is no code of a country is shown as it was sent. */
const countryName = (reader: Reader, code: string): string => (/^[A-Z]{2}$/.test(code) ? reader.country(code) : code);

function objectives(reader: Reader, charter: Charter, answers: ReadDraft) {
  const picked = charter.compact.objectives.filter(({ n }) => answers.objectives.includes(n));
  if (picked.length === 0) return reader.t('membership.check.none');
  return (
    <ObjectiveTags
      reader={reader}
      objectives={picked.map(({ n, short }) => ({
        n,
        short: reader.text(short),
        mesa: charter.mesas.find((mesa) => mesa.objectives.includes(n))?.n ?? 0,
      }))}
    />
  );
}

function mesas(reader: Reader, charter: Charter, answers: ReadDraft) {
  if (answers.mesas.length === 0) return reader.t('membership.check.none');
  return (
    <ul>
      {answers.mesas.map((n) => (
        <li>{mesaName(reader, charter, n)}</li>
      ))}
    </ul>
  );
}

/** What people answered about their gender is shown to the applicant alone: nobody reads it beside a name. */
function people(reader: Reader, charter: Charter, answers: ReadDraft, own: boolean): Items {
  const offices = representativeSlots(charter);
  return answers.representatives.map(({ name, email, gender }, index) => ({
    term: reader.text(offices[index]?.title ?? {}),
    value:
      [name, email, own && gender && titleIn(reader, charter.genders, gender)].filter(Boolean).join(' · ') ||
      reader.t('membership.check.none'),
  }));
}
