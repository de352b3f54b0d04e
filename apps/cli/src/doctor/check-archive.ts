import { Database } from '@zeren/database';
import { unarchivedRuns } from '@zeren/process-archive';
import { createTemporalClient } from '@zeren/temporal-connection';
import type { Connections } from './find-connections';
import type { Finding } from './finding';

const dayMs = 86_400_000;
const allowedDays = 7;

/** Whether what has ended is kept before the server forgets it. Nothing when either side does not answer: others say so. */
export async function checkArchive({ databaseUrl, temporalAddress }: Connections): Promise<readonly Finding[]> {
  if (databaseUrl === null) return [];
  const client = createTemporalClient({ temporalAddress, payloadKeys: [] });
  let database: Database | undefined;
  try {
    database = await Database.open(databaseUrl, 1);
    const ended = (await unarchivedRuns(client, database)).map(({ closedAt }) => (Date.now() - closedAt) / dayMs);
    return [archiveFinding(ended)];
  } catch {
    return [];
  } finally {
    await Promise.all([client.connection.close(), database?.close()]);
  }
}

/** @param daysAgo when the processes ended that are not archived. */
export function archiveFinding(daysAgo: readonly number[]): Finding {
  const overdue = daysAgo.filter((days) => days > allowedDays).length;
  if (overdue === 0)
    return {
      check: 'archive',
      state: 'ok',
      seen: { zh: `等待归档的流程 ${daysAgo.length} 个`, en: `${daysAgo.length} ended processes wait` },
    };
  return {
    check: 'archive',
    state: 'fail',
    seen: {
      zh: `${overdue} 个流程结束已超过 ${allowedDays} 天仍未归档`,
      en: `${overdue} processes ended more than ${allowedDays} days ago and are not archived`,
    },
    cure: {
      zh: '请在 worker 日志中查看 archiver 的记录；服务器 90 天后会删除历史',
      en: "see the archiver's lines in the worker's log; the server drops histories after 90 days",
    },
  };
}
