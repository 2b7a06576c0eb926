const most = 5000;

/**
 * What was worked out lately, by a key that says all it depends on. For what is asked for again and again and always
 * comes out the same; once there are `most`, it starts anew.
 */
export function lately<T>(): (key: string, work: () => T) => T {
  const known = new Map<string, T>();
  return (key, work) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = work();
    if (known.size >= most) known.clear();
    known.set(key, value);
    return value;
  };
}
