import { readPlaced, type PlacedError } from '../json/read-placed';
import { checkImport } from './check-import';
import { importSchema, type bodyKinds, type OrganisationImport } from './import.schema';

export type ImportError = PlacedError;

export type ImportReading = { readonly file: OrganisationImport } | { readonly errors: readonly ImportError[] };

/**
 * The file of an organisation, from its text. All errors at once, each with its place; nothing is guessed.
 *
 * @param text JSON, at most 1 MB.
 */
export function readImport(text: string): ImportReading {
  const reading = readPlaced(text, importSchema, checkImport);
  return 'errors' in reading ? reading : { file: reading.value };
}

/** `commission.json:12:15 there is no unit D77`: the form every editor can jump to. */
export const importErrorLine = (fileName: string, { line, column, message }: ImportError): string =>
  `${fileName}:${line}:${column} ${message}`;

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
