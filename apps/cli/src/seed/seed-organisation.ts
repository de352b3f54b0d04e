import { toOrganisation, type OrganisationImport } from '@zeren/api-contracts';
import type { Mode } from '@zeren/config';
import {
  newId,
  organisationIdOf,
  type AccountToOpen,
  type Database,
  type ImportCounts,
  type Repositories,
} from '@zeren/database';
import { ledgerEntry } from '@zeren/ledger';
import { hashPassword } from '@zeren/signing';

/** Known to everybody who reads the documentation: it exists in demo mode only. */
export const demoPassword = 'zeren-demo-2026';

export interface Seeded {
  readonly counts: ImportCounts;
  readonly accountCount: number;
}

/** Everything or nothing, and safe to run twice. */
export function seedOrganisation(database: Database, file: OrganisationImport, mode: Mode): Promise<Seeded> {
  const organisationId = organisationIdOf(file.organisation.code);
  return database.inTenant(organisationId, async (repositories) => {
    const counts = await repositories.imports.store(organisationId, toOrganisation(file));
    const accounts = mode === 'demo' ? await demoAccounts(repositories, organisationId, file) : [];
    const accountCount = await repositories.accounts.open(organisationId, accounts);
    await recordImport(repositories, organisationId, counts);
    return { counts, accountCount };
  });
}

/** One hash for all: it is the same password, and sixty hashes would take six seconds. */
async function demoAccounts(
  { imports }: Repositories,
  organisationId: string,
  { persons, logins }: OrganisationImport,
): Promise<readonly AccountToOpen[]> {
  const ids = await imports.personIds(organisationId);
  const passwordHash = await hashPassword(demoPassword);
  return persons.flatMap(({ code, account }) => {
    const personId = ids.get(code);
    const roles = (['auditor', 'administrator'] as const).filter((role) => logins[role] === code);
    return account && personId ? [{ personId, login: code, passwordHash, roles, isDemo: true }] : [];
  });
}

/** The same content is one entry, however often it is seeded. */
async function recordImport({ ledger }: Repositories, organisationId: string, counts: ImportCounts): Promise<void> {
  const now = Date.now();
  const entry = ledgerEntry({
    entryId: newId(),
    organisationId,
    kind: 'organisation.imported',
    actorId: 'zeren seed',
    businessAt: now,
    recordedAt: now,
    subject: { ...counts, id: organisationId, kind: 'organisation' },
  });
  await ledger.append(organisationId, [
    {
      ...entry,
      cycleId: null,
      subjectKind: 'organisation',
      subjectId: organisationId,
      processKey: `seed/${organisationId}`,
    },
  ]);
}
