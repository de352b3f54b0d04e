import { Client } from '@temporalio/client';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createActivities } from '@zeren/activities';
import { loadWorkerConfig, type WorkerConfig } from '@zeren/config';
import { Database, LedgerTrees, OutboxReader } from '@zeren/database';
import { cyclesQueue, namespace } from '@zeren/workflow-contracts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { domainFailures } from './domain-failure.interceptor';
import { log } from './log';
import { onRealClocksOnly } from './real-clock.interceptor';
import { prepareNamespace } from './prepare-namespace';
import { checkpointFile } from './processes/checkpoint-file';
import { CheckpointMail, type CheckpointMailOptions } from './processes/checkpoint-mail';
import { CheckpointSigner } from './processes/checkpoint-signer';
import { LedgerSequencer } from './processes/ledger-sequencer';
import { OutboxRelay } from './processes/outbox-relay';

/** Wires and runs; decides nothing. The end has an order: worker drained, relay and sequencer stopped, connections closed, pools closed. */
async function main(): Promise<void> {
  const config = loadWorkerConfig(process.env);
  const bundle = config.workflowBundle || join(__dirname, 'workflow-bundle.js');
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
    workflowBundle: { codePath: bundle },
    activities: createActivities({ database }),
    interceptors: { activity: [domainFailures, ...(config.mode === 'demo' ? [] : [onRealClocksOnly(database)])] },
    workerDeploymentOptions: {
      version: { deploymentName: 'zeren', buildId: buildIdOf(bundle) },
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
  const relay = new OutboxRelay(outbox, new Client({ connection, namespace }), { log: warn }).run(stop.signal);
  const [toFile, mail] = [checkpointFile(config.checkpointFile), checkpointMail(config, warn)];
  const sequencer = new LedgerSequencer(trees, new CheckpointSigner(config.ledgerName, config.checkpointKey), {
    checkpointMs: config.checkpointSeconds * 1_000,
    published: (note) => {
      mail?.offer(note);
      return toFile(note);
    },
    log: warn,
  }).run(stop.signal);
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
    await Promise.all([relay, sequencer]);
    await mail?.close();
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

/** The bundle's hash, written beside it by the build: which code made a history. */
const buildIdOf = (bundle: string): string => readFileSync(`${bundle}.sha256`, 'utf8').trim().slice(0, 32);

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
