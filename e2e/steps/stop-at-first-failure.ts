import { afterEach, beforeEach } from 'vitest';

/** For tests that stand on those before them: a step on what is not there would only wait in vain. */
export function stopAtFirstFailure(): void {
  let broken = false;
  beforeEach(({ skip }) => skip(broken, 'a step before it failed'));
  afterEach(({ task }) => {
    broken ||= task.result?.state === 'fail';
  });
}
