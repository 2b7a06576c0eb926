import type { MessageKey } from '../../platform/messages.ts';
import type { Reader } from '../../platform/reader.ts';
import { Contents, WithContents } from '../../ui/components/Contents.tsx';
import { DefinitionList } from '../../ui/components/DefinitionList.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import type { RuleGroup } from '../rule-types.ts';
import { type RuleInForce, ruleAnchor, rulesInForce } from '../rules/rules-in-force.ts';
import type { Charter } from '../types.ts';
import { Discrepancies, discrepanciesAnchor } from './Discrepancies.tsx';
import { SourceLine } from './SourceLine.tsx';

/** *Rules in force*: every rule with its paragraph, printed from the data that the code obeys. */
export function RulesInForce({ reader, charter }: { reader: Reader; charter: Charter }) {
  const groups = rulesInForce(charter, reader.language);
  const name = reader.text(charter.name);
  return (
    <Layout reader={reader} title={reader.t('charter.rules.title')} current="/reglas" wide>
      <WithContents
        head={<PageHead title={reader.t('charter.rules.title')} lead={reader.t('charter.rules.lead', { name })} />}
        contents={
          <Contents
            title={reader.t('charter.rules.contents')}
            items={[
              ...groups.map(({ group }) => ({ label: groupTitle(reader, group), href: `#${group}` })),
              ...(charter.discrepancies.length > 0
                ? [{ label: reader.t('charter.rules.discrepancies.title'), href: `#${discrepanciesAnchor}` }]
                : []),
            ]}
          />
        }
      >
        <Version reader={reader} charter={charter} />
        {groups.map(({ group, rules }) => (
          <section id={group} aria-labelledby={`${group}-titulo`}>
            <h2 id={`${group}-titulo`}>{groupTitle(reader, group)}</h2>
            <ul class="rows">
              {rules.map((rule) => (
                <Rule reader={reader} rule={rule} />
              ))}
            </ul>
          </section>
        ))}
        <Discrepancies reader={reader} charter={charter} />
      </WithContents>
    </Layout>
  );
}

const groupTitles = {
  membership: 'charter.rules.group.membership',
  mesas: 'charter.rules.group.mesas',
  elections: 'charter.rules.group.elections',
  liaison: 'charter.rules.group.liaison',
  dialogue: 'charter.rules.group.dialogue',
  report: 'charter.rules.group.report',
  cadence: 'charter.rules.group.cadence',
  data: 'charter.rules.group.data',
} as const satisfies Record<RuleGroup, MessageKey>;

const groupTitle = (reader: Reader, group: RuleGroup): string => reader.t(groupTitles[group]);

function Version({ reader, charter }: { reader: Reader; charter: Charter }) {
  return (
    <DefinitionList
      items={[
        { term: reader.t('charter.rules.version'), value: charter.version },
        {
          term: reader.t('charter.rules.date'),
          value: <time datetime={charter.date.toString()}>{reader.date(charter.date)}</time>,
        },
        {
          term: reader.t('charter.rules.digest'),
          value: (
            <>
              <code>{inEights(charter.digest)}</code>
              <p class="meta">{reader.t('charter.rules.digest.hint')}</p>
            </>
          ),
        },
      ]}
    />
  );
}

/** In blocks of eight digits: can be read aloud and compared, and wraps on a phone. */
const inEights = (digest: string): string => digest.replace(/.{8}(?=.)/g, '$& ');

function Rule({ reader, rule }: { reader: Reader; rule: RuleInForce }) {
  return (
    <li id={ruleAnchor(rule.key)} lang={rule.language === reader.language ? undefined : rule.language}>
      <h3>{rule.title}</h3>
      <p>{rule.text}</p>
      {rule.list.length > 0 && (
        <ul>
          {rule.list.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      )}
      <SourceLine reader={reader} sources={rule.sources} />
    </li>
  );
}
