import { Client } from '@temporalio/client';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createActivities } from '@zeren/activities';
import { loadWorkerConfig, type WorkerConfig } from '@zeren/config';
import { Database, LedgerTrees, OutboxReader } from '@zeren/database';
import { ProcessArchive, readBundle } from '@zeren/process-archive';
import { dataConverterOf, payloadCodec } from '@zeren/temporal-connection';
import { cyclesQueue, namespace } from '@zeren/workflow-contracts';
import { join } from 'node:path';
import { domainFailures } from './domain-failure.interceptor';
import { log } from './log';
import { onRealClocksOnly } from './real-clock.interceptor';
import { prepareNamespace } from './prepare-namespace';
import { checkpointFile } from './processes/checkpoint-file';
import { CheckpointKeyChanges } from './processes/checkpoint-key-changes';
import { CheckpointMail, type CheckpointMailOptions } from './processes/checkpoint-mail';
import { CheckpointSigner } from './processes/checkpoint-signer';
import { CheckpointSyslog } from './processes/checkpoint-syslog';
import { Heartbeat } from './processes/heartbeat';
import { DigestMail } from './processes/digest-mail';
import { LedgerSequencer } from './processes/ledger-sequencer';
import { OutboxRelay } from './processes/outbox-relay';
import { PaceWatch } from './processes/pace-watch';
import { RunArchiver } from './processes/run-archiver';

/** Wires and runs; decides nothing. The end has an order: worker drained, whatever leads stopped, connections closed, pools closed. */
async function main(): Promise<void> {
  const config = loadWorkerConfig(process.env);
  const codePath = config.workflowBundle || join(__dirname, 'workflow-bundle.js');
  const bundle = readBundle(codePath);
  const dataConverter = dataConverterOf(config.payloadKeys);
  Runtime.install({ shutdownSignals: [], logger: log });
  const database = await Database.open(config.databaseUrl, config.poolSize);
  const outbox = OutboxReader.open(config.relayDatabaseUrl);
  const trees = LedgerTrees.open(config.sequencerDatabaseUrl);
  const connection = await NativeConnection.connect({ address: config.temporalAddress });
  await prepareNamespace(connection);
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue: cyclesQueue,
    workflowBundle: { codePath },
    dataConverter,
    activities: createActivities({ database }),
    interceptors: { activity: [domainFailures, ...(config.mode === 'demo' ? [] : [onRealClocksOnly(database)])] },
    workerDeploymentOptions: {
      version: { deploymentName: 'zeren', buildId: bundle.sha256.slice(0, 32) },
      useWorkerVersioning: false,
    },
    maxCachedWorkflows: 500,
    maxConcurrentWorkflowTaskExecutions: 40,
    maxConcurrentActivityTaskExecutions: 8,
    stickyQueueScheduleToStartTimeout: '5s',
    shutdownGraceTime: '10s',
    shutdownForceTime: '25s',
  });
  const stop = new AbortController();
  const warn = (event: string, facts: Readonly<Record<string, unknown>>) => log.warn(event, { ...facts });
  const client = new Client({ connection, namespace, dataConverter });
  const relay = new OutboxRelay(outbox, client, { log: warn }).run(stop.signal);
  const [toFile, mail] = [checkpointFile(config.checkpointFile), checkpointMail(config, warn)];
  const syslog = config.checkpointSyslog
    ? new CheckpointSyslog({ url: config.checkpointSyslog, log: warn })
    : undefined;
  const signer = new CheckpointSigner(config.ledgerName, config.checkpointKey);
  const sequencer = new LedgerSequencer(trees, signer, {
    checkpointMs: config.checkpointSeconds * 1_000,
    heartbeat: new Heartbeat(database, { everyMs: config.heartbeatMinutes * 60_000, log: warn }),
    keyChanges: new CheckpointKeyChanges(database, signer),
    published: (note) => {
      mail?.offer(note);
      syslog?.offer(note);
      return toFile(note);
    },
    log: warn,
  }).run(stop.signal);
  const archive = new ProcessArchive({
    ...{ client, database, bundle, codec: payloadCodec(config.payloadKeys) },
    failed: ({ workflowId, runId }, error) => warn('archiver.failed', { workflowId, runId, error: String(error) }),
  });
  const archiver = new RunArchiver(database, archive, {
    everyMs: config.archiveMinutes * 60_000,
    alarm: (event, facts) => log.error(event, { ...facts }),
    log: warn,
  }).run(stop.signal);
  const pace =
    config.actsPerMinute > 0 &&
    new PaceWatch(database, {
      limit: config.actsPerMinute,
      organisations: () => trees.planted(),
      log: warn,
    }).run(stop.signal);
  const digests = config.smtpUrl === '' ? undefined : digestMail(config, outbox, database, warn).run(stop.signal);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      if (worker.getState() === 'RUNNING') worker.shutdown();
    });
  try {
    const running = worker.run();
    process.stdout.write('worker polling (1 queue)\n');
    await running;
  } finally {
    stop.abort();
    await Promise.all([relay, sequencer, archiver, pace, digests]);
    await Promise.all([mail?.close(), syslog?.close()]);
    await connection.close();
    await Promise.all([outbox.close(), trees.close()]);
    await database.close();
  }
}

function checkpointMail(config: WorkerConfig, log: CheckpointMailOptions['log']): CheckpointMail | undefined {
  const { smtpUrl, mailFrom: from, checkpointMail: to, checkpointMailHours } = config;
  return to.length > 0
    ? new CheckpointMail({ smtpUrl, from, to, everyMs: checkpointMailHours * 3_600_000, log })
    : undefined;
}

const digestMail = (
  config: WorkerConfig,
  outbox: OutboxReader,
  database: Database,
  log: CheckpointMailOptions['log'],
) =>
  new DigestMail(outbox, database, {
    smtpUrl: config.smtpUrl,
    from: config.mailFrom,
    siteUrl: config.siteUrl,
    everyMs: 60_000,
    log,
  });

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
