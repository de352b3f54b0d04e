import { readImport, toOrganisation, type OrganisationImport } from '@zeren/api-contracts';
import { Database, organisationIdOf } from '@zeren/database';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const commission = path.join(__dirname, '../../apps/cli/src/demo/data/commission.json');

/** The file of the commission of sixty posts, as an organisation of this code. */
export function commissionFile(code = 'demo-commission'): OrganisationImport {
  const reading = readImport(readFileSync(commission, 'utf8'));
  if ('errors' in reading)
    throw new Error(`the commission cannot be imported: ${JSON.stringify(reading.errors.slice(0, 3))}`);
  return { ...reading.file, organisation: { ...reading.file.organisation, code } };
}

/** Stores it as a seed does, without accounts. Answers the organisation's id. */
export async function importCommission(appUrl: string, file = commissionFile()): Promise<string> {
  const organisation = toOrganisation(file);
  const organisationId = organisationIdOf(organisation.code);
  const database = await Database.open(appUrl, 1);
  try {
    await database.inTenant(organisationId, ({ imports }) => imports.store(organisationId, organisation));
  } finally {
    await database.close();
  }
  return organisationId;
}
