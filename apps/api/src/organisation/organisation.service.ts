import { Injectable } from '@nestjs/common';
import {
  importErrorLine,
  readImport,
  toOrganisation,
  type ImportAnswer,
  type ImportError,
  type ImportRequest,
  type OrganisationAnswer,
  type OrganisationImport,
  type OrganisationQuery,
} from '@zeren/api-contracts';
import { Database, type Repositories } from '@zeren/database';
import { businessNow, type Principal } from '../access/principal';
import { personEntry } from '../http/person-entry';
import { Problem } from '../http/problem';

@Injectable()
export class OrganisationService {
  constructor(private readonly database: Database) {}

  /** Today, or on the day that is asked for. */
  async get({ organisationId }: Principal, { on }: OrganisationQuery): Promise<OrganisationAnswer> {
    const found = await this.database.inTenant(organisationId, ({ organisation }) =>
      organisation.find(organisationId, on),
    );
    if (!found) throw new Problem('not-found');
    const { details: _details, ...shown } = found;
    return shown as OrganisationAnswer;
  }

  /** Everything or nothing: the transaction is the request's own. */
  async import(
    principal: Principal,
    { imports, ledger }: Repositories,
    { text, dryRun }: ImportRequest,
  ): Promise<ImportAnswer> {
    const reading = readImport(text);
    if ('errors' in reading) throw refused(reading.errors);
    assertOwn(principal, reading.file);
    const organisation = toOrganisation(reading.file);
    if (dryRun) return { written: false, ...countsOf(reading.file) };
    const counts = await imports.store(principal.organisationId, organisation);
    await ledger.append(principal.organisationId, [
      personEntry(principal, 'organisation.imported', {
        subjectKind: 'organisation',
        subjectId: principal.organisationId,
        businessAt: businessNow(principal),
        facts: { ...counts },
      }),
    ]);
    return { written: true, ...counts };
  }
}

const refused = (errors: readonly ImportError[]): Problem =>
  new Problem(
    'import-invalid',
    errors.map((error) => ({ pointer: error.pointer, code: error.code, message: importErrorLine('text', error) })),
  );

/** One may bring one's own organisation up to date, not make another. */
function assertOwn({ organisation }: Principal, file: OrganisationImport): void {
  if (file.organisation.code === organisation.code) return;
  throw new Problem('import-invalid', [
    { pointer: '/organisation/code', code: 'other-organisation', message: `this organisation is ${organisation.code}` },
  ]);
}

const countsOf = ({ units, posts, persons, appointments, bodies }: OrganisationImport) => ({
  units: units.length,
  posts: posts.length,
  persons: persons.length,
  appointments: appointments.length,
  bodies: bodies.length,
  memberships: bodies.reduce((sum, { members }) => sum + members.length, 0),
  calendarVersion: null,
});
