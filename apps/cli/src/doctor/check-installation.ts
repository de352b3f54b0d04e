import path from 'node:path';
import { checkArchive } from './check-archive';
import { checkDatabase } from './check-database';
import { checkBuild, checkDisk, checkNode, freeBytesAt } from './check-machine';
import { checkTemporal } from './check-temporal';
import { findConnections } from './find-connections';
import type { Finding } from './finding';

/** The same place seen from the source and from the build. */
const root = path.resolve(__dirname, '../../../..');

/** All checks, the machine first; a server that does not answer is a finding. */
export async function checkInstallation(stateFolder: string): Promise<readonly Finding[]> {
  const connections = findConnections(stateFolder);
  const servers = await Promise.all([
    checkDatabase(connections.databaseUrl),
    checkTemporal(connections.temporalAddress),
    checkArchive(connections),
  ]);
  return [checkNode(process.versions.node), checkBuild(root), checkDisk(freeBytesAt(stateFolder)), ...servers.flat()];
}
