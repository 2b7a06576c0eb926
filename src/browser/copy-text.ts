/** Puts a text where it can be pasted from; whether the browser let us. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Refused, or over plain http, where there is no such place.
    return false;
  }
}
