export type Fields = readonly (readonly [string, string])[];

/** A bullet on its way: its fields, and in words why the server will not have it, if it said so. */
export type Unsent = { readonly fields: Fields; readonly at: number; readonly refused?: string };

/**
 * What one person has not sent yet of one theme, in this browser. Each bullet under a key of its own, so that two tabs
 * do not overwrite each other; the key's end is the note's `once`.
 */
export function keepingOf(keeper: string) {
  const prefix = `note ${keeper} `;
  const draft = `draft ${keeper}`;
  return {
    /** False where the browser keeps nothing. */
    add: (fields: Fields): boolean => write(prefix + newKey(), { fields, at: Date.now() }),
    all: (): [key: string, item: Unsent][] =>
      Object.keys(localStorage)
        .filter((key) => key.startsWith(prefix))
        .map((key): [string, Unsent] => [key, read(key)])
        .sort(([, one], [, other]) => one.at - other.at),
    once: (key: string): string => key.slice(prefix.length),
    refuse: (key: string, item: Unsent, refused: string): boolean => write(key, { ...item, refused }),
    drop: (key: string): void => localStorage.removeItem(key),
    draft: (): Fields | null => read(draft),
    keepDraft(fields: Fields | null): void {
      if (fields) write(draft, fields);
      else localStorage.removeItem(draft);
    },
  };
}
export type Keeping = ReturnType<typeof keepingOf>;

export function mayKeep(): boolean {
  try {
    return localStorage.length >= 0;
  } catch {
    return false;
  }
}

const read = (key: string) => JSON.parse(localStorage.getItem(key) ?? 'null');

function write(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** A random UUID (RFC 9562, version 4), also where the page came over plain http. */
const newKey = (): string =>
  '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) =>
    (Number(digit) ^ ((crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) & (15 >> (Number(digit) / 4)))).toString(16),
  );
