import { agencyWords } from '../../charter/rules/agency-words.ts';
import type { MessageKey } from '../../platform/messages.ts';
import type { KnownEntry, RecordFacts, RecordKind, StoredEntry } from '../types.ts';
import type { Words } from './words.ts';

/** What an entry says, in one or two sentences. */
export function sentenceOf(words: Words, { kind, known }: Pick<StoredEntry, 'kind' | 'known'>): string {
  return known ? say(words, known) : words.reader.t('record.said.unknown', { kind });
}

const say = <K extends RecordKind>(words: Words, known: KnownEntry<K>): string =>
  sentences[known.kind](known.facts, words);

const sentences: { readonly [K in RecordKind]: (facts: RecordFacts<K>, words: Words) => string } = {
  'record-opened': (_, { reader }) => reader.t('record.said.record-opened'),
  'checkpoint-key-changed': ({ endorsement }, { reader }) =>
    reader.t(endorsement === null ? 'record.said.checkpoint-key-lost' : 'record.said.checkpoint-key-changed'),
  'names-erased': ({ names }, { reader }) => reader.t('record.said.names-erased', { names }),
  'charter-adopted': ({ version, date }, { reader, day }) =>
    reader.t('record.said.charter-adopted', { version, date: day(date) }),

  'organization-admitted': (facts, words) => ofOrganization('record.said.organization-admitted', facts, words),
  'organization-refused': ({ reason, mesas }, words) =>
    words.reader.t('record.said.organization-refused', {
      mesas: words.mesas(mesas),
      reason: words.title(words.charter.membership.refusalReasons, reason),
    }),
  'objection-decided': ({ outcome }, { reader }) =>
    reader.t(outcome === 'upheld' ? 'record.said.objection-upheld' : 'record.said.objection-dismissed'),
  'membership-ended': (facts, words) => ofOrganization('record.said.membership-ended', facts, words),
  'organization-renamed': ({ formerName, name }, words) =>
    formerName && name
      ? words.reader.t('record.said.organization-renamed', {
          formerName: words.name(formerName),
          name: words.name(name),
        })
      : words.reader.t('record.said.organization-renamed.unlisted'),
  'members-imported': ({ admitted, refused }, { reader }) =>
    reader.t('record.said.members-imported', { admitted: reader.number(admitted), refused: reader.number(refused) }),

  'mandate-granted': mandateGranted,
  'mandate-agency-named': ({ office, body, agency }, words) =>
    words.reader.t('record.said.mandate-agency-named', {
      office: words.office(office),
      body: words.body(body),
      agency: agenciesIn(words, [agency]),
    }),
  'mandate-ended': mandateEnded,

  'agencies-proposed': ({ agencies, until }, words) =>
    words.reader.t('record.said.agencies-proposed', {
      body: words.body('liaison'),
      agencies: agenciesIn(words, agencies),
      until: words.day(until),
    }),
  'agency-round-closed': ({ outcome, agencies }, words) =>
    words.reader.t(`record.said.agency-round.${outcome}`, {
      body: words.body('liaison'),
      agencies: agenciesIn(words, agencies),
    }),

  'dialogue-convened': ({ title, date }, { reader, day }) =>
    reader.t('record.said.dialogue-convened', { title: reader.text(title), date: day(date) }),
  'dialogue-changed': ({ title, date }, { reader, day }) =>
    reader.t('record.said.dialogue-changed', { title: reader.text(title), date: day(date) }),
  'dialogue-cancelled': ({ title, date, reason }, { reader, day }) =>
    reader.t('record.said.dialogue-cancelled', {
      title: reader.text(title),
      date: day(date),
      reason: reader.text(reason),
    }),
  'theme-changed': ({ title, objectives }, { reader }) =>
    reader.t('record.said.theme-changed', {
      title: reader.text(title),
      objectives: reader.list(objectives.map(String)),
    }),
  'panel-published': panelPublished,

  'report-released': reportReleased,
  'report-published': ({ title }, { reader }) =>
    reader.t('record.said.report-published', { title: reader.text(title) }),
  'report-corrected': reportCorrected,
  'report-edition-withheld': ({ title, edition }, { reader }) =>
    reader.t('record.said.report-edition-withheld', { title: reader.text(title), edition }),
  'recommendation-published': ({ code, report }, { reader }) =>
    reader.t('record.said.recommendation-published', { code, report }),

  'cards-prepared': (facts, words) =>
    words.reader.t('record.said.cards-prepared', { ...electionIn(facts, words), signers: facts.signers }),
  'election-convened': (facts, words) =>
    words.reader.t('record.said.election-convened', { ...calendarIn(facts, words), seats: facts.seats }),
  'election-calendar-changed': (facts, words) =>
    words.reader.t(
      facts.cause === 'changed' ? 'record.said.election-calendar-changed' : 'record.said.candidacies-extended',
      calendarIn(facts, words),
    ),
  'election-cancelled': (facts, words) =>
    words.reader.t('record.said.election-cancelled', {
      ...electionIn(facts, words),
      reason: words.reader.text(facts.reason),
    }),
  'candidacy-decided': (facts, words) =>
    words.reader.t(
      facts.outcome === 'admitted' ? 'record.said.candidacy-admitted' : 'record.said.candidacy-refused',
      electionIn(facts, words),
    ),
  'election-list-published': (facts, words) =>
    words.reader.t('record.said.election-list-published', {
      ...electionIn(facts, words),
      candidates: facts.candidates,
      entitled: facts.entitled,
    }),
  'candidate-ineligible': (facts, words) =>
    words.reader.t('record.said.candidate-ineligible', electionIn(facts, words)),
  'vote-extended': (facts, words) =>
    words.reader.t('record.said.vote-extended', { ...electionIn(facts, words), until: words.day(facts.until) }),
  'vote-closed': (facts, words) =>
    words.reader.t(facts.file ? 'record.said.vote-counted' : 'record.said.vote-void', {
      ...electionIn(facts, words),
      voted: facts.voted,
      entitled: facts.entitled,
    }),
  'complaint-decided': (facts, words) =>
    words.reader.t(
      facts.outcome === 'upheld' ? 'record.said.complaint-upheld' : 'record.said.complaint-dismissed',
      electionIn(facts, words),
    ),
  'election-annulled': (facts, words) => words.reader.t('record.said.election-annulled', electionIn(facts, words)),
  'election-proclaimed': (facts, words) =>
    words.reader.t('record.said.election-proclaimed', { ...electionIn(facts, words), elected: facts.elected }),
  'vacancy-filled': (facts, words) =>
    words.reader.t('record.said.vacancy-filled', { ...electionIn(facts, words), office: words.office(facts.office) }),
};

