import type { Charter } from '../charter/types.ts';
import { undisclosed } from '../dialogues/rules/panel.ts';
import { attendanceOf } from '../dialogues/store/numbers.ts';
import type { Dialogue, Theme } from '../dialogues/types.ts';
import type { Database } from '../platform/database.ts';
import { type SessionNumbers, sessionNumbers } from './rules/numbers.ts';

/** Every session of a dialogue in exact numbers, by the number of its theme: not for publication as they are. */
export async function countSessions(
  db: Database,
  charter: Charter,
  dialogue: Dialogue,
  themes: readonly Theme[],
): Promise<ReadonlyMap<number, SessionNumbers>> {
  const attendance = await attendanceOf(db, dialogue.id);
  const keys = {
    genders: charter.genders.map(({ key }) => key),
    sectors: charter.dialogue.sectors.map(({ key }) => key),
    unanswered: undisclosed,
  };
  return new Map(
    themes.map(({ id, n }) => {
      const rows = attendance
        .filter(({ themeId }) => themeId === id)
        .map(({ person, ...row }) => ({ key: person, ...row }));
      return [n, sessionNumbers(rows, keys)] as const;
    }),
  );
}
