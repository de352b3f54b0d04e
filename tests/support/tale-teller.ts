import { Client } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { PayloadKey } from '@zeren/config';
import { newId, type BundleRow } from '@zeren/database';
import { sha256Of } from '@zeren/process-archive';
import { dataConverterOf, failureConverterPath } from '@zeren/temporal-connection';
import { prepareNamespace } from '@zeren/worker';
import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Tale, TaleActivities } from './tale.workflow';
import { until } from './until';

const taskQueue = 'tales';

/** A namespace of its own, where nobody else's processes end, with a worker for the tales of `tale.workflow.ts`. */
export class TaleTeller {
  private constructor(
    readonly namespace: string,
    private readonly connection: NativeConnection,
    readonly code: string,
  ) {}

  static async open(): Promise<TaleTeller> {
    Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
    const connection = await NativeConnection.connect({ address: process.env['TEMPORAL_ADDRESS'] ?? '' });
    const namespace = `tales-${randomUUID()}`;
    await prepareNamespace(connection, namespace);
    const { code } = await bundleWorkflowCode({
      workflowsPath: require.resolve('./tale.workflow'),
      failureConverterPath,
      logger: new DefaultLogger('ERROR'),
    });
    return new TaleTeller(namespace, connection, code);
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  get bundle(): BundleRow {
    const code = Buffer.from(this.code);
    return {
      sha256: sha256Of(code),
      codeGzip: gzipSync(code),
      nodeVersion: process.versions.node,
      sdkVersion: '1.24.0',
      lockfileSha256: sha256Of(Buffer.from('lock')),
    };
  }

  client(keys: readonly PayloadKey[]): Client {
    const { connection, namespace } = this;
    return new Client({ connection, namespace, dataConverter: dataConverterOf(keys) });
  }

  /** Tells what `work` starts, with these keys. */
  async telling<T>(keys: readonly PayloadKey[], work: () => Promise<T>): Promise<T> {
    const worker = await Worker.create({
      connection: this.connection,
      namespace: this.namespace,
      taskQueue,
      workflowBundle: { code: this.code },
      dataConverter: dataConverterOf(keys),
      activities: activities satisfies TaleActivities,
    });
    return worker.runUntil(work());
  }

  /** Started as soon as the server knows the namespace. */
  start(client: Client, type: 'tale' | 'stumbling', tale: Pick<Tale, 'organisationId' | 'word' | 'more'>) {
    const args = [{ v: 1, cycleId: newId(), ...tale }] satisfies [Tale];
    const options = { taskQueue, workflowId: `tale/${newId()}`, args, memo: { word: tale.word } };
    return until('a namespace that is known', () => client.workflow.start(type, options).catch(() => false as const));
  }
}

const activities = {
  repeat: async (word: string) => word,
  stumble: async (word: string): Promise<never> => {
    throw ApplicationFailure.nonRetryable(word, 'stumbled', word);
  },
};
