/**
 * Names that an object of a JSON text has twice: `JSON.parse` would keep the last and say nothing.
 * Answers each with its path (`offices[1].title`). The text must be valid JSON.
 */
export function duplicateMembers(json: string): readonly string[] {
  const found: string[] = [];
  const open: Container[] = [];
  let name = '';
  for (const [token, quoted] of json.matchAll(/"((?:[^"\\]|\\.)*)"|[{}[\],:]/g)) {
    const inside = open.at(-1);
    if (quoted !== undefined) name = quoted;
    else if (token === ':' && inside) {
      if (inside.names.has(name)) found.push(`${inside.path}${inside.path && '.'}${name}`);
      inside.names.add(name);
      inside.here = `${inside.path}${inside.path && '.'}${name}`;
    } else if (token === '{' || token === '[') open.push(container(token, inside));
    else if (token === '}' || token === ']') open.pop();
    else if (token === ',' && inside?.list) inside.here = `${inside.path}[${++inside.index}]`;
  }
  return found;
}

type Container = { list: boolean; path: string; here: string; index: number; names: Set<string> };

function container(token: string, inside: Container | undefined): Container {
  const path = inside?.here ?? '';
  const list = token === '[';
  return { list, path, here: list ? `${path}[0]` : path, index: 0, names: new Set() };
}
