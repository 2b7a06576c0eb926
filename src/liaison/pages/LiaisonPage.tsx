import { rulePath } from '../../charter/rules/rules-in-force.ts';
import type { Charter } from '../../charter/types.ts';
import type { Organization } from '../../membership/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { Breadcrumb } from '../../ui/components/Breadcrumb.tsx';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { Contents, WithContents } from '../../ui/components/Contents.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import type { Turn } from '../rules/technical-turns.ts';
import type { Filling, Place, Round, Seating } from '../types.ts';
import { Balance } from './Balance.tsx';
import { Mismatches } from './Mismatches.tsx';
import { SeatsTable } from './SeatsTable.tsx';
import { TechnicalTurns } from './TechnicalTurns.tsx';
import { TermLine } from './TermLine.tsx';
import { agencyList, lastDayBefore } from './titles.ts';
import { Vacancies } from './Vacancies.tsx';

export type LiaisonProps = {
  reader: Reader;
  charter: Charter;
  seating: Seating;
  /** The member organizations of those who hold the seats, by id. */
  organizations: ReadonlyMap<string, Organization>;
  /** The last round for the seats of agencies. */
  round: Round | null;
  fillingOf: (place: Place & { readonly kind: 'mesa' }) => Filling;
  /** The mesas whose elections whoever reads may call. */
  convenes: readonly number[];
  /** Who coordinates the technical table, now and next; empty where there is none. */
  turns: readonly Turn[];
  at: Temporal.Instant;
  /** Whoever reads speaks for an agency. */
  speaks: boolean;
};

/** The liaison table: who holds its seats until when, what is vacant, how they balance, whose turn it is. */
export function LiaisonPage(props: LiaisonProps) {
  const { reader, charter, seating, turns } = props;
  const title = reader.text(charter.liaison.title);
  const lead = reader.t('liaison.lead', {
    total: seating.seats.length,
    mesas: charter.mesas.length,
    perMesa: charter.liaison.seatsPerMesa,
    agencies: charter.liaison.agencySeats,
  });
  const sections = [
    ['asientos', reader.t('liaison.seats')],
    ['vacantes', reader.t('liaison.vacancies')],
    ...(charter.liaison.agencySeats > 0 ? [['agencias', reader.t('liaison.agencies')]] : []),
    ['equilibrio', reader.t('liaison.balance')],
    ...(charter.technicalTable && turns.length > 0
      ? [['mesa-tecnica', reader.text(charter.technicalTable.title)]]
      : []),
  ] as const;
  return (
    <Layout
      reader={reader}
      title={title}
      current="/mecanismo"
      description={lead}
      example={seating.seats.some(({ holder, leftBy }) => holder?.example || leftBy?.example)}
      wide
    >
      <Breadcrumb reader={reader} trail={[{ label: reader.t('ui.nav.mechanism'), href: reader.to('/mecanismo') }]} />
      <WithContents
        head={<PageHead title={title} lead={lead} />}
        contents={
          <Contents
            title={reader.t('liaison.contents')}
            items={sections.map(([id, label]) => ({ label: label ?? '', href: `#${id}` }))}
          />
        }
      >
        <section id="asientos">
          <h2>{reader.t('liaison.seats')}</h2>
          <SeatsTable {...props} />
          <TermLine {...props} />
          <Mismatches {...props} />
          <RuleLink reader={reader} charter={charter} rule="liaison-seats" />
        </section>
        <Vacancies {...props} />
        {charter.liaison.agencySeats > 0 && <Agencies {...props} />}
        <Balance {...props} />
        <TechnicalTurns {...props} />
      </WithContents>
    </Layout>
  );
}

/** To the rule of the charter, where it has one by that name; to the liaison table's rules otherwise. */
export function RuleLink({ reader, charter, rule }: Pick<LiaisonProps, 'reader' | 'charter'> & { rule: string }) {
  const path = charter.rules.some(({ key }) => key === rule) ? rulePath(rule) : '/reglas#liaison';
  return (
    <p>
      <a href={reader.to(path)}>{reader.t('liaison.rule')}</a>
    </p>
  );
}

/** How agencies come to their seats, and how the last round stands. */
function Agencies({ reader, charter, round, speaks }: LiaisonProps) {
  const group = reader.text(charter.workingGroup.acronym);
  return (
    <section id="agencias">
      <h2>{reader.t('liaison.agencies')}</h2>
      <p>{reader.t('liaison.agencies.text', { group })}</p>
      {round && <p>{roundText(reader, charter, round)}</p>}
      <RuleLink reader={reader} charter={charter} rule="liaison-agency-round" />
      {speaks && (
        <p>
          <ButtonLink href={reader.to('/mesa-de-vinculacion/agencias')}>{reader.t('liaison.agencies.open')}</ButtonLink>
        </p>
      )}
    </section>
  );
}

/** What everyone may know of a round: who was proposed until when, and what came of it; not who objected, nor why. */
export function roundText(reader: Reader, charter: Charter, round: Round): string {
  const proposed = round.proposals.filter(({ place }) => place <= round.seats).map(({ agency }) => agency);
  const day = lastDayBefore(reader, charter, round.closesAt);
  const { ended } = round;
  if (!ended) return reader.t('liaison.round.open', { agencies: agencyList(reader, charter, proposed), day });
  const agencies = agencyList(reader, charter, ended.outcome === 'named' ? ended.named : proposed);
  return reader.t(`liaison.round.${ended.outcome}`, { agencies, day });
}
