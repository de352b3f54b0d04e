import { z } from 'zod';
import { read, type Environment } from './read';
import { describeVariables, variables, type Mode, type PayloadKey } from './variable';

const shape = z.object({
  DATABASE_URL: variables.DATABASE_URL,
  TEMPORAL_ADDRESS: variables.TEMPORAL_ADDRESS,
  ZEREN_ARCHIVE_MINUTES: variables.ZEREN_ARCHIVE_MINUTES,
  ZEREN_CHECKPOINT_FILE: variables.ZEREN_CHECKPOINT_FILE,
  ZEREN_CHECKPOINT_KEY: variables.ZEREN_CHECKPOINT_KEY,
  ZEREN_CHECKPOINT_SECONDS: variables.ZEREN_CHECKPOINT_SECONDS,
  ZEREN_LEDGER_NAME: variables.ZEREN_LEDGER_NAME,
  ZEREN_MODE: variables.ZEREN_MODE,
  ZEREN_PAYLOAD_KEYS: variables.ZEREN_PAYLOAD_KEYS,
  ZEREN_POOL_SIZE: variables.ZEREN_POOL_SIZE,
  ZEREN_RELAY_DATABASE_URL: variables.ZEREN_RELAY_DATABASE_URL,
  ZEREN_SEQUENCER_DATABASE_URL: variables.ZEREN_SEQUENCER_DATABASE_URL,
  ZEREN_WORKFLOW_BUNDLE: variables.ZEREN_WORKFLOW_BUNDLE,
});

export const workerVariables = describeVariables(shape);

export interface WorkerConfig {
  readonly databaseUrl: string;
  readonly relayDatabaseUrl: string;
  readonly sequencerDatabaseUrl: string;
  readonly archiveMinutes: number;
  readonly ledgerName: string;
  /** Seed, 64 hexadecimal digits. */
  readonly checkpointKey: string;
  readonly checkpointSeconds: number;
  /** Empty: none. */
  readonly checkpointFile: string;
  readonly temporalAddress: string;
  readonly mode: Mode;
  /** The first encrypts, all decrypt. */
  readonly payloadKeys: readonly PayloadKey[];
  readonly poolSize: number;
  /** Empty: where the repository builds it. */
  readonly workflowBundle: string;
}

/** @throws Error that names every wrong or missing variable. */
export function loadWorkerConfig(environment: Environment): WorkerConfig {
  const found = read(shape, environment);
  return {
    databaseUrl: found.DATABASE_URL,
    relayDatabaseUrl: found.ZEREN_RELAY_DATABASE_URL,
    sequencerDatabaseUrl: found.ZEREN_SEQUENCER_DATABASE_URL,
    archiveMinutes: found.ZEREN_ARCHIVE_MINUTES,
    ledgerName: found.ZEREN_LEDGER_NAME,
    checkpointKey: found.ZEREN_CHECKPOINT_KEY,
    checkpointSeconds: found.ZEREN_CHECKPOINT_SECONDS,
    checkpointFile: found.ZEREN_CHECKPOINT_FILE,
    temporalAddress: found.TEMPORAL_ADDRESS,
    mode: found.ZEREN_MODE,
    payloadKeys: found.ZEREN_PAYLOAD_KEYS,
    poolSize: found.ZEREN_POOL_SIZE,
    workflowBundle: found.ZEREN_WORKFLOW_BUNDLE,
  };
}
