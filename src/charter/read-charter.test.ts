import { describe, expect, test } from 'vitest';
import { CharterError, readCharter } from './read-charter.ts';
import {
  type Change,
  type CharterFiles,
  filesOf,
  problemsOf,
  readAgain,
  riverBasin,
  withChanges,
  withText,
} from './testing/charter-files.ts';

const folder = 'charters/pmm-lac';
const files = filesOf(folder);
const problems = (changed: CharterFiles) => problemsOf(changed, folder);
const withThese = (...changes: readonly Change[]) => problems(withChanges(files, ...changes));
const changed = (...change: Change) => withThese(change);

describe('a problem names the file, the place, what is wrong and what was expected', () => {
  test.each([
    [
      'an objective that the compact does not have, and the one it displaced',
      changed('mesas.json', 'mesas.2.objectives.1', 24),
      [
        'charters/pmm-lac/mesas.json: mesas[2].objectives[1]: objective 24 does not exist; the compact has 1 to 23',
        'charters/pmm-lac/mesas.json: mesas: no mesa has objective 15; expected every objective in exactly one mesa',
      ],
    ],
    [
      'an objective in two mesas',
      changed('mesas.json', 'mesas.3.objectives', [1, 3, 7, 17, 23, 2]),
      [
        'charters/pmm-lac/mesas.json: mesas[3].objectives[5]: objective 2 is already at mesas[0].objectives[0]; expected in one mesa only',
      ],
    ],
    [
      'mesas out of order',
      changed('mesas.json', 'mesas.3.n', 5),
      [
        'charters/pmm-lac/mesas.json: mesas[3].n: 5 is out of order; expected 4',
        'charters/pmm-lac/sources.json: discrepancies[2].about[3]: mesa "mesa:4" is not known; expected mesa:1, mesa:2, mesa:3, mesa:5',
      ],
    ],
    [
      'panel seats that are not the talks',
      changed('dialogue.json', 'dialogue.panel.0.seats', 4),
      ['charters/pmm-lac/dialogue.json: dialogue.panel: the seats 4 + 2 + 1 = 7; expected 6, the talks'],
    ],
    [
      'talks that do not fit the session',
      changed('dialogue.json', 'dialogue.sessionMinutes', 20),
      ['charters/pmm-lac/dialogue.json: dialogue.sessionMinutes: is 20; 6 talks of 5 minutes take 30'],
    ],
    [
      'a panel sector that nobody takes part for',
      changed('dialogue.json', 'dialogue.panel.2.sector', 'town-halls'),
      [
        'charters/pmm-lac/dialogue.json: dialogue.panel[2].sector: sector "town-halls" is not known; expected civil-society, national-government, local-government, un, other',
        'charters/pmm-lac/rules.json: rules[39].text.es: {$dialogue.panel.local-government} is no figure of the charter; expected one such as {$dialogue.panel.civil-society}, {$dialogue.panel.national-government}, {$dialogue.panel.town-halls}',
        'charters/pmm-lac/rules.json: rules[39].text.en: {$dialogue.panel.local-government} is no figure of the charter; expected one such as {$dialogue.panel.civil-society}, {$dialogue.panel.national-government}, {$dialogue.panel.town-halls}',
      ],
    ],
    [
      'a priority that is not the mesa’s',
      changed('mesas.json', 'mesas.1.priorities.0.objectives.0', 5),
      [
        "charters/pmm-lac/mesas.json: mesas[1].priorities[0].objectives[0]: objective 5 is not one of the mesa's; expected 4, 8, 9, 10, 11, 13, 21",
      ],
    ],
    [
      'more subregions on a panel than there are',
      changed('dialogue.json', 'dialogue.balance.figures.subregions', 5),
      [
        'charters/pmm-lac/dialogue.json: dialogue.balance.figures.subregions: is 5; expected at most 4, as there are 4 subregions and 6 talks',
      ],
    ],
    [
      'a group that takes part for two sectors, and one that is not there',
      changed('dialogue.json', 'dialogue.sectors.3.groups', ['academia', 'cooks']),
      [
        'charters/pmm-lac/dialogue.json: dialogue.sectors[3].groups[1]: group "cooks" is not known; expected migrants, civil-society, migrant-diaspora-organizations, faith-based, local-authorities, private-sector, employers-workers, parliamentarians, nhri, red-cross-red-crescent, academia, media, other',
        'charters/pmm-lac/dialogue.json: dialogue.sectors[3].groups[0]: "academia" takes part for "civil-society" already',
      ],
    ],
    [
      'a role with an office that no theme has',
      changed('dialogue.json', 'dialogue.roles.1.office', 'secretariat'),
      [
        'charters/pmm-lac/dialogue.json: dialogue.roles[1].office: office of a theme "secretariat" is not known; expected facilitator, rapporteur',
      ],
    ],
    [
      'a kind of note without its section',
      changed('dialogue.json', 'dialogue.noteKinds.3.section', 'conclusions'),
      [
        'charters/pmm-lac/dialogue.json: dialogue.noteKinds[3].section: section of notes "conclusions" is not known; expected advances, challenges, recommendations',
        'charters/pmm-lac/report.json: report.sections[4]: no kind of note goes to "recommendations"; expected at least one',
      ],
    ],
    [
      'recommendations for the whole report',
      changed('report.json', 'report.sections.4.scope', 'report'),
      [
        'charters/pmm-lac/report.json: report.sections[4].scope: "recommendations" holds recommendations; expected theme, as their numbers count within a theme',
      ],
    ],
    [
      'liaison seats that do not add up (8 + 2 = 10)',
      changed('offices.json', 'liaison.seatsPerMesa', 3),
      [
        'charters/pmm-lac/offices.json: offices[3].seats: is 10; expected 14 (4 mesas × 3 + 2 agencies)',
        'charters/pmm-lac/offices.json: liaison.mesaOffices: names 2; expected 3, one for each seat of a mesa',
      ],
    ],
    [
      'a seat of a mesa for an office it has not',
      changed('offices.json', 'liaison.mesaOffices.1', 'operator'),
      [
        'charters/pmm-lac/offices.json: liaison.mesaOffices[1]: office of a mesa "operator" is not known; expected secretariat, delegate, alternate-delegate',
      ],
    ],
    [
      'a first turn at the technical table of a mesa that there is not',
      changed('mesas.json', 'technicalTable.firstTurn.mesa', 5),
      ['charters/pmm-lac/mesas.json: technicalTable.firstTurn.mesa: mesa 5 does not exist; there are 1 to 4'],
    ],
    [
      'more agency seats than agencies',
      changed('offices.json', 'liaison.agencySeats', 8),
      [
        'charters/pmm-lac/offices.json: offices[3].seats: is 10; expected 16 (4 mesas × 2 + 8 agencies)',
        'charters/pmm-lac/offices.json: liaison.agencySeats: is 8; the working group has 7 agencies',
      ],
    ],
    [
      'a body and a power that do not exist',
      withThese(['offices.json', 'offices.0.body', 'mesas'], ['offices.json', 'offices.1.powers.0', 'rule']),
      [
        'charters/pmm-lac/offices.json: offices[0].body: is "mesas"; expected mechanism, mesa, liaison, working-group, organization, theme',
        'charters/pmm-lac/offices.json: offices[1].powers[0]: is "rule"; expected grant-mandates, review-applications, assist-joining, import-members, decide-objections, convene-dialogue, invite, host-session, take-notes, edit-report, approve-naming, release-report, represent-organization, see-members, convene-election, oversee-election, represent-agency',
      ],
    ],
    [
      'a limit of re-elections without a term to measure by',
      changed('offices.json', 'offices.0.termMonths', null),
      ['charters/pmm-lac/offices.json: offices[0].reelections: is 1 without a term; expected null'],
    ],
    [
      'parity among genders and offices that there are not',
      changed('offices.json', 'parity', { genders: ['woman', 'x'], maxDifference: 1, offices: ['operator'] }),
      [
        'charters/pmm-lac/offices.json: parity.genders[1]: gender "x" is not known; expected woman, man, non-binary, undisclosed',
        'charters/pmm-lac/offices.json: parity.offices[0]: office of a mesa "operator" is not known; expected secretariat, delegate, alternate-delegate',
      ],
    ],
    [
      'nobody who could grant a mandate',
      changed('offices.json', 'offices.5.powers', ['see-members']),
      [
        'charters/pmm-lac/offices.json: offices: no office of the mechanism has the power grant-mandates; expected at least one',
      ],
    ],
    [
      'an agency that is not of the network',
      changed('agencies.json', 'workingGroup.agencies.0', 'imf'),
      [
        'charters/pmm-lac/agencies.json: workingGroup.agencies[0]: agency of the network "imf" is not known; expected ohchr, unhcr, eclac, fao, ocha, iom, ilo, who-paho, unido, un-habitat, un-women, unaids, wfp, undp, unesco, unfpa, unicef, unodc, unops',
      ],
    ],
    [
      'a key there twice',
      changed('membership.json', 'groups.1.key', 'migrants'),
      [
        'charters/pmm-lac/membership.json: groups[1].key: "migrants" is already at groups[0]',
        'charters/pmm-lac/dialogue.json: dialogue.sectors[0].groups[1]: group "civil-society" is not known; expected migrants, migrants, migrant-diaspora-organizations, faith-based, local-authorities, private-sector, employers-workers, parliamentarians, nhri, red-cross-red-crescent, academia, media, other',
      ],
    ],
    [
      'a country that there is not, and a subregion',
      withThese(
        ['region.json', 'region.countries.0.code', 'XX'],
        ['region.json', 'region.countries.1.subregion', 'antarctica'],
      ),
      [
        'charters/pmm-lac/region.json: region.countries[0].code: "XX" is no ISO 3166-1 country code',
        'charters/pmm-lac/region.json: region.countries[1].subregion: subregion "antarctica" is not known; expected south-america, central-america, north-america, caribbean',
      ],
    ],
    [
      'a zone that there is not',
      changed('charter.json', 'zones.1.zone', 'America/Macondo'),
      [
        'charters/pmm-lac/charter.json: zones[1].zone: is "America/Macondo"; is not an IANA time zone; expected a name such as America/Bogota',
      ],
    ],
    [
      'an offset in place of a zone',
      changed('charter.json', 'zones.1.zone', '-05:00'),
      [
        'charters/pmm-lac/charter.json: zones[1].zone: is "-05:00"; is not an IANA time zone; expected a name such as America/Bogota',
      ],
    ],
    [
      'a rule that names a figure the charter does not have',
      changed('rules.json', 'rules.0.text.en', 'All {$groups.number} groups.'),
      [
        'charters/pmm-lac/rules.json: rules[0].text.en: {$groups.number} is no figure of the charter; expected one such as {$groups.count}, {$groups.list}, {$genders.list}',
      ],
    ],
    [
      'a rule that is not a message',
      changed('rules.json', 'rules.0.text.en', 'All {groups.'),
      ["charters/pmm-lac/rules.json: rules[0].text.en: is not a MessageFormat 2 message: Missing ' ' at 12"],
    ],
    [
      'a rule with a list and a document that there are not',
      withThese(['rules.json', 'rules.4.list', 'prices'], ['rules.json', 'rules.4.sources.0.document', 'statute']).map(
        (line) => line.replace(/expected .*/, 'expected …'),
      ),
      [
        'charters/pmm-lac/rules.json: rules[4].list: list "prices" is not known; expected …',
        'charters/pmm-lac/rules.json: rules[4].sources[0].document: document "statute" is not known; expected …',
      ],
    ],
    [
      'the first language missing, another language too many, an empty text',
      withThese(
        ['mesas.json', 'mesas.0.title', { en: 'Drivers' }],
        ['mesas.json', 'mesas.1.title.qu', 'x'],
        ['mesas.json', 'mesas.2.title.es', '  '],
      ),
      [
        'charters/pmm-lac/mesas.json: mesas[0].title.es: is missing; expected a text',
        'charters/pmm-lac/mesas.json: mesas[1].title.qu: is not a member that a charter has here',
        'charters/pmm-lac/mesas.json: mesas[2].title.es: is "  "; is empty',
      ],
    ],
    [
      'members missing, of another kind, too small',
      withThese(
        ['report.json', 'report.releases', undefined],
        ['report.json', 'report.smallCellThreshold', '5'],
        ['dialogue.json', 'dialogue.talks', 0],
      ),
      [
        'charters/pmm-lac/dialogue.json: dialogue.talks: is 0; expected at least 1',
        'charters/pmm-lac/report.json: report.smallCellThreshold: is "5"; expected a whole number',
        'charters/pmm-lac/report.json: report.releases: is missing; expected a whole number',
      ],
    ],
    [
      'a date that no calendar has',
      changed('charter.json', 'date', '2026-02-30'),
      ['charters/pmm-lac/charter.json: date: is "2026-02-30"; expected a date such as 2023-08-08'],
    ],
    [
      'a language that is none',
      changed('charter.json', 'languages', ['es', 'EN']),
      ['charters/pmm-lac/charter.json: languages: is ["es","EN"]; expected language codes such as es or pt-BR'],
    ],
    [
      'another key than its folder',
      changed('charter.json', 'key', 'pmm-africa'),
      ['charters/pmm-lac/charter.json: key: is "pmm-africa"; expected "pmm-lac", its folder'],
    ],
    [
      'a part that stands in another file, and one that no charter has',
      withThese(['report.json', 'cadence', {}], ['report.json', 'budget', 1]),
      [
        'charters/pmm-lac/report.json: cadence: belongs in mesas.json',
        'charters/pmm-lac/report.json: budget: is not a part that a charter has',
      ],
    ],
    [
      'a member written twice, of which JSON would keep the last',
      problems(withText(files, 'report.json', '"releases": 2', '"releases": 1, "releases": 2')),
      ['charters/pmm-lac/report.json: report.releases: is there twice'],
    ],
    [
      'a file that is missing',
      problems(new Map([...files].filter(([name]) => name !== 'report.json'))),
      ['charters/pmm-lac/report.json: report: is missing; expected an object'],
    ],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });

  test('a file that is not JSON', () => {
    const [line, ...rest] = problems(new Map([...files, ['report.json', '{"report": }']]));
    expect(line).toMatch(/^charters\/pmm-lac\/report\.json: is not JSON: Unexpected token/);
    expect(rest).toEqual([]);
  });
});

