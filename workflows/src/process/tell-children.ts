import { getExternalWorkflowHandle, isCancellation } from '@temporalio/workflow';
import { calendarAdopted } from '@zeren/workflow-contracts';

/** One that has ended meanwhile has no clock left, one that has not begun counts by the new calendar anyway. */
export async function tellChildren(workflowIds: readonly string[], version: number): Promise<void> {
  for (const workflowId of workflowIds) {
    try {
      await getExternalWorkflowHandle(workflowId).signal(calendarAdopted, { version });
    } catch (error) {
      if (isCancellation(error)) throw error;
    }
  }
}
