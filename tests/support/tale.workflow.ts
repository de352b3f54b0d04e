import {
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  defineUpdate,
  executeChild,
  getExternalWorkflowHandle,
  ParentClosePolicy,
  proxyActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { ProcessInput } from '@zeren/workflow-contracts';

export interface Tale extends Omit<ProcessInput, 'clock'> {
  readonly word: string;
  /** How often it begins anew. */
  readonly more: number;
}

export interface TaleActivities {
  repeat(word: string): Promise<string>;
  stumble(word: string): Promise<never>;
}

const { repeat, stumble } = proxyActivities<TaleActivities>({
  startToCloseTimeout: '10 seconds',
});

export const hear = defineSignal<[string]>('hear');
export const tell = defineUpdate<string, [string]>('tell');
export const told = defineQuery<string>('told');

/** Says its word in every way a process can: input, memo, activities, failures, child, signals, update, query, result. */
export async function tale(input: Tale): Promise<string> {
  let heard = '';
  setHandler(hear, (word) => void (heard = word));
  setHandler(tell, (word) => word);
  setHandler(told, () => input.word);
  await repeat(input.word);
  await stumble(input.word).catch(() => undefined);
  const { workflowId } = workflowInfo();
  await executeChild(echo, {
    workflowId: `${workflowId}/echo/${input.more}`,
    args: [{ ...input, parent: workflowId }],
    staticSummary: input.word,
    parentClosePolicy: ParentClosePolicy.REQUEST_CANCEL,
  });
  await condition(() => heard === input.word);
  return input.more > 0 ? continueAsNew<typeof tale>({ ...input, more: input.more - 1 }) : input.word;
}

export async function echo({ word, parent }: Tale & { readonly parent: string }): Promise<string> {
  await getExternalWorkflowHandle(parent).signal(hear, word);
  return word;
}

/** Ends with a failure that says its word. */
export async function stumbling({ word }: Tale): Promise<void> {
  await stumble(word);
}