describe('readCharter', () => {
  test('throws all problems in one message, one a line', () => {
    const broken = withChanges(files, ['charter.json', 'version', 'one'], ['report.json', 'report.releases', 0]);
    expect(() => readAgain(broken, folder)).toThrow(
      new CharterError([
        'charters/pmm-lac/charter.json: version: is "one"; expected a number such as 1.0',
        'charters/pmm-lac/report.json: report.releases: is 0; expected at least 1',
      ]),
    );
  });

  test('says in one line that there is no such charter', () => {
    expect(() => readCharter('pmm-mars')).toThrow(
      /^charter "pmm-mars" cannot be read: ENOENT.*; expected a folder in charters\/ such as pmm-lac$/,
    );
  });

  test('reads by key and by folder', () => {
    expect(readCharter('pmm-lac').digest).toBe(readCharter('charters/pmm-lac').digest);
    expect(readCharter(riverBasin).key).toBe('river-basin');
  });
});

describe('the digest of a charter', () => {
  const { digest } = readAgain(files, folder);

  test('is a SHA-256 in hexadecimal', () => {
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });

  test('does not depend on spacing or the order of members', () => {
    const respaced = new Map(
      [...files].reverse().map(([name, text]) => {
        const members = Object.entries(JSON.parse(text)).reverse();
        return [name, JSON.stringify(Object.fromEntries(members), null, 7)];
      }),
    );
    expect(readAgain(respaced, folder).digest).toBe(digest);
  });

  test('changes with a single figure', () => {
    const other = readAgain(withChanges(files, ['report.json', 'report.smallCellThreshold', 6]), folder);
    expect(other.digest).not.toBe(digest);
  });
});
