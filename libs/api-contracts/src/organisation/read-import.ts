import { type z } from 'zod';
import { checkImport } from './check-import';
import { importSchema, type bodyKinds, type OrganisationImport } from './import.schema';
import { JsonFault, readJson, type JsonText } from './json-text';

export interface ImportError {
  readonly line: number;
  readonly column: number;
  /** JSON pointer into the file. */
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

export type ImportReading = { readonly file: OrganisationImport } | { readonly errors: readonly ImportError[] };

/** More would not help anybody. */
const maxErrors = 100;

/**
 * The file of an organisation, from its text. All errors at once, each with its place; nothing is guessed.
 *
 * @param text JSON, at most 1 MB.
 */
export function readImport(text: string): ImportReading {
  let json: JsonText;
  try {
    json = readJson(text);
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    return { errors: [{ ...error.place, pointer: '', code: 'not-json', message: error.message }] };
  }
  const parsed = importSchema.safeParse(json.value);
  const faults = parsed.success ? checkImport(parsed.data) : parsed.error.issues.flatMap(faultsOf);
  if (parsed.success && faults.length === 0) return { file: parsed.data };
  const errors = faults.map(({ path, code, message }) => ({
    ...json.placeOf(path),
    pointer: pointerOf(path),
    code,
    message,
  }));
  return { errors: errors.toSorted((a, b) => a.line - b.line || a.column - b.column).slice(0, maxErrors) };
}

/** `commission.json:12:15 there is no unit D77`: the form every editor can jump to. */
export const importErrorLine = (fileName: string, { line, column, message }: ImportError): string =>
  `${fileName}:${line}:${column} ${message}`;

interface Fault {
  readonly path: readonly PropertyKey[];
  readonly code: string;
  readonly message: string;
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

const kindByCode: Readonly<Record<string, (typeof bodyKinds)[number]>> = {
  'leading-group-office': 'office',
  'party-group': 'party-group',
  'leading-group': 'leading-group',
  'office-party-committee': 'committee',
  'discipline-team': 'discipline',
  'assessment-group': 'assessment',
  'review-panel': 'review-panel',
};

/** What the tables of an organisation take: every default filled in, heads and kinds derived. */
export function toOrganisation(file: OrganisationImport) {
  const { organisation, units, posts, persons, appointments, bodies, calendars } = file;
  const { upstreamLetters = [], ...names } = organisation;
  return {
    ...names,
    details: {
      dataProviders: file.dataProviders,
      ballotElectors: file.ballotElectors,
      duties: file.duties,
      logins: file.logins,
      upstreamLetters,
    },
    units: units.map(({ code, nameZh, nameEn, kind, head }) => ({
      code,
      nameZh,
      nameEn,
      kind,
      head: head ?? posts.find((post) => post.unit === code && post.kind === 'head')?.code ?? null,
    })),
    posts,
    persons: persons.map(({ code, name }) => ({ code, name })),
    appointments: appointments.map(({ person, post, from, until }) => ({
      person,
      post,
      fromOn: from,
      untilOn: until ?? null,
    })),
    bodies: bodies.map((body) => ({
      code: body.code,
      kind: body.kind ?? kindByCode[body.code] ?? 'branch',
      nameZh: body.nameZh,
      nameEn: body.nameEn,
      unit: body.unit ?? body.seatedIn ?? null,
      parent: body.parent ?? null,
      members: body.members.map(({ post, person, role, from, until }) => ({
        post: post ?? null,
        person: person ?? null,
        role,
        fromOn: from ?? body.from,
        untilOn: until ?? body.until ?? null,
      })),
    })),
    calendar: calendars.length > 0 ? { files: calendars } : null,
  };
}
