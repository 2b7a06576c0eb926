import type { Charter } from '../../charter/types.ts';
import { officeTitle } from '../../mandates/pages/body-title.ts';
import type { Reader } from '../../platform/reader.ts';
import type { Reason } from '../../platform/result.ts';
import { languageTitle } from '../../ui/navigation.ts';
import type { Requirement } from '../rules/convening.ts';
import type { Readiness } from '../rules/readiness.ts';
import type { Dialogue, Theme } from '../types.ts';
import { managePath, themePath } from './ManagedPage.tsx';
import { stagePath } from './PanelPage.tsx';
import { panelReason } from './titles.ts';

/** One thing to prepare, as the list of what is done and what is missing shows it. */
export type PreparationItem = {
  readonly title: string;
  readonly href: string;
  readonly done: boolean;
  /** What is missing, in words. */
  readonly missing: readonly string[];
};

type Context = {
  readonly reader: Reader;
  readonly charter: Charter;
  readonly dialogue: Dialogue;
  readonly themes: readonly Theme[];
};

/** What announcing takes, part by part. */
export const requirementItem = (context: Context, { part, theme, reasons }: Requirement): PreparationItem =>
  item(context, part, theme, reasons);

/** What the day itself takes, theme by theme. */
export const readinessItem = (context: Context, { part, theme, reasons }: Readiness): PreparationItem =>
  item(context, part, theme, reasons);

type Part = Requirement['part'] | Readiness['part'];

function item(context: Context, part: Part, n: number | null, reasons: readonly Reason[]): PreparationItem {
  const { reader, dialogue, themes } = context;
  const theme = themes.find((one) => one.n === n);
  return {
    title: reader.t(`dialogues.convene.item.${part}`, { n: n ?? 0 }),
    href: reader.to(theme ? themePath(dialogue, theme, places[part]) : `${managePath(dialogue)}/${places[part]}`),
    done: reasons.length === 0,
    missing: reasons.map((reason) => inWords(context, reason)),
  };
}

/** Below the dialogue's management, or below the theme's where it is about one. */
const places = {
  dialogue: 'datos',
  themes: 'temas/nuevo',
  theme: '',
  questions: 'preguntas',
  agenda: 'agenda',
  panel: stagePath.planned,
  'panel-held': stagePath.held,
  team: 'equipo',
  interpretation: 'interpretacion',
  room: 'sala',
} as const satisfies Record<Part, string>;

function inWords({ reader, charter }: Context, reason: Reason): string {
  const { office, language } = reason.params ?? {};
  if (reason.code === 'office-vacant' && typeof office === 'string') {
    return reader.reason({ code: reason.code, params: { office: officeTitle(reader, charter, office) } });
  }
  if (reason.code === 'channel-missing' && typeof language === 'string') {
    return reader.reason({ code: reason.code, params: { language: languageTitle(reader, language) } });
  }
  return panelReason(reader, charter, reason);
}
