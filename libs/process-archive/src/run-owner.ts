import { defaultPayloadConverter } from '@temporalio/common';
import type { ProcessInput } from '@zeren/workflow-contracts';
import type { History } from './canonical-history';

export type RunOwner = Pick<ProcessInput, 'organisationId'> & Partial<Pick<ProcessInput, 'cycleId' | 'clock'>>;

/**
 * Whose process it was, by what it was started with.
 *
 * @param history with its payloads in clear.
 * @throws Error when it names no organisation: it is none of ours.
 */
export function runOwner({ events }: History): RunOwner {
  const [payload] = events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads ?? [];
  const input = payload ? defaultPayloadConverter.fromPayload<Partial<ProcessInput>>(payload) : undefined;
  if (typeof input?.organisationId !== 'string')
    throw new Error('what the process was started with names no organisation');
  return input as RunOwner;
}
