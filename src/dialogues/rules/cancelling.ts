import { type Reason, type Result, unless } from '../../platform/result.ts';
import type { Dialogue } from '../types.ts';

/**
 * Whether an announced dialogue may be called off: until somebody was noted present, a note was taken or its report
 * was published; also where its day is past, which a wrong year may have been. Refusals: `dialogue-not-convened`,
 * `dialogue-took-place`.
 */
export function decideCancellation({ convenedAt }: Pick<Dialogue, 'convenedAt'>, tookPlace: boolean): Result<null> {
  const reasons: Reason[] = convenedAt === null ? [{ code: 'dialogue-not-convened' }] : [];
  return unless([...reasons, ...(tookPlace ? [{ code: 'dialogue-took-place' } as const] : [])], () => null);
}

/** Whether one still being prepared may be deleted. Refusals: `dialogue-not-deleted`, `dialogue-took-place`. */
export function decideDeletion({ convenedAt }: Pick<Dialogue, 'convenedAt'>, tookPlace: boolean): Result<null> {
  const reasons: Reason[] = convenedAt === null ? [] : [{ code: 'dialogue-not-deleted' }];
  return unless([...reasons, ...(tookPlace ? [{ code: 'dialogue-took-place' } as const] : [])], () => null);
}
