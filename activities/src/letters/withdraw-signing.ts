import { newId, type LetterRow, type Repositories } from '@zeren/database';
import type { EffectCall } from '@zeren/workflow-contracts';
import { record } from '../process/record';

/** A new version voids the open requests for the old one; the round that asked hears of it through the relay. */
export async function withdrawSigning(repositories: Repositories, call: EffectCall, letter: LetterRow): Promise<void> {
  const { tasks } = repositories.processes;
  const taskIds = await tasks.openTaskIds(call.organisationId, { letterId: letter.id });
  const closed = await tasks.close(
    { organisationId: call.organisationId, taskIds },
    { state: 'withdrawn', cause: 'new-version', at: new Date(call.at) },
  );
  await record(
    repositories,
    call,
    'task.withdrawn',
    closed.map(({ taskId }) => ({
      subjectKind: 'task',
      id: taskId,
      facts: { cause: 'new-version', letterId: letter.id },
    })),
  );
  await tasks.tell(
    call.organisationId,
    closed.map((line) => ({ ...line, id: newId() })),
  );
}
