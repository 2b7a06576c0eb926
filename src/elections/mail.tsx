import { homeZone } from '../charter/rules/home-zone.ts';
import type { Charter } from '../charter/types.ts';
import type { Deps } from '../deps.ts';
import { bodyTitle } from '../mandates/pages/body-title.ts';
import type { Mail } from '../platform/mail.ts';
import type { Reader, Texts } from '../platform/reader.ts';
import { letterTo } from '../ui/mail/letter-to.ts';
import { contestTitle } from './pages/words.ts';
import type { AdmissionProposal, Refusal } from './rules/admission.ts';
import type { Candidacy, Election } from './types.ts';

type Needs = Pick<Deps, 'charter' | 'baseUrl'>;
type Address = { readonly email: string; readonly name: string; readonly language: string };
type About = Pick<Election, 'slug' | 'body' | 'contest' | 'calendar' | 'seats'>;

/** To those who speak for the members: an election is called, candidacies may come. */
export const convenedMail = (deps: Needs, to: Address, election: About): Mail =>
  letterTo(deps.charter, to, (reader) => ({
    subject: reader.t('elections.mail.convened.subject', said(reader, deps.charter, election)),
    paragraphs: [
      greeting(reader, to),
      reader.t('elections.mail.convened.text', {
        ...said(reader, deps.charter, election),
        seats: election.seats,
        until: moment(reader, deps.charter, election.calendar.candidaciesUntil),
      }),
      reader.t('elections.mail.convened.vote', {
        from: moment(reader, deps.charter, election.calendar.votingFrom),
        until: moment(reader, deps.charter, election.calendar.votingUntil),
      }),
      reader.t('elections.mail.convened.roll'),
    ],
    action: { label: reader.t('elections.mail.see'), url: pageUrl(deps, reader, election) },
  }));

/** `token` opens the candidacy: in a letter, it stands nowhere else. `proposer`: null where it is the person's own. */
export const nominationMail = (
  deps: Needs,
  to: Address,
  about: { readonly election: About; readonly organization: string; readonly proposer: string | null },
  token: string,
): Mail =>
  letterTo(deps.charter, to, (reader) => {
    const words = { ...said(reader, deps.charter, about.election), organization: about.organization };
    return {
      subject: reader.t('elections.mail.nomination.subject', words),
      paragraphs: [
        greeting(reader, to),
        about.proposer === null
          ? reader.t('elections.mail.nomination.own', words)
          : reader.t('elections.mail.nomination.text', { ...words, proposer: about.proposer }),
        reader.t('elections.mail.nomination.asked', {
          until: moment(reader, deps.charter, about.election.calendar.candidaciesUntil),
        }),
        reader.t('elections.mail.personal'),
      ],
      action: { label: reader.t('elections.mail.nomination.action'), url: linkUrl(deps, reader, token) },
      closing: reader.t('elections.mail.not-expected'),
    };
  });

export const withdrawnMail = (deps: Needs, to: Address, election: About): Mail =>
  letterTo(deps.charter, to, (reader) => ({
    subject: reader.t('elections.mail.withdrawn.subject', said(reader, deps.charter, election)),
    paragraphs: [greeting(reader, to), reader.t('elections.mail.withdrawn.text', said(reader, deps.charter, election))],
  }));

/** Admitted, or refused with the reason, the words, and until when it may be objected to. */
export const decisionMail = (
  deps: Needs,
  to: Address,
  { election, decision }: { readonly election: About; readonly decision: AdmissionProposal },
  token: string,
): Mail =>
  letterTo(deps.charter, to, (reader) => {
    const words = said(reader, deps.charter, election);
    const admitted = decision.outcome === 'admitted';
    return {
      subject: reader.t(`elections.mail.${decision.outcome}.subject`, words),
      paragraphs: [
        greeting(reader, to),
        reader.t(`elections.mail.${decision.outcome}.text`, words),
        ...(decision.reason ? [reader.t(`elections.refusal.${decision.reason}`)] : []),
        ...(decision.explanation ? [decision.explanation] : []),
        ...(admitted
          ? []
          : [
              reader.t('elections.mail.refused.object', {
                until: moment(reader, deps.charter, election.calendar.objectionsUntil),
              }),
            ]),
        reader.t('elections.mail.personal'),
      ],
      action: { label: reader.t('elections.mail.candidacy'), url: linkUrl(deps, reader, token) },
    };
  });

/** To those who answer objections. */
export const objectionWaitsMail = (
  deps: Needs,
  to: Address,
  election: About,
  candidacy: Pick<Candidacy, 'id' | 'name'>,
): Mail =>
  letterTo(deps.charter, to, (reader) => ({
    subject: reader.t('elections.mail.objection.subject', said(reader, deps.charter, election)),
    paragraphs: [
      greeting(reader, to),
      reader.t('elections.mail.objection.text', { candidate: candidacy.name, ...said(reader, deps.charter, election) }),
    ],
    action: {
      label: reader.t('elections.mail.objection.action'),
      url: deps.baseUrl + reader.to(`/elecciones/${election.slug}/gestion/candidaturas/${candidacy.id}`),
    },
  }));

