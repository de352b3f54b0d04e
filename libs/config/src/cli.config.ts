import { z } from 'zod';
import { read, type Environment } from './read';
import { describeVariables, variables, type Mode, type PayloadKey } from './variable';

const migrateShape = z.object({ ZEREN_OWNER_DATABASE_URL: variables.ZEREN_OWNER_DATABASE_URL });
const seedShape = z.object({ DATABASE_URL: variables.DATABASE_URL, ZEREN_MODE: variables.ZEREN_MODE });
const doctorShape = z.object({
  DATABASE_URL: variables.DATABASE_URL.optional(),
  TEMPORAL_ADDRESS: variables.TEMPORAL_ADDRESS,
});
const exportShape = z.object({
  ZEREN_PAYLOAD_KEYS: variables.ZEREN_PAYLOAD_KEYS.optional(),
  ZEREN_WORKFLOW_BUNDLE: variables.ZEREN_WORKFLOW_BUNDLE,
});
const demoShape = z.object({ ZEREN_URL: variables.ZEREN_URL });

export const cliVariables = describeVariables(
  z.object({
    ...migrateShape.shape,
    ...seedShape.shape,
    ...doctorShape.shape,
    ...exportShape.shape,
    ...demoShape.shape,
  }),
);

/** Of `zeren migrate`. @throws Error that names every wrong or missing variable. */
export const loadMigrateConfig = (environment: Environment = process.env): { readonly ownerDatabaseUrl: string } => ({
  ownerDatabaseUrl: read(migrateShape, environment).ZEREN_OWNER_DATABASE_URL,
});

/** Of `zeren seed`. @throws Error that names every wrong or missing variable. */
export function loadSeedConfig(environment: Environment = process.env): {
  readonly databaseUrl: string;
  readonly mode: Mode;
} {
  const { DATABASE_URL, ZEREN_MODE } = read(seedShape, environment);
  return { databaseUrl: DATABASE_URL, mode: ZEREN_MODE };
}

/** Of `zeren doctor`: what is missing is a finding, not an error. */
export function loadDoctorConfig(environment: Environment = process.env): {
  readonly databaseUrl: string | null;
  readonly temporalAddress: string;
} {
  const { DATABASE_URL, TEMPORAL_ADDRESS } = read(doctorShape, environment);
  return { databaseUrl: DATABASE_URL ?? null, temporalAddress: TEMPORAL_ADDRESS };
}

/** Of `zeren export`, beside what `loadDoctorConfig` answers. @throws Error that names every wrong variable. */
export function loadExportConfig(environment: Environment = process.env): {
  readonly payloadKeys: readonly PayloadKey[] | undefined;
  readonly workflowBundle: string;
} {
  const { ZEREN_PAYLOAD_KEYS, ZEREN_WORKFLOW_BUNDLE } = read(exportShape, environment);
  return { payloadKeys: ZEREN_PAYLOAD_KEYS, workflowBundle: ZEREN_WORKFLOW_BUNDLE };
}

/** Of the demonstration. @throws Error when the address is none. */
export const loadDemoConfig = (environment: Environment = process.env): { readonly url: string } => ({
  url: read(demoShape, environment).ZEREN_URL,
});
