import type { Client } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createActivities } from '@zeren/activities';
import { Database } from '@zeren/database';
import { dataConverterOf, failureConverterPath } from '@zeren/temporal-connection';
import { asFailure, cyclesQueue, namespace } from '@zeren/workflow-contracts';
import { payloadKeys } from './payload-keys';

export interface CyclesWorker {
  stop(): Promise<void>;
}

/** What the worker does, without its relay: workflows and activities of the sources, on one database. */
export async function startCyclesWorker(databaseUrl: string, temporalAddress: string): Promise<CyclesWorker> {
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  const [database, connection] = [
    await Database.open(databaseUrl, 4),
    await NativeConnection.connect({ address: temporalAddress }),
  ];
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue: cyclesQueue,
    dataConverter: dataConverterOf(payloadKeys),
    workflowBundle: await bundleWorkflowCode({
      workflowsPath: require.resolve('@zeren/workflows'),
      failureConverterPath,
      logger: new DefaultLogger('ERROR'),
      webpackConfigHook: (config) => ({
        ...config,
        resolve: { ...config.resolve, conditionNames: ['@zeren/source', 'require', 'node', 'default'] },
      }),
    }),
    activities: createActivities({ database }),
    interceptors: { activity: [() => ({ inbound: { execute: (input, next) => next(input).catch(fail) } })] },
    stickyQueueScheduleToStartTimeout: '1s',
  });
  const running = worker.run();
  return {
    stop: async () => {
      worker.shutdown();
      await running;
      await Promise.all([connection.close(), database.close()]);
    },
  };
}

function fail(error: unknown): never {
  throw asFailure(error);
}

/** So that no process of a test goes on without its database. */
export async function endProcesses(client: Client, workflowIds: readonly string[]): Promise<void> {
  for (const id of workflowIds)
    await client.workflow
      .getHandle(id)
      .terminate('end of the test')
      .catch(() => undefined);
}
