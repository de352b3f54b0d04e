export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * RFC 8785: one text per value, whoever writes it.
 *
 * @throws TypeError for what has no JSON form: undefined (also as a member: never dropped in silence), NaN, dates and
 *   other objects that are not plain, lone surrogates.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'boolean':
      return String(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError('NaN and infinities have no JSON form');
      return JSON.stringify(value); // ECMAScript's shortest form is what RFC 8785 asks for; -0 becomes 0
    case 'string':
      return quote(value);
    case 'object':
      return value === null ? 'null' : compound(value);
    case 'bigint':
    case 'function':
    case 'symbol':
    case 'undefined':
      throw new TypeError(`${typeof value} has no JSON form`);
  }
}

function compound(value: object): string {
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`; // holes throw
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError('only plain objects: convert Date, Map, Decimal and classes first');
  let text = '';
  for (const key of sortedKeys(value))
    text += `${text === '' ? '{' : ','}${quote(key)}:${canonicalJson((value as Members)[key])}`;
  return text === '' ? '{}' : `${text}}`;
}

type Members = Readonly<Record<string, unknown>>;

/** Plain `<` compares UTF-16 code units, as the RFC wants; localeCompare does not. What was read from canonical text is sorted. */
function sortedKeys(value: object): readonly string[] {
  const keys = Object.keys(value);
  for (let at = 1; at < keys.length; at += 1) if ((keys[at - 1] as string) > (keys[at] as string)) return keys.sort();
  return keys;
}

function quote(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('lone surrogates are not Unicode text');
  return JSON.stringify(text);
}

/** What may enter the ledger: numbers are safe integers (marks and money are decimal strings). */
export function assertIntegers(value: unknown): void {
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw new TypeError(`${value}: write decimals as strings`);
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(assertIntegers);
}
