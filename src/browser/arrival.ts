const onItsWay = 'sending';

/** How the browser came to this page. */
export function cameBy(): PerformanceNavigationTiming | undefined {
  const [navigation] = performance.getEntriesByType('navigation');
  return navigation instanceof PerformanceNavigationTiming ? navigation : undefined;
}

/** Leaves word for the next page of this tab: which form was sent, and from which page. */
export function sending(form: string): void {
  try {
    sessionStorage.setItem(onItsWay, JSON.stringify([form, location.href.split('#')[0]]));
  } catch {
    // Where nothing can be kept, nothing is missed.
  }
}

/**
 * The form that has arrived: the house led on from it to this page (POST, 303, GET). None where the browser found no
 * house, where the answer is a refusal, or where the house first asks who is there (`volver`).
 */
export function arrivedForm(): string | null {
  try {
    const [form, page] = JSON.parse(sessionStorage.getItem(onItsWay) ?? '[]');
    sessionStorage.removeItem(onItsWay);
    const ledOn = (cameBy()?.redirectCount ?? 0) > 0 && !new URLSearchParams(location.search).has('volver');
    return ledOn && form && page === document.referrer ? form : null;
  } catch {
    return null;
  }
}
