import { z } from 'zod';
import { read, type Environment } from './read';
import { actsPerMinuteOf, describeVariables, originsOf, variables, type Mode, type PayloadKey } from './variable';

const shape = z.object({
  DATABASE_URL: variables.DATABASE_URL,
  TEMPORAL_ADDRESS: variables.TEMPORAL_ADDRESS,
  ZEREN_ACTS_PER_MINUTE: variables.ZEREN_ACTS_PER_MINUTE,
  ZEREN_ARCHIVE_MINUTES: variables.ZEREN_ARCHIVE_MINUTES,
  ZEREN_CHECKPOINT_FILE: variables.ZEREN_CHECKPOINT_FILE,
  ZEREN_CHECKPOINT_KEY: variables.ZEREN_CHECKPOINT_KEY,
  ZEREN_CHECKPOINT_MAIL: variables.ZEREN_CHECKPOINT_MAIL,
  ZEREN_CHECKPOINT_MAIL_HOURS: variables.ZEREN_CHECKPOINT_MAIL_HOURS,
  ZEREN_CHECKPOINT_SECONDS: variables.ZEREN_CHECKPOINT_SECONDS,
  ZEREN_CHECKPOINT_SYSLOG: variables.ZEREN_CHECKPOINT_SYSLOG,
  ZEREN_HEARTBEAT_MINUTES: variables.ZEREN_HEARTBEAT_MINUTES,
  ZEREN_LEDGER_NAME: variables.ZEREN_LEDGER_NAME,
  ZEREN_MAIL_FROM: variables.ZEREN_MAIL_FROM,
  ZEREN_MODE: variables.ZEREN_MODE,
  ZEREN_PAYLOAD_KEYS: variables.ZEREN_PAYLOAD_KEYS,
  ZEREN_POOL_SIZE: variables.ZEREN_POOL_SIZE,
  ZEREN_PUBLIC_URL: variables.ZEREN_PUBLIC_URL,
  ZEREN_RELAY_DATABASE_URL: variables.ZEREN_RELAY_DATABASE_URL,
  ZEREN_SEQUENCER_DATABASE_URL: variables.ZEREN_SEQUENCER_DATABASE_URL,
  ZEREN_SMTP_URL: variables.ZEREN_SMTP_URL,
  ZEREN_WORKFLOW_BUNDLE: variables.ZEREN_WORKFLOW_BUNDLE,
});

export const workerVariables = describeVariables(shape);

export interface WorkerConfig {
  readonly databaseUrl: string;
  readonly relayDatabaseUrl: string;
  readonly sequencerDatabaseUrl: string;
  /** More of one person are flagged; 0: none are. */
  readonly actsPerMinute: number;
  readonly archiveMinutes: number;
  readonly ledgerName: string;
  /** Seed, 64 hexadecimal digits. */
  readonly checkpointKey: string;
  readonly checkpointSeconds: number;
  /** Empty: none. */
  readonly checkpointFile: string;
  /** Mailboxes that get checkpoints; empty: none. */
  readonly checkpointMail: readonly string[];
  readonly checkpointMailHours: number;
  /** `tcp://host:port` or `udp://host:port`; empty: none. */
  readonly checkpointSyslog: string;
  readonly heartbeatMinutes: number;
  readonly mailFrom: string;
  /** Secret. Empty: no mails. */
  readonly smtpUrl: string;
  readonly temporalAddress: string;
  readonly mode: Mode;
  /** Where links in mails lead: the first origin that people use. */
  readonly siteUrl: string;
  /** The first encrypts, all decrypt. */
  readonly payloadKeys: readonly PayloadKey[];
  readonly poolSize: number;
  /** Empty: where the repository builds it. */
  readonly workflowBundle: string;
}

/** @throws Error that names every wrong or missing variable; also when mails are asked for and there is no mail server. */
export function loadWorkerConfig(environment: Environment): WorkerConfig {
  const found = read(shape, environment);
  if (found.ZEREN_CHECKPOINT_MAIL.length > 0 && found.ZEREN_SMTP_URL === '')
    throw new Error('ZEREN_CHECKPOINT_MAIL is set and ZEREN_SMTP_URL is not: name the mail server, or no mailboxes');
  return {
    databaseUrl: found.DATABASE_URL,
    relayDatabaseUrl: found.ZEREN_RELAY_DATABASE_URL,
    sequencerDatabaseUrl: found.ZEREN_SEQUENCER_DATABASE_URL,
    actsPerMinute: found.ZEREN_ACTS_PER_MINUTE === '' ? actsPerMinuteOf(found.ZEREN_MODE) : found.ZEREN_ACTS_PER_MINUTE,
    archiveMinutes: found.ZEREN_ARCHIVE_MINUTES,
    ledgerName: found.ZEREN_LEDGER_NAME,
    checkpointKey: found.ZEREN_CHECKPOINT_KEY,
    checkpointSeconds: found.ZEREN_CHECKPOINT_SECONDS,
    checkpointFile: found.ZEREN_CHECKPOINT_FILE,
    checkpointMail: found.ZEREN_CHECKPOINT_MAIL,
    checkpointMailHours: found.ZEREN_CHECKPOINT_MAIL_HOURS,
    checkpointSyslog: found.ZEREN_CHECKPOINT_SYSLOG,
    heartbeatMinutes: found.ZEREN_HEARTBEAT_MINUTES,
    mailFrom: found.ZEREN_MAIL_FROM,
    smtpUrl: found.ZEREN_SMTP_URL,
    temporalAddress: found.TEMPORAL_ADDRESS,
    mode: found.ZEREN_MODE,
    siteUrl: originsOf(found.ZEREN_PUBLIC_URL)[0] ?? 'http://localhost:4310',
    payloadKeys: found.ZEREN_PAYLOAD_KEYS,
    poolSize: found.ZEREN_POOL_SIZE,
    workflowBundle: found.ZEREN_WORKFLOW_BUNDLE,
  };
}
