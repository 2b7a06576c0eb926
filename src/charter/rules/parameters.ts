import type { Language, Texts } from '../../platform/reader.ts';
import type { CharterContent, Named } from '../types.ts';
import { ruleLists } from './lists.ts';

export type Parameters = Readonly<Record<string, string | number>>;

/**
 * Every figure and list of a charter that a rule's text may name as `{$dialogue.talks}`, in one language.
 * Durations are months, days or minutes as their names say. Where a figure may be absent there is a word to match on:
 * `none` (no term, no parity) or `unlimited` (no limit). Lists of names are separated by semicolons.
 */
export function parameters(charter: CharterContent, language: Language): Parameters {
  const say = (texts: Texts): string => texts[language] ?? texts[charter.languages[0]] ?? '';
  const and = new Intl.ListFormat(language, { type: 'conjunction' });
  const { cadence, compact, dialogue, liaison, membership, report, technicalTable } = charter;
  const balance = dialogue.balance.figures;
  const mesaSeats = liaison.seatsPerMesa * charter.mesas.length;
  return {
    'charter.version': charter.version,
    'mechanism.name': say(charter.name),
    'mechanism.shortName': say(charter.shortName),
    'compact.name': say(compact.name),
    'compact.symbol': compact.symbol,
    'objectives.count': compact.objectives.length,
    'principles.count': compact.principles.length,
    'groups.count': charter.groups.length,
    'zones.list': and.format(charter.zones.map(({ city }) => say(city))),
    'languages.list': and.format(charter.languages.map((code) => languageName(code, language))),
    'mesas.count': charter.mesas.length,
    ...inlineLists(charter, language),
    ...officeParameters(charter, say),
    ...agencyParameters(charter, say, and),
    'liaison.title': say(liaison.title),
    'liaison.seatsPerMesa': liaison.seatsPerMesa,
    'liaison.mesaSeats': mesaSeats,
    'liaison.agencySeats': liaison.agencySeats,
    'liaison.seats': mesaSeats + liaison.agencySeats,
    'liaison.consentDays': liaison.agencyRound.consentDays,
    'liaison.rotation': liaison.agencyRound.rotation ? 'yes' : 'no',
    'technicalTable.title': technicalTable ? say(technicalTable.title) : 'none',
    'technicalTable.turnMonths': technicalTable?.turnMonths ?? 'none',
    'technicalTable.firstMesa': technicalTable?.firstTurn.mesa ?? 'none',
    'technicalTable.firstMonth': technicalTable ? monthOf(technicalTable.firstTurn.from, language) : 'none',
    'selectionCriteria.count': charter.selectionCriteria.length,
    ...parityParameters(charter, say, and),
    ...electionParameters(charter),
    'cadence.mesaMonths': cadence.mesaMonths,
    'cadence.liaisonMonths': cadence.liaisonMonths,
    'cadence.exchangeMonths': cadence.exchangeMonths,
    'cadence.dialogueMonths': cadence.dialogueMonths,
    'dialogue.title': say(dialogue.title),
    'dialogue.method': say(dialogue.method),
    'dialogue.talks': dialogue.talks,
    'dialogue.minutesEach': dialogue.minutesEach,
    'dialogue.talkMinutes': dialogue.talks * dialogue.minutesEach,
    'dialogue.sessionMinutes': dialogue.sessionMinutes,
    'dialogue.seatsPerAddress': dialogue.seatsPerAddress,
    'dialogue.access': dialogue.access,
    ...Object.fromEntries(dialogue.panel.map(({ sector, seats }) => [`dialogue.panel.${sector}`, seats])),
    'dialogue.balance.since': balance ? dayIn(balance.since, language) : 'none',
    'dialogue.balance.genderMaxPercent': balance?.genderMaxPercent ?? 'none',
    'dialogue.balance.subregions': balance?.subregions ?? 'none',
    'dialogue.interpretation.list': and.format(dialogue.interpretation.map((code) => languageName(code, language))),
    'report.title': say(report.title),
    'report.smallCellThreshold': report.smallCellThreshold,
    'report.releases': report.releases,
    'report.governmentsMayBeNamed': report.attribution.governmentsMayBeNamed ? 'yes' : 'no',
    'membership.maxMesas': membership.maxMesas ?? 'unlimited',
    'membership.objectionDays': membership.objectionDays,
    'membership.principles.count': membership.principles.length,
    'membership.refusalReasons.count': membership.refusalReasons.length,
    'membership.consents.required': membership.consents.filter(({ required }) => required).length,
    'membership.consents.optional': membership.consents.filter(({ required }) => !required).length,
  };
}

