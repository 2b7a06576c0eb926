import { describe, expect, test } from 'vitest';
import { readCharter } from '../read-charter.ts';
import { type Change, filesOf, readAgain, riverBasin, withChanges } from '../testing/charter-files.ts';
import type { Charter } from '../types.ts';
import { ruleInForce, rulePath, rulesInForce } from './rules-in-force.ts';

const folder = 'charters/pmm-lac';
const charter = readCharter('pmm-lac');
const changed = (...changes: readonly Change[]) => readAgain(withChanges(filesOf(folder), ...changes), folder);
const textOf = (of: Charter, key: string, language = 'es') => ruleInForce(of, key, language)?.text;

describe('a rule says the figure that the code obeys', () => {
  test.each<[string, Charter, string, string, string]>([
    [
      'six presentations of five minutes',
      charter,
      'dialogue-format',
      'Cada tema tiene una sesión híbrida de 120 minutos con el método Lightning Talk: 6 presentaciones de 5 minutos, 30 minutos en total; el resto es para dialogar.',
      'Each topic has a hybrid session of 120 minutes with the Lightning Talk method: 6 talks of 5 minutes, 30 minutes in all; the rest is for dialogue.',
    ],
    [
      'seven of four, once the charter says so',
      changed(
        ['dialogue.json', 'dialogue.talks', 7],
        ['dialogue.json', 'dialogue.minutesEach', 4],
        ['dialogue.json', 'dialogue.panel.2.seats', 2],
      ),
      'dialogue-format',
      'Cada tema tiene una sesión híbrida de 120 minutos con el método Lightning Talk: 7 presentaciones de 4 minutos, 28 minutos en total; el resto es para dialogar.',
      'Each topic has a hybrid session of 120 minutes with the Lightning Talk method: 7 talks of 4 minutes, 28 minutes in all; the rest is for dialogue.',
    ],
    [
      '8 + 2 = 10',
      charter,
      'liaison-seats',
      'La Mesa de Vinculación tiene 10 asientos: 8 de las mesas (2 de cada una) y 2 de agencias de las Naciones Unidas.',
      'The Liaison Mesa has 10 seats: 8 of the mesas (2 of each) and 2 of United Nations agencies.',
    ],
    [
      '12 + 2 = 14, once the charter says so',
      changed(
        ['offices.json', 'liaison.seatsPerMesa', 3],
        ['offices.json', 'liaison.mesaOffices', ['secretariat', 'delegate', 'alternate-delegate']],
        ['offices.json', 'offices.3.seats', 14],
      ),
      'liaison-seats',
      'La Mesa de Vinculación tiene 14 asientos: 12 de las mesas (3 de cada una) y 2 de agencias de las Naciones Unidas.',
      'The Liaison Mesa has 14 seats: 12 of the mesas (3 of each) and 2 of United Nations agencies.',
    ],
    [
      'as many mesas as it wants',
      charter,
      'choice-of-mesas',
      'Cada organización participa en tantas mesas como quiera, según su especialización, sus intereses y su capacidad.',
      'Each organization takes part in as many mesas as it wants, according to its expertise, interests and capacity.',
    ],
    [
      'at most two mesas, once the charter says so',
      changed(['membership.json', 'membership.maxMesas', 2]),
      'choice-of-mesas',
      'Cada organización participa como máximo en 2 de las 4 mesas, según su especialización, sus intereses y su capacidad.',
      'Each organization takes part in at most 2 of the 4 mesas, according to its expertise, interests and capacity.',
    ],
    [
      'no parity, once the charter says so',
      changed(['offices.json', 'parity', null]),
      'parity',
      'No hay regla de paridad.',
      'There is no parity rule.',
    ],
    [
      'nobody named at all, once the charter says so',
      changed(['report.json', 'report.attribution.governmentsMayBeNamed', false]),
      'report-non-attribution',
      'No se identifica por su nombre a ninguna persona, organización o gobierno, para que el diálogo sea franco y propositivo.',
      'No person, organization or Government is identified by name, so that the dialogue is frank and constructive.',
    ],
    [
      'two releases by different persons',
      charter,
      'report-release',
      'El informe se publica cuando 2 personas distintas con ese poder lo liberan.',
      'The report is published when 2 different persons with that power release it.',
    ],
    [
      'one release, once the charter says so',
      changed(['report.json', 'report.releases', 1]),
      'report-release',
      'El informe se publica cuando una persona con ese poder lo libera.',
      'The report is published when a person with that power releases it.',
    ],
    [
      'monthly, once the charter says so',
      changed(['mesas.json', 'cadence.mesaMonths', 1]),
      'mesa-meetings',
      'Cada mesa se reúne al menos una vez al mes.',
      'Each mesa meets at least once a month.',
    ],
    [
      'one seat for each e-mail address',
      charter,
      'dialogue-access',
      'La sesión es cerrada: cada participante recibe una invitación y un enlace propios. Desde cada dirección de correo entra una sola persona.',
      'The session is closed: each participant receives an invitation and a link of her or his own. Only one person comes in from each e-mail address.',
    ],
    [
      'open to all, once the charter says so',
      changed(['dialogue.json', 'dialogue.access', 'open']),
      'dialogue-access',
      'La sesión está abierta a quien quiera entrar.',
      'The session is open to whoever wants to come.',
    ],
  ])('%s', (_, of, key, spanish, english) => {
    expect(textOf(of, key, 'es')).toBe(spanish);
    expect(textOf(of, key, 'en')).toBe(english);
  });

  test('every figure of terms, re-elections, cadence, threshold and objections is in its rule', () => {
    const figures: Record<string, Change> = {
      term: ['offices.json', 'offices.1.termMonths', 19],
      reelection: ['offices.json', 'offices.1.reelections', 19],
      'mesa-meetings': ['mesas.json', 'cadence.mesaMonths', 19],
      'liaison-meetings': ['mesas.json', 'cadence.liaisonMonths', 19],
      exchanges: ['mesas.json', 'cadence.exchangeMonths', 19],
      'dialogue-meetings': ['mesas.json', 'cadence.dialogueMonths', 19],
      'technical-table': ['mesas.json', 'technicalTable.turnMonths', 19],
      'liaison-agency-round': ['offices.json', 'liaison.agencyRound.consentDays', 19],
      'report-small-cells': ['report.json', 'report.smallCellThreshold', 19],
      objection: ['membership.json', 'membership.objectionDays', 19],
      parity: ['offices.json', 'parity.maxDifference', 19],
    };
    for (const [key, change] of Object.entries(figures)) {
      for (const language of charter.languages) {
        expect(textOf(charter, key, language)).not.toContain('19');
        expect(textOf(changed(change), key, language)).toContain('19');
      }
    }
  });
});

