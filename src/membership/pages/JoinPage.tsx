import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import type { Reason } from '../../platform/result.ts';
import { Disclosure } from '../../ui/components/Disclosure.tsx';
import { Form } from '../../ui/components/Form.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { joiningSteps } from '../rules/joining-steps.ts';
import { unfinishedDays } from '../rules/keeping.ts';
import { officeTitles } from './words.ts';

type Props = { reader: Reader; charter: Charter; once: string; reasons: readonly Reason[] };

/** What joining means, what will be asked, who decides by which rule; and the button that begins. */
export function JoinPage({ reader, charter, once, reasons }: Props) {
  const { t, to } = reader;
  const title = t('membership.join.title');
  const mechanism = reader.text(charter.name);
  return (
    <Layout
      reader={reader}
      title={title}
      current="/sumarse"
      description={`${t('membership.join.lead')} ${mechanism}`}
      failed={reasons.length > 0}
      enhance
    >
      <PageHead title={title} kicker={mechanism} lead={t('membership.join.lead')} />
      <p>{t('membership.join.open')}</p>
      <section id="preguntas">
        <h2>{t('membership.join.asked')}</h2>
        <p>
          {t('membership.join.asked-text')} {t('membership.join.saved', { days: unfinishedDays })}
        </p>
        <ul>
          {joiningSteps.map((step) => (
            <li>{t(`membership.join.asked.${step}`)}</li>
          ))}
        </ul>
        <Form
          reader={reader}
          action={to('/sumarse')}
          reasons={reasons}
          submit={t('membership.join.start')}
          once={once}
        />
      </section>
      <Meaning reader={reader} charter={charter} />
      <Deciding reader={reader} charter={charter} />
      <section id="sin-correo">
        <h2>{t('membership.join.assisted')}</h2>
        <p>
          {t('membership.join.assisted-text')} <a href={to('/mesas#escribir')}>{t('membership.join.assisted-link')}</a>
        </p>
      </section>
      <section id="datos">
        <h2>{t('membership.join.privacy')}</h2>
        <p>
          {t('membership.join.privacy-text')} <a href={to('/privacidad')}>{t('membership.join.privacy-link')}</a>
        </p>
      </section>
    </Layout>
  );
}

type SectionProps = Pick<Props, 'reader' | 'charter'>;

function Meaning({ reader, charter }: SectionProps) {
  const { t } = reader;
  const { principles, maxMesas } = charter.membership;
  return (
    <section id="que-significa">
      <h2>{t('membership.join.meaning')}</h2>
      <ul>
        <li>
          {maxMesas === null
            ? t('membership.join.meaning.mesas', { n: charter.mesas.length })
            : t('membership.join.meaning.mesas-most', { n: charter.mesas.length, max: maxMesas })}
        </li>
        <li>{t('membership.join.meaning.dialogue', { dialogue: reader.text(charter.dialogue.title) })}</li>
        <li>{t('membership.join.meaning.free')}</li>
      </ul>
      <Disclosure summary={t('membership.join.principles', { n: principles.length })}>
        <ul>
          {principles.map((principle) => (
            <li>
              <strong>{reader.text(principle.title)}.</strong> {reader.text(principle.text)}
            </li>
          ))}
        </ul>
      </Disclosure>
    </section>
  );
}

function Deciding({ reader, charter }: SectionProps) {
  const { t, to } = reader;
  const { refusalReasons, objectionDays } = charter.membership;
  return (
    <section id="quien-decide">
      <h2>{t('membership.join.deciding')}</h2>
      <p>
        {t('membership.join.deciding-text', {
          office: reader.list(officeTitles(reader, charter, 'review-applications')),
        })}{' '}
        {t('membership.join.deciding-refusal')}
      </p>
      <ul>
        {refusalReasons.map(({ title }) => (
          <li>{reader.text(title)}</li>
        ))}
      </ul>
      <p>
        {t('membership.join.deciding-objection', { days: objectionDays, liaison: reader.text(charter.liaison.title) })}{' '}
        <a href={to('/reglas#membership')}>{t('membership.join.rules')}</a>
      </p>
    </section>
  );
}
