import { Database, organisationIdOf } from '@zeren/database';
import { createTemporalClient, withDeadline, type Client } from '@zeren/temporal-connection';
import { WorkflowNotFoundError } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { writeFileSync } from 'node:fs';
import { findConnections } from '../doctor/find-connections';
import { exitCodes, Refusal } from '../terminal/refusal';
import { exportCycle, type Exported } from './export-cycle';
import type { FoundRun } from './found-run';
import { localCode } from './local-code';
import { organisationOf } from './organisation-of';

export interface ExportToRun {
  readonly cycleId: string;
  readonly out: string;
  /** Code; undefined: as the process of the cycle says. */
  readonly organisation: string | undefined;
  readonly state: string;
  readonly patienceMs: number;
}

const deadlineMs = 30_000;

/** Connects, exports, writes the file. @throws Refusal in one sentence when it cannot. */
export async function runExport({ cycleId, out, organisation, state, patienceMs }: ExportToRun): Promise<Exported> {
  const { databaseUrl, temporalAddress } = findConnections(state);
  if (databaseUrl === null) throw new Refusal(exitCodes.usage, 'DATABASE_URL is not set');
  const client = createTemporalClient({ temporalAddress });
  const find = findAt(client);
  try {
    const organisationId = organisation
      ? organisationIdOf(organisation)
      : organisationOf(await find(`cycle/${cycleId}`));
    if (organisationId === undefined)
      throw new Refusal(exitCodes.usage, `the process of cycle ${cycleId} is not known: give --organisation`);
    const database = await Database.open(databaseUrl, 2);
    try {
      const encode = (history: FoundRun['history']) => temporal.api.history.v1.History.encode(history).finish();
      const parts = { database, organisationId, cycleId, find, encode, codes: localCode(''), patienceMs };
      const exported = await exportCycle(parts);
      writeFileSync(out, exported.text);
      return exported;
    } finally {
      await database.close();
    }
  } finally {
    await client.connection.close();
  }
}

const findAt =
  (client: Client) =>
  async (workflowId: string): Promise<FoundRun | undefined> => {
    try {
      const history = await withDeadline(client, deadlineMs, () =>
        client.workflow.getHandle(workflowId).fetchHistory(),
      );
      const runId = history.events?.[0]?.workflowExecutionStartedEventAttributes?.originalExecutionRunId ?? '';
      return { workflowId, runId, history };
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return undefined;
      throw error;
    }
  };