describe('the rules in force', () => {
  test('stand in eight groups, each rule once, none without text or source', () => {
    const groups = rulesInForce(charter, 'es');
    expect(groups.map(({ group, rules }) => [group, rules.length])).toEqual([
      ['membership', 7],
      ['mesas', 5],
      ['elections', 16],
      ['liaison', 7],
      ['dialogue', 11],
      ['report', 5],
      ['cadence', 4],
      ['data', 5],
    ]);
    for (const { rules } of groups) {
      for (const rule of rules) {
        expect(rule.text).not.toMatch(/[{}$�]|unlimited|none/);
        expect(rule.sources.length).toBeGreaterThan(0);
      }
    }
  });

  test('print the list that a rule announces', () => {
    expect(ruleInForce(charter, 'membership-nothing', 'es')).toBeNull();
    expect(ruleInForce(charter, 'refusal', 'en')?.list).toEqual([
      'The organization is already a member or already has an application under way',
      'It could not be confirmed that the application comes from the organization, or it could not be reached',
      'What the organization does is unrelated to the Global Compact for Migration',
      'The organization does not accept the principles of participation',
    ]);
    expect(ruleInForce(charter, 'mesas-and-objectives', 'es')?.list).toEqual([
      '1. Factores de la migración y rutas regulares (2, 5, 6, 12, 18)',
      '2. Gobernanza migratoria, salvar vidas y reintegración sostenible (4, 8, 9, 10, 11, 13, 21)',
      '3. Inclusión (14, 15, 16, 19, 20, 22)',
      '4. Datos, información y políticas basadas en evidencia (1, 3, 7, 17, 23)',
    ]);
  });

  test('name document, symbol, date and paragraph', () => {
    expect(ruleInForce(charter, 'guiding-principles', 'en')?.sources).toEqual([
      {
        document: 'General Assembly resolution: Global Compact for Migration',
        symbol: 'A/RES/73/195',
        date: Temporal.PlainDate.from('2018-12-19'),
        paragraph: 'Paragraph 15',
      },
    ]);
  });

  test.each([
    'election-count',
    'election-secrecy',
    'election-roll',
    'election-candidates',
    'election-bounds',
    'parity',
    'liaison-agency-round',
    'dialogue-balance',
  ])('%s: what no document says in figures or method is first of all this charter’s decision', (key) => {
    expect(ruleInForce(charter, key, 'es')?.sources[0]?.document).toBe(
      'Decisión de esta carta, a falta de documento que lo fije',
    );
  });

  test('a rule without a translation is said in the first language, and says so', () => {
    const half = changed(['rules.json', 'rules.4.text.en', undefined], ['rules.json', 'rules.4.title.en', undefined]);
    expect(ruleInForce(half, 'honorary', 'en')).toMatchObject({
      language: 'es',
      title: 'La participación es honorífica',
      text: 'Ser miembro u ocupar un cargo no se paga ni cuesta nada.',
    });
  });

  test('of another charter, by the same code', () => {
    const other = readCharter(riverBasin);
    expect(rulesInForce(other, 'fr').flatMap(({ rules }) => rules.map(({ text }) => text))).toEqual([
      'Chaque organisation choisit 1 des 2 tables.',
      'Il n’y a pas de règle de parité.',
      'Candidatures : 7 jours. Vote : 2 jours. On élit 2. Quorum : 0 pour cent.',
      'Il y a 4 prises de parole de 7 minutes : 2 des villages et 2 des mairies. L’heure est donnée pour Cayenne et Paris.',
      'Moins de 3 personnes ne sont pas montrées à part.',
    ]);
  });

  test('can be linked to from other pages', () => {
    expect(rulePath('parity')).toBe('/reglas#regla-parity');
  });
});
