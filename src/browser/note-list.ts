/** Milliseconds: several changes at once are fetched once; a line that the server ended is opened anew after a while. */
const together = 400;
const anew = 15_000;

/**
 * Keeps the list in `box` as everyone's notes are now; the answer brings it up to date at once. Without a script, or
 * without a connection, a reload of the page does the same.
 */
export function showChanges(box: HTMLElement): () => Promise<void> {
  let asked = 0;
  async function refresh(): Promise<void> {
    asked += 1;
    const mine = asked;
    try {
      const answer = await fetch(box.dataset.noteList ?? '');
      if (!answer.ok || answer.redirected) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const [old, fresh] = [box.firstElementChild, page.body.firstElementChild];
      if (mine === asked && old && fresh?.id === old.id) bring(old, fresh);
    } catch {
      // Without a connection the list stays as it is; the line tells when there is one again.
    }
  }

  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    if (!document.hidden) timer = setTimeout(refresh, together);
  };
  function listen(): void {
    const line = new EventSource(box.dataset.noteChanges ?? '');
    line.addEventListener('open', soon);
    line.addEventListener('notes', soon);
    line.addEventListener('error', () => {
      if (line.readyState === EventSource.CLOSED) setTimeout(listen, anew);
    });
  }
  listen();
  document.addEventListener('visibilitychange', soon);
  return refresh;
}

const keyOf = (element: Element): string => element.id || element.tagName + element.className;

/** Makes `old` like `fresh` and leaves alone what is alike: what is being read does not jump, focus stays. */
function bring(old: Element, fresh: Element): void {
  if (old.isEqualNode(fresh)) return;
  if (!fresh.id && !fresh.querySelector('[id]')) {
    old.replaceWith(fresh);
    return;
  }
  const known = new Map([...old.children].map((child) => [keyOf(child), child]));
  let next = old.firstElementChild;
  for (const child of [...fresh.children]) {
    const same = known.get(keyOf(child));
    known.delete(keyOf(child));
    if (same !== next) old.insertBefore(same ?? child, next);
    else next = next?.nextElementSibling ?? null;
    if (same) bring(same, child);
  }
  for (const gone of known.values()) gone.remove();
}
