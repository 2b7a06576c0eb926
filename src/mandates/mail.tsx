import { homeZone } from '../charter/rules/home-zone.ts';
import { officeByKey } from '../charter/rules/offices.ts';
import type { Deps } from '../deps.ts';
import type { Mail } from '../platform/mail.ts';
import type { Reader } from '../platform/reader.ts';
import { letterTo } from '../ui/mail/letter-to.ts';
import type { EndCause } from './end-mandate.ts';
import { bodyTitle, officeTitle } from './pages/body-title.ts';
import type { Body } from './types.ts';

type Needs = Pick<Deps, 'charter' | 'baseUrl'>;
type Addressee = { readonly name: string; readonly email: string; readonly language: string };
type Post = { readonly office: string; readonly body: Body };

/** To whoever was given an office: which, since when, and how to come in. */
export const appointedMail = (
  deps: Needs,
  to: Addressee,
  post: Post & { readonly startsAt: Temporal.Instant },
  at: Temporal.Instant,
): Mail =>
  letterTo(deps.charter, to, (reader) => {
    const office = officeByKey(deps.charter, post.office);
    const facts = { ...named(reader, deps, to, post), from: dayOf(reader, deps, post.startsAt) };
    const isAhead = Temporal.Instant.compare(post.startsAt, at) > 0;
    return {
      subject: reader.t('mandates.mail.appointed.subject', facts),
      paragraphs: [
        reader.t('mandates.mail.greeting', facts),
        reader.t(isAhead ? 'mandates.mail.appointed.ahead' : 'mandates.mail.appointed.text', facts),
        ...(office ? [reader.text(office.summary)] : []),
        ...(office?.secondFactor ? [reader.t('mandates.mail.appointed.factor')] : []),
      ],
      action: { label: reader.t('mandates.mail.appointed.action'), url: deps.baseUrl + reader.to('/entrar') },
      closing: reader.t('mandates.mail.appointed.closing'),
    };
  });

/** To whoever held it: that it ended, and why; `withSeat`: that a seat in the liaison table ended with it. */
export const endedMail = (
  deps: Pick<Deps, 'charter'>,
  to: Addressee,
  post: Post & { readonly cause: EndCause; readonly withSeat: boolean },
): Mail =>
  letterTo(deps.charter, to, (reader) => {
    const cause = reader.t(`mandates.cause.${post.cause}`);
    const facts = { ...named(reader, deps, to, post), cause };
    return {
      subject: reader.t('mandates.mail.ended.subject', facts),
      paragraphs: [
        reader.t('mandates.mail.greeting', facts),
        reader.t('mandates.mail.ended.text', facts),
        ...(post.withSeat ? [reader.t('mandates.end.seat', { body: reader.text(deps.charter.liaison.title) })] : []),
      ],
      closing: reader.t('mandates.mail.ended.closing'),
    };
  });

const named = (reader: Reader, { charter }: Pick<Deps, 'charter'>, { name }: Addressee, { office, body }: Post) => ({
  name,
  office: officeTitle(reader, charter, office),
  body: bodyTitle(reader, charter, body),
});

const dayOf = (reader: Reader, { charter }: Needs, at: Temporal.Instant): string =>
  reader.date(at.toZonedDateTimeISO(homeZone(charter)).toPlainDate());
