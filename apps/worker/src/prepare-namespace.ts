import { msToTs } from '@temporalio/common/lib/time';
import type { NativeConnection } from '@temporalio/worker';
import { namespace as usual } from '@zeren/workflow-contracts';

const retention = msToTs('90 days');
const alreadyExists = 6;
const keyword = 2;
const datetime = 6;

/** Our namespace, its retention and search attributes, whatever server it is; every part tolerates that it is there already. */
export async function prepareNamespace(
  { workflowService, operatorService }: NativeConnection,
  namespace: string = usual,
): Promise<void> {
  await tolerate(workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: retention }));
  await workflowService.updateNamespace({ namespace, config: { workflowExecutionRetentionTtl: retention } });
  for (const [name, type] of [
    ['OrganisationId', keyword],
    ['CycleId', keyword],
    ['Phase', keyword],
    ['DueAt', datetime],
  ] as const)
    await tolerate(operatorService.addSearchAttributes({ namespace, searchAttributes: { [name]: type } }));
}

async function tolerate(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if ((error as { code?: number }).code !== alreadyExists) throw error;
  }
}
