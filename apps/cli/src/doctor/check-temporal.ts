import { createTemporalClient, withDeadline, type Client } from '@zeren/temporal-connection';
import type { Finding } from './finding';

const deadlineMs = 3_000;
const namespace = 'zeren';

/** Whether the server answers, and knows our namespace. */
export async function checkTemporal(temporalAddress: string): Promise<readonly Finding[]> {
  const client = createTemporalClient({ temporalAddress, payloadKeys: [] });
  try {
    const { serverVersion } = await within(client, () => client.workflowService.getSystemInfo({}));
    return [
      { check: 'temporal', state: 'ok', seen: same(`${serverVersion ?? ''} ${temporalAddress}`.trim()) },
      await checkNamespace(client),
    ];
  } catch {
    return [
      {
        check: 'temporal',
        state: 'fail',
        seen: { zh: `${temporalAddress} 在 3 秒内没有应答`, en: `${temporalAddress} does not answer within 3 s` },
        cure: {
          zh: '请运行 npm start，或设置 TEMPORAL_ADDRESS；其间仍可签字，流程稍后继续',
          en: 'run npm start, or set TEMPORAL_ADDRESS; people can sign meanwhile, processes go on later',
        },
      },
    ];
  } finally {
    await client.connection.close();
  }
}

const same = (text: string) => ({ zh: text, en: text });

const within = <Answer>(client: Client, call: () => Promise<Answer>): Promise<Answer> =>
  withDeadline(client, deadlineMs, call);

async function checkNamespace(client: Client): Promise<Finding> {
  try {
    await within(client, () => client.workflowService.describeNamespace({ namespace }));
    return { check: 'namespace', state: 'ok', seen: same(namespace) };
  } catch {
    return {
      check: 'namespace',
      state: 'fail',
      seen: { zh: `没有 ${namespace}`, en: `there is no ${namespace}` },
      cure: { zh: '请启动一次 worker，由它创建', en: 'start the worker once: it makes the namespace' },
    };
  }
}
