import type { Charter } from '../../charter/types.ts';
import type { Reason } from '../../platform/result.ts';
import type { Dialogue, Theme } from '../types.ts';
import { type OpenRules, openBalance } from './panel.ts';
import { hasBegun } from './theme-changes.ts';

type ReadinessRules = OpenRules &
  Pick<Charter, 'offices'> & { readonly dialogue: Pick<Charter['dialogue'], 'interpretation'> };

/** What stands for a theme beside its own row. */
export type Equipped = {
  /** Keys of the offices someone holds. */
  readonly offices: readonly string[];
  /** Languages with a channel of interpretation. */
  readonly languages: readonly string[];
  readonly room: boolean;
  /** Names of those who hold an office of it and are not invited: only an invitation opens the room. */
  readonly uninvited: readonly string[];
};

/** What a theme needs for the day itself; `reasons` say what is missing, none: it is ready. */
export type Readiness = {
  readonly part: 'panel' | 'team' | 'interpretation' | 'room' | 'panel-held';
  readonly theme: number;
  readonly reasons: readonly Reason[];
};

/**
 * What has to be ready when a theme begins, and what is written down once it has. None of it keeps a dialogue from
 * being announced: a panel that falls short may be held, and is shown as it is.
 * `params.office` and `.language` are keys, to be shown by their titles.
 */
export function readiness(
  charter: ReadinessRules,
  dialogue: Pick<Dialogue, 'convenedAt'>,
  theme: Pick<Theme, 'n' | 'startsAt' | 'panel' | 'published'>,
  equipped: Equipped,
  at: Temporal.Instant,
): readonly Readiness[] {
  if (dialogue.convenedAt !== null && hasBegun(theme, at)) return [ready('panel-held', theme, aboutHeld(theme))];
  const offices = charter.offices.filter(({ body }) => body === 'theme').map(({ key }) => key);
  return [
    ready('panel', theme, aboutPlan(charter, dialogue, theme)),
    ready('team', theme, [
      ...missing(offices, equipped.offices, 'office-vacant', 'office'),
      ...(dialogue.convenedAt === null ? [] : equipped.uninvited.map(aboutUninvited)),
    ]),
    ready(
      'interpretation',
      theme,
      missing(charter.dialogue.interpretation, equipped.languages, 'channel-missing', 'language'),
    ),
    ready('room', theme, equipped.room ? [] : [{ code: 'room-missing' }]),
  ];
}

const ready = (part: Readiness['part'], { n }: Pick<Theme, 'n'>, reasons: readonly Reason[]): Readiness => ({
  part,
  theme: n,
  reasons,
});

const aboutUninvited = (name: string): Reason => ({ code: 'serving-uninvited', params: { name } });

const aboutHeld = ({ published }: Pick<Theme, 'published'>): Reason[] =>
  published.includes('held') ? [] : [{ code: 'panel-held-missing' }];

function aboutPlan(
  charter: ReadinessRules,
  { convenedAt }: Pick<Dialogue, 'convenedAt'>,
  { panel, published, startsAt }: Pick<Theme, 'panel' | 'published' | 'startsAt'>,
): readonly Reason[] {
  const { shortfalls } = openBalance(
    charter,
    panel.filter(({ stage }) => stage === 'planned'),
    startsAt,
  );
  const unpublished = convenedAt !== null && !published.includes('planned');
  return unpublished ? [...shortfalls, { code: 'panel-not-published' }] : shortfalls;
}

const missing = (
  due: readonly string[],
  there: readonly string[],
  code: 'office-vacant' | 'channel-missing',
  param: 'office' | 'language',
): Reason[] => due.filter((key) => !there.includes(key)).map((key) => ({ code, params: { [param]: key } }));
