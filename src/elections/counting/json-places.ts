/** One step towards a value: a key of an object, or a position in a list. */
export type Step = string | number;

/**
 * The line, from 1, on which the value at `path` begins, or else the innermost value around it that is there. Reads
 * the text a second time, so it is for texts in which something is wrong.
 */
export function lineOfValue(text: string, path: readonly Step[]): number {
  let depth = -1;
  let found = 0;
  walk(text, (here, at) => {
    if (here.length <= depth || here.length > path.length || here.some((step, index) => step !== path[index])) return;
    depth = here.length;
    found = at;
  });
  return lineAt(text, found);
}

/** The line, from 1, on which the text stops being JSON. */
export const lineOfStray = (text: string): number =>
  lineAt(
    text,
    walk(text, () => {}),
  );

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;

const token =
  /[ \t\n\r]*(?:([[\]{},:])|("[^"\\\n]*(?:\\.[^"\\\n]*)*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))?/y;

/** Tells of each value where it begins and how it is reached. Answers where something stands that does not belong. */
function walk(text: string, visit: (path: readonly Step[], at: number) => void): number {
  const path: Step[] = [];
  let expected: 'value' | 'key' | 'colon' | 'next' = 'value';
  let justOpened = false;
  token.lastIndex = 0;
  for (;;) {
    const [, mark, quoted, scalar] = token.exec(text) ?? [];
    const found = mark ?? quoted ?? scalar ?? '';
    const at = token.lastIndex - found.length;
    const inList = typeof path.at(-1) === 'number';
    const opens: boolean = found === '[' || found === '{';
    const closes = path.length > 0 && found === (inList ? ']' : '}') && (justOpened || expected === 'next');
    justOpened = false;
    if (closes) {
      path.pop();
      expected = 'next';
    } else if (expected === 'value' && (opens || quoted || scalar)) {
      visit(path, at);
      expected = found === '[' ? 'value' : found === '{' ? 'key' : 'next';
      if (opens) path.push(found === '[' ? 0 : '');
      justOpened = opens;
    } else if (expected === 'key' && quoted) {
      path[path.length - 1] = quoted.slice(1, -1);
      expected = 'colon';
    } else if (expected === 'colon' && found === ':') {
      expected = 'value';
    } else if (expected === 'next' && found === ',' && path.length > 0) {
      const last = path.at(-1);
      if (typeof last === 'number') path[path.length - 1] = last + 1;
      expected = inList ? 'value' : 'key';
    } else return at;
  }
}