type Say = (texts: Texts) => string;

const languageName = (code: Language, language: Language): string =>
  new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code;

/** `20 de noviembre de 2026` */
const dayIn = (day: Temporal.PlainDate, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(day);

/** `enero de 2023` */
const monthOf = (day: Temporal.PlainDate, language: Language): string =>
  new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric' }).format(day);

const inlineLists = (charter: CharterContent, language: Language): Parameters =>
  Object.fromEntries(
    Object.entries(ruleLists(charter, language)).map(([name, items]) => [`${name}.list`, items.join('; ')]),
  );

function electionParameters({ elections }: CharterContent): Parameters {
  const { contests, days } = elections;
  return {
    'elections.quorumPercent': elections.quorumPercent,
    'elections.candidatesPerSeat': elections.candidatesPerSeat,
    'elections.secrecy': elections.secrecy,
    'elections.relaxation': elections.relaxation.join(' ') || 'none',
    ...Object.fromEntries(Object.entries(days).map(([stage, length]) => [`elections.days.${stage}`, length])),
    ...Object.fromEntries(
      contests.flatMap(({ key, offices, balance }) => [
        [`contest.${key}.seats`, offices.reduce((sum, { seats }) => sum + seats, 0)],
        ...(['subregion', 'sector'] as const).map((category) => [
          `contest.${key}.${category}Max`,
          balance.find((one) => one.category === category)?.max ?? 'none',
        ]),
      ]),
    ),
  };
}

function officeParameters(charter: CharterContent, say: Say): Parameters {
  return {
    ...Object.fromEntries(
      charter.offices.flatMap((office) => [
        [`office.${office.key}.title`, say(office.title)],
        [`office.${office.key}.termMonths`, office.termMonths ?? 'none'],
        [`office.${office.key}.reelections`, office.reelections ?? 'unlimited'],
        [`office.${office.key}.seats`, office.seats ?? 'unlimited'],
      ]),
    ),
  };
}

function agencyParameters(charter: CharterContent, say: Say, and: Intl.ListFormat): Parameters {
  const acronyms = (keys: readonly string[]): string =>
    and.format(
      keys.flatMap((key) => charter.agencies.filter((agency) => agency.key === key)).map(({ acronym }) => say(acronym)),
    );
  const { network, workingGroup } = charter;
  return {
    'network.title': say(network.title),
    'network.acronym': say(network.acronym),
    'network.count': network.agencies.length,
    'network.list': acronyms(network.agencies),
    'network.coChairs.list': acronyms(network.coChairs),
    'workingGroup.title': say(workingGroup.title),
    'workingGroup.acronym': say(workingGroup.acronym),
    'workingGroup.count': workingGroup.agencies.length,
    'workingGroup.list': acronyms(workingGroup.agencies),
  };
}

function parityParameters({ parity, genders, offices }: CharterContent, say: Say, and: Intl.ListFormat): Parameters {
  const named = (items: readonly Named[], keys: readonly string[]): string =>
    and.format(items.filter(({ key }) => keys.includes(key)).map(({ title }) => say(title)));
  return {
    'parity.maxDifference': parity?.maxDifference ?? 'none',
    'parity.genders.list': parity ? named(genders, parity.genders) : 'none',
    'parity.offices.list': parity ? named(offices, parity.offices) : 'none',
  };
}
