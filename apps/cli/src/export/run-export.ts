import { loadExportConfig } from '@zeren/config';
import { Database, organisationIdOf } from '@zeren/database';
import { writeFileSync } from 'node:fs';
import { findConnections, payloadKeysOf } from '../doctor/find-connections';
import { exitCodes, Refusal } from '../terminal/refusal';
import { exportCycle, type Exported } from './export-cycle';
import { localCode } from './local-code';
import { ProcessServer } from './process-server';

export interface ExportToRun {
  readonly cycleId: string;
  readonly out: string;
  /** Code; undefined: as the process of the cycle says. */
  readonly organisation: string | undefined;
  readonly state: string;
  readonly patienceMs: number;
  readonly untilArchived: boolean;
}

/** Connects, exports, writes the file. @throws Refusal in one sentence when it cannot. */
export async function runExport({ cycleId, out, organisation, state, ...how }: ExportToRun): Promise<Exported> {
  const { databaseUrl, temporalAddress } = findConnections(state);
  if (databaseUrl === null) throw new Refusal(exitCodes.usage, 'DATABASE_URL is not set');
  const { workflowBundle, ...config } = loadExportConfig();
  const payloadKeys = config.payloadKeys ?? payloadKeysOf(state);
  if (payloadKeys === undefined) throw new Refusal(exitCodes.usage, 'ZEREN_PAYLOAD_KEYS is not set');
  const server = ProcessServer.at(temporalAddress, payloadKeys);
  try {
    const organisationId = organisation ? organisationIdOf(organisation) : await server.organisationOf(cycleId);
    if (organisationId === undefined)
      throw new Refusal(exitCodes.usage, `the process of cycle ${cycleId} is not known: give --organisation`);
    const database = await Database.open(databaseUrl, 2);
    try {
      const find = (workflowId: string) => server.find(workflowId);
      const about = { database, organisationId, cycleId, payloadKeys, find };
      const exported = await exportCycle({ ...about, ...how, localCode: localCode(workflowBundle) });
      writeFileSync(out, exported.text, { mode: 0o600 }); // what people wrote is in it
      return exported;
    } finally {
      await database.close();
    }
  } finally {
    await server.close();
  }
}