export const objectionAnswerMail = (
  deps: Needs,
  to: Address,
  about: {
    readonly election: About;
    readonly candidacy: Pick<Candidacy, 'name'>;
    readonly outcome: 'upheld' | 'dismissed';
    readonly explanation: string;
  },
): Mail =>
  letterTo(deps.charter, to, (reader) => ({
    subject: reader.t('elections.mail.answer.subject', said(reader, deps.charter, about.election)),
    paragraphs: [
      greeting(reader, to),
      reader.t(`elections.mail.answer.${about.outcome}`, { candidate: about.candidacy.name }),
      about.explanation,
    ],
    action: { label: reader.t('elections.mail.see'), url: pageUrl(deps, reader, about.election) },
  }));

/** Candidacies closed with too few, and go on. */
export const extendedMail = (deps: Needs, to: Address, election: About): Mail =>
  letterTo(deps.charter, to, (reader) => ({
    subject: reader.t('elections.mail.extended.subject', said(reader, deps.charter, election)),
    paragraphs: [
      greeting(reader, to),
      reader.t('elections.mail.extended.text', {
        ...said(reader, deps.charter, election),
        until: moment(reader, deps.charter, election.calendar.candidaciesUntil),
      }),
    ],
    action: { label: reader.t('elections.mail.see'), url: pageUrl(deps, reader, election) },
  }));

/** To those who are on the list. */
export const listedMail = (deps: Needs, to: Address, election: About): Mail =>
  letterTo(deps.charter, to, (reader) => ({
    subject: reader.t('elections.mail.listed.subject', said(reader, deps.charter, election)),
    paragraphs: [
      greeting(reader, to),
      reader.t('elections.mail.listed.text', {
        ...said(reader, deps.charter, election),
        from: moment(reader, deps.charter, election.calendar.votingFrom),
        until: moment(reader, deps.charter, election.calendar.votingUntil),
      }),
    ],
    action: { label: reader.t('elections.mail.see'), url: pageUrl(deps, reader, election) },
  }));

export const ineligibleMail = (deps: Needs, to: Address, election: About, reason: Refusal): Mail =>
  letterTo(deps.charter, to, (reader) => ({
    subject: reader.t('elections.mail.ineligible.subject', said(reader, deps.charter, election)),
    paragraphs: [
      greeting(reader, to),
      reader.t('elections.mail.ineligible.text', said(reader, deps.charter, election)),
      reader.t(`elections.refusal.${reason}`),
    ],
    action: { label: reader.t('elections.mail.see'), url: pageUrl(deps, reader, election) },
  }));

export const cancelledMail = (deps: Needs, to: Address, election: About & { readonly reason: Texts }): Mail =>
  letterTo(deps.charter, to, (reader) => ({
    subject: reader.t('elections.mail.cancelled.subject', said(reader, deps.charter, election)),
    paragraphs: [
      greeting(reader, to),
      reader.t('elections.mail.cancelled.text', said(reader, deps.charter, election)),
      reader.text(election.reason),
    ],
  }));

/** To whoever was named to cast an organization's vote, and to the substitute. */
export const voterMail = (
  deps: Needs,
  to: Address,
  election: About,
  { organization, voter }: { readonly organization: string; readonly voter: string },
): Mail =>
  letterTo(deps.charter, to, (reader) => ({
    subject: reader.t('elections.mail.voter.subject', { organization }),
    paragraphs: [
      greeting(reader, to),
      reader.t(to.name === voter ? 'elections.mail.voter.text' : 'elections.mail.voter.substitute', {
        ...said(reader, deps.charter, election),
        organization,
        voter,
      }),
      reader.t('elections.mail.voter.when', {
        from: moment(reader, deps.charter, election.calendar.votingFrom),
        until: moment(reader, deps.charter, election.calendar.votingUntil),
        email: to.email,
      }),
    ],
    action: { label: reader.t('elections.mail.see'), url: pageUrl(deps, reader, election) },
    closing: reader.t('elections.mail.not-expected'),
  }));

const said = (reader: Reader, charter: Charter, election: About) => ({
  contest: contestTitle(reader, charter, election),
  body: bodyTitle(reader, charter, election.body),
});

const moment = (reader: Reader, charter: Charter, at: Temporal.Instant): string => reader.moment(at, homeZone(charter));
const greeting = (reader: Reader, { name }: Address): string => reader.t('elections.mail.greeting', { name });
const pageUrl = ({ baseUrl }: Needs, reader: Reader, { slug }: About): string =>
  baseUrl + reader.to(`/elecciones/${slug}`);
const linkUrl = ({ baseUrl }: Needs, reader: Reader, token: string): string =>
  baseUrl + reader.to(`/candidatura/${token}`);