function reportReleased({ title, release, by, voids }: RecordFacts<'report-released'>, words: Words): string {
  const { reader } = words;
  const said = reader.t('record.said.report-released', {
    title: reader.text(title),
    release,
    by: holderOf(by, words),
  });
  return voids === undefined ? said : `${said} ${reader.t('record.said.report-released.voids', { count: voids })}`;
}

const changes = ['withdrawn', 'added', 'changed'] as const;

function reportCorrected({ title, recommendations }: RecordFacts<'report-corrected'>, { reader }: Words): string {
  const said = reader.t('record.said.report-corrected', { title: reader.text(title) });
  if (!recommendations) return said;
  const parts = changes.flatMap((change) => {
    const codes = recommendations[change];
    if (codes.length === 0) return [];
    return reader.t(`record.said.report-corrected.${change}`, { count: codes.length, codes: reader.list(codes) });
  });
  return [said, ...(parts.length > 0 ? parts : [reader.t('record.said.report-corrected.same')])].join(' ');
}

const calendarIn = (
  facts: RecordFacts<'election-calendar-changed'> | RecordFacts<'election-convened'>,
  words: Words,
) => ({
  ...electionIn(facts, words),
  candidacies: words.day(facts.candidaciesUntil),
  from: words.day(facts.votingFrom),
  until: words.day(facts.votingUntil),
});

const electionIn = ({ contest, body }: { readonly contest: string; readonly body: string }, words: Words) => ({
  contest: words.title(words.charter.elections.contests, contest),
  body: words.body(body),
});

const agenciesIn = ({ reader, charter, title }: Words, keys: readonly string[]): string => {
  const titles = charter.agencies.map(({ key, acronym }) => ({ key, title: acronym }));
  return reader.list(keys.map((key) => title(titles, key)));
};

const ofOrganization = (
  key: MessageKey,
  { name, mesas }: Pick<RecordFacts<'organization-admitted'>, 'name' | 'mesas'>,
  words: Words,
): string =>
  words.reader.t(key, {
    name: name ? words.name(name) : words.reader.t('record.name.unlisted'),
    mesas: words.mesas(mesas),
  });

const holderOf = (holder: RecordFacts<'mandate-granted'>['holder'], words: Words): string =>
  holder ? words.name(holder) : words.reader.t('record.name.private');

function mandateGranted(facts: RecordFacts<'mandate-granted'>, words: Words): string {
  const { reader, day } = words;
  const said = {
    holder: holderOf(facts.holder, words),
    office: words.office(facts.office),
    body: words.body(facts.body),
    term: facts.to
      ? reader.t('record.term.until', { from: day(facts.from), to: day(facts.to) })
      : reader.t('record.term.open', { from: day(facts.from) }),
  };
  const sentence = facts.onBehalfOf
    ? reader.t('record.said.mandate-granted.for', {
        ...said,
        organization: agencyWords(reader, words.charter, words.name(facts.onBehalfOf)),
      })
    : reader.t('record.said.mandate-granted', said);
  const source = sources.find((one) => one === facts.source);
  const written = facts.words ? words.written(facts.words) : null;
  return [
    sentence,
    ...(source ? [reader.t(`record.source.${source}`)] : []),
    ...(written === null ? [] : [reader.t('record.source.words', { words: written })]),
  ].join(' ');
}

const sources = ['election', 'consensus', 'appointment', 'own-organization', 'operator'] as const;

function mandateEnded({ holder, office, body, cause, on }: RecordFacts<'mandate-ended'>, words: Words): string {
  const sentence = words.reader.t('record.said.mandate-ended', {
    holder: holderOf(holder, words),
    office: words.office(office),
    body: words.body(body),
    on: words.day(on),
  });
  const known = causes.find((one) => one === cause);
  return known ? `${sentence} ${words.reader.t(`record.cause.${known}`)}` : sentence;
}

const causes = [
  'resignation',
  'replacement',
  'organization-left',
  'incapacity',
  'other-office',
  'decision-of-the-body',
] as const;

function panelPublished(facts: RecordFacts<'panel-published'>, words: Words): string {
  const { reader, charter } = words;
  const sectors = [
    ...charter.dialogue.panel.map(({ sector, title }) => ({ key: sector, title })),
    ...charter.dialogue.sectors,
  ];
  const seats = facts.seats.map(({ sector, seats }) =>
    reader.t('record.said.panel.seats', { sector: words.title(sectors, sector), seats }),
  );
  const sentence = reader.t(facts.stage === 'held' ? 'record.said.panel-held' : 'record.said.panel-planned', {
    title: reader.text(facts.title),
    seats: seats.join('; '),
  });
  const count = facts.exceptions.length;
  return count === 0 ? sentence : `${sentence} ${reader.t('record.said.panel.exceptions', { count })}`;
}
