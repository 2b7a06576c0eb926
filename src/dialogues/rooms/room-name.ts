import { accept, type Result, refuse } from '../../platform/result.ts';

/**
 * The name of a room on a server of one's own: letters without accent, figures, hyphens, as both Jitsi and
 * BigBlueButton take it. Refusals: `room-name-invalid`.
 */
export function readRoomName(written: string): Result<string> {
  const name = written.trim();
  return /^[A-Za-z0-9](?:[A-Za-z0-9-]{1,98})[A-Za-z0-9]$/.test(name)
    ? accept(name)
    : refuse({ code: 'room-name-invalid', field: 'room' });
}
