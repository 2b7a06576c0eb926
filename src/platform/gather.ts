/**
 * One `run` for what many ask at once: while a run is under way, whatever else is asked waits, and goes together into
 * the next, `most` at most, in the order asked. `run` answers each in that order; where it throws, it throws to each.
 */
export function gather<A, R>(
  run: (asked: readonly A[]) => Promise<readonly R[]>,
  most: number,
): (one: A) => Promise<R> {
  type Waiting = { readonly one: A; readonly done: PromiseWithResolvers<R> };
  const waiting: Waiting[] = [];
  let isRunning = false;

  async function runAll(): Promise<void> {
    isRunning = true;
    for (let batch = waiting.splice(0, most); batch.length > 0; batch = waiting.splice(0, most)) await answer(batch);
    isRunning = false;
  }

  async function answer(batch: readonly Waiting[]): Promise<void> {
    try {
      const answers = await run(batch.map(({ one }) => one));
      if (answers.length !== batch.length) throw new Error(`${answers.length} answers to ${batch.length} asked`);
      for (const [at, { done }] of batch.entries()) done.resolve(answers[at] as R);
    } catch (error) {
      for (const { done } of batch) done.reject(error);
    }
  }

  return (one) => {
    const done = Promise.withResolvers<R>();
    waiting.push({ one, done });
    if (!isRunning) void runAll();
    return done.promise;
  };
}
