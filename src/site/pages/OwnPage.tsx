import { lastDay } from '../../charter/rules/last-day.ts';
import type { Charter } from '../../charter/types.ts';
import { isResignable, resignationPath } from '../../mandates/rules/resignable.ts';
import type { Actor, HeldMandate } from '../../mandates/types.ts';
import type { Reader } from '../../platform/reader.ts';
import { ButtonLink } from '../../ui/components/Button.tsx';
import { Layout } from '../../ui/components/Layout.tsx';
import { Notice } from '../../ui/components/Notice.tsx';
import { PageHead } from '../../ui/components/PageHead.tsx';
import { type Task, TaskList } from '../../ui/components/TaskList.tsx';
import { mandateTitle } from './mandate-title.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  actor: Actor;
  done: 'resigned' | null;
  tasks: readonly Task[];
  /** Places that the person's mandates open, beside what is asked of them now. */
  places: readonly { readonly label: string; readonly href: string }[];
  /** Names of the organizations the person represents, by id. */
  organizations: ReadonlyMap<string, string>;
  /** What the themes they serve are called, by id. */
  themes: ReadonlyMap<string, string>;
};

/** A person's own page: what is asked of them, with dates; what their mandates open; until when. */
export function OwnPage({ reader, charter, actor, done, tasks, places, organizations, themes }: Props) {
  const title = reader.t('site.own.title');
  const waitsForFactor = actor.secondFactorAt === null && actor.mandates.some(({ secondFactor }) => secondFactor);
  return (
    <Layout reader={reader} title={title} robots="noindex" current="/mi">
      <PageHead title={title} kicker={actor.name} lead={reader.t('site.own.lead')} />
      {done && (
        <Notice reader={reader} kind="done">
          {reader.t(`mandates.done.${done}`)}
        </Notice>
      )}
      {waitsForFactor && (
        <Notice reader={reader} kind="attention" title={reader.t('site.own.factor')}>
          <p>{reader.t('site.own.factor-text')}</p>
          <p>
            <ButtonLink href={`${reader.to('/entrar/segundo-factor')}?volver=%2Fmi`}>
              {reader.t('site.own.factor-action')}
            </ButtonLink>
          </p>
        </Notice>
      )}
      {(tasks.length > 0 || !waitsForFactor) && <TaskList reader={reader} tasks={tasks} />}
      {places.length > 0 && (
        <section>
          <h2>{reader.t('site.own.places')}</h2>
          <ul class="rows links">
            {places.map(({ label, href }) => (
              <li>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{reader.t('site.own.mandates')}</h2>
        {actor.mandates.length === 0 ? (
          <p>{reader.t('site.own.no-mandates')}</p>
        ) : (
          <ul class="rows links">
            {actor.mandates.map((mandate) => (
              <MandateItem
                reader={reader}
                mandate={mandate}
                what={describe(reader, charter, mandate, { organizations, themes })}
              />
            ))}
          </ul>
        )}
      </section>
      <section>
        <h2>{reader.t('site.own.account')}</h2>
        <ul class="rows links">
          <li>
            <a href={reader.to('/mi/datos')}>{reader.t('site.own.data')}</a>
          </li>
          <li>
            <a href={reader.to('/mi/seguridad')}>{reader.t('site.own.security')}</a>
          </li>
        </ul>
      </section>
    </Layout>
  );
}

/** What is held until when, and a way to leave it where that is an office. */
function MandateItem({ reader, mandate, what }: { reader: Reader; mandate: HeldMandate; what: string }) {
  const leave = reader.t('mandates.resign.link');
  return (
    <li>
      {what}
      {isResignable(mandate) && (
        <>
          <br />
          <a href={reader.to(resignationPath(mandate.id))} aria-label={`${leave}: ${what}`}>
            {leave}
          </a>
        </>
      )}
    </li>
  );
}

function describe(
  reader: Reader,
  charter: Charter,
  mandate: HeldMandate,
  names: Pick<Props, 'organizations' | 'themes'>,
): string {
  const what = mandateTitle(reader, charter, mandate, names);
  if (!mandate.endsAt) return what;
  const until = reader.date(lastDay(charter, mandate.endsAt));
  return reader.t('site.own.until', { what, until });
}
