/** Paths of everything in a JSON answer that says something: `items[].dueOn`. What is null is not shown. */
export function pathsOf(value: unknown, at = ''): ReadonlySet<string> {
  const paths = new Set<string>();
  const walk = (what: unknown, path: string): void => {
    if (what === null || what === undefined) return;
    if (Array.isArray(what)) for (const item of what) walk(item, `${path}[]`);
    else if (typeof what === 'object')
      for (const [key, inner] of Object.entries(what)) walk(inner, path ? `${path}.${key}` : key);
    else paths.add(path);
  };
  walk(value, at);
  return paths;
}
