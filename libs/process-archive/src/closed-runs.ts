import type { Client } from '@temporalio/client';
import { tsToMs } from '@temporalio/common/lib/time';
import type { temporal } from '@temporalio/proto';
import type { EpochMs } from '@zeren/domain';
import { withDeadline } from '@zeren/temporal-connection';

export interface ClosedRun {
  readonly workflowId: string;
  readonly runId: string;
  readonly closedAt: EpochMs;
}

type Page = temporal.api.workflowservice.v1.IListWorkflowExecutionsResponse;

const closed = "ExecutionStatus != 'Running'";
const pageSize = 1_000;
const deadlineMs = 10_000;

/** Runs that have ended, as far as the server remembers, the oldest first. Memos stay unread: they are encrypted. */
export async function closedRuns(client: Client): Promise<readonly ClosedRun[]> {
  const runs: ClosedRun[] = [];
  let nextPageToken = new Uint8Array();
  do {
    const page: Page = await pageOf(client, nextPageToken);
    runs.push(...runsOn(page));
    nextPageToken = Uint8Array.from(page.nextPageToken ?? []);
  } while (nextPageToken.length > 0);
  return runs.toSorted((a, b) => a.closedAt - b.closedAt);
}

function pageOf(client: Client, nextPageToken: Uint8Array): Promise<Page> {
  const { namespace } = client.options;
  return withDeadline(client, deadlineMs, () =>
    client.workflowService.listWorkflowExecutions({ namespace, query: closed, pageSize, nextPageToken }),
  );
}

const runsOn = ({ executions }: Page): readonly ClosedRun[] =>
  (executions ?? []).flatMap(({ execution, closeTime }) =>
    execution?.workflowId && execution.runId && closeTime
      ? [{ workflowId: execution.workflowId, runId: execution.runId, closedAt: tsToMs(closeTime) }]
      : [],
  );
