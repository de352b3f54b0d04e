import type { Payload, PayloadCodec } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import { keyIdOf } from './payload-codec';

type History = temporal.api.history.v1.IHistory;
type HistoryEvent = temporal.api.history.v1.IHistoryEvent;
type Members = Record<string, unknown>;

const namespace = 'zeren';
const { History: HistoryMessage } = temporal.api.history.v1;

/**
 * A copy of a run's history with its payloads in clear: for the operation that shows it, and no further.
 *
 * @throws ValueError when a payload was altered, belongs to another process, or its key is not known.
 */
export async function openedHistory(history: History, workflowId: string, codec: PayloadCodec): Promise<History> {
  const copy = copyOf(history);
  // Why a task could not be worked on is reported in the name of the process, or of none.
  for (const event of copy.events ?? []) {
    const opens = opensFor(codec, ownerOf(event) ?? workflowId);
    const isReport = Boolean(event.workflowTaskFailedEventAttributes);
    await replacePayloads(event as Members, (payload) =>
      isReport ? opens(payload).catch(() => opensFor(codec)(payload)) : opens(payload),
    );
  }
  return copy;
}

/** Ids of the keys that a history was encrypted with, in order. */
export async function keyIdsOf(history: History): Promise<readonly string[]> {
  const ids = new Set<string>();
  await replacePayloads({ history }, async (payload) => {
    ids.add(keyIdOf(payload) ?? '');
    return payload;
  });
  ids.delete('');
  return [...ids].toSorted();
}

const opensFor =
  (codec: PayloadCodec, workflowId?: string) =>
  async (payload: Payload): Promise<Payload> => {
    const context = workflowId === undefined ? undefined : ({ type: 'workflow', namespace, workflowId } as const);
    const [opened] = await codec.decode([payload], context);
    return opened ?? payload;
  };

const copyOf = (history: History): History =>
  HistoryMessage.decode(HistoryMessage.encode(HistoryMessage.fromObject(history)).finish());

/** What passes between two processes belongs to the child, and to the one that is signalled. */
function ownerOf(event: HistoryEvent): string | null | undefined {
  const attributes =
    event.startChildWorkflowExecutionInitiatedEventAttributes ?? event.startChildWorkflowExecutionFailedEventAttributes;
  if (attributes) return attributes.workflowId;
  const between = [
    event.childWorkflowExecutionStartedEventAttributes,
    event.childWorkflowExecutionCompletedEventAttributes,
    event.childWorkflowExecutionFailedEventAttributes,
    event.childWorkflowExecutionCanceledEventAttributes,
    event.childWorkflowExecutionTimedOutEventAttributes,
    event.childWorkflowExecutionTerminatedEventAttributes,
    event.signalExternalWorkflowExecutionInitiatedEventAttributes,
    event.signalExternalWorkflowExecutionFailedEventAttributes,
  ];
  return between.find(Boolean)?.workflowExecution?.workflowId;
}

async function replacePayloads(message: Members, replaced: (payload: Payload) => Promise<Payload>): Promise<void> {
  for (const [name, member] of Object.entries(message)) {
    if (typeof member !== 'object' || member === null || member instanceof Uint8Array) continue;
    if (keyIdOf(member) !== undefined) message[name] = await replaced(member);
    else await replacePayloads(member as Members, replaced);
  }
}
