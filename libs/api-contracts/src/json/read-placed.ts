import type { z } from 'zod';
import { JsonFault, readJson, type JsonText } from './json-text';

/** What is wrong in a text that somebody wrote, and where. */
export interface PlacedError {
  readonly line: number;
  readonly column: number;
  /** JSON pointer into the text. */
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

export interface Fault {
  readonly path: readonly PropertyKey[];
  readonly code: string;
  readonly message: string;
}

/** More would not help anybody. */
const maxErrors = 100;

/**
 * A JSON text by its schema, then by rules that no schema can say. All errors at once, each with line, column and field.
 *
 * @param check what is wrong with a text whose shape is right.
 */
export function readPlaced<T>(
  text: string,
  schema: z.ZodType<T>,
  check: (value: T) => readonly Fault[],
): { readonly value: T } | { readonly errors: readonly PlacedError[] } {
  let json: JsonText;
  try {
    json = readJson(text);
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    return { errors: [{ ...error.place, pointer: '', code: 'not-json', message: error.message }] };
  }
  const parsed = schema.safeParse(json.value);
  const faults = parsed.success ? check(parsed.data) : parsed.error.issues.flatMap(faultsOf);
  if (parsed.success && faults.length === 0) return { value: parsed.data };
  const errors = faults.map(({ path, code, message }) => ({
    ...json.placeOf(path),
    pointer: pointerOf(path),
    code,
    message,
  }));
  return { errors: errors.toSorted((a, b) => a.line - b.line || a.column - b.column).slice(0, maxErrors) };
}

function faultsOf(issue: z.core.$ZodIssue): readonly Fault[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      code: 'field-unknown',
      message: `"${key}" is not known here`,
    }));
  if (issue.code === 'invalid_format' && issue.format === 'date')
    return [{ path: issue.path, code: 'date-does-not-exist', message: 'this is not a date that exists (YYYY-MM-DD)' }];
  return [{ path: issue.path, code: issue.code, message: issue.message }];
}

const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
