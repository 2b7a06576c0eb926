import { homeZone } from '../../charter/rules/home-zone.ts';
import type { Charter } from '../../charter/types.ts';
import type { Reader } from '../../platform/reader.ts';
import type { DialogueTask } from '../collect-dialogue-tasks.ts';
import type { DatedTask } from '../collect-invitation-tasks.ts';
import { managePath, themePath } from './ManagedPage.tsx';
import { stagePath } from './PanelPage.tsx';
import { themeAnchor } from './PublicTheme.tsx';
import { longDay } from './titles.ts';

/** A dialogue's task as a person's own page lists it. */
export function taskItem(reader: Reader, charter: Charter, task: DialogueTask): DatedTask {
  const { dialogue } = task;
  const title = reader.text(dialogue.title);
  const day = longDay(reader, dialogue.heldOn);
  if (task.kind === 'prepare' || task.kind === 'equip') {
    const { missing } = task;
    const detail =
      task.kind === 'equip'
        ? reader.t('dialogues.convene.task.equip', { n: missing, day })
        : missing > 0
          ? reader.t('dialogues.convene.task.prepare', { n: missing, day })
          : reader.t('dialogues.convene.task.ready', { day });
    const action =
      task.kind === 'prepare' && missing === 0 ? 'dialogues.convene.announce' : 'dialogues.convene.complete';
    const from = dialogue.heldOn.toZonedDateTime(homeZone(charter)).toInstant();
    return { title, detail, href: reader.to(managePath(dialogue)), action: reader.t(action), from };
  }
  const { theme } = task;
  const about = { n: theme.n, title: reader.text(theme.title) };
  if (task.kind === 'write-panel') {
    return {
      title: reader.t('dialogues.convene.task.panel', about),
      detail: title,
      href: reader.to(themePath(dialogue, theme, stagePath.held)),
      action: reader.t('dialogues.convene.complete'),
      from: theme.endsAt,
    };
  }
  return {
    title: reader.t('dialogues.convene.task.host', about),
    detail: reader.moment(theme.startsAt, reader.zone ?? homeZone(charter)),
    href: `${reader.to(`/conversatorios/${dialogue.slug}`)}#${themeAnchor(theme)}`,
    action: reader.t('dialogues.convene.task.open'),
    from: theme.startsAt,
    until: theme.endsAt,
  };
}
