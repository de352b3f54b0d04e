import path from 'node:path';
import { checkDatabase } from './check-database';
import { checkBuild, checkDisk, checkNode, freeBytesAt } from './check-machine';
import { checkTemporal } from './check-temporal';
import { findConnections } from './find-connections';
import type { Finding } from './finding';

/** The same place seen from the source and from the build. */
const root = path.resolve(__dirname, '../../../..');

/** All checks, the machine first; a server that does not answer is a finding. */
export async function checkInstallation(stateFolder: string): Promise<readonly Finding[]> {
  const { databaseUrl, temporalAddress } = findConnections(stateFolder);
  const servers = await Promise.all([checkDatabase(databaseUrl), checkTemporal(temporalAddress)]);
  return [checkNode(process.versions.node), checkBuild(root), checkDisk(freeBytesAt(stateFolder)), ...servers.flat()];
}
