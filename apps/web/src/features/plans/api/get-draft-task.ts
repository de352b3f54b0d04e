import { useQuery } from '@tanstack/react-query';
import type { TaskList } from '@zeren/api-contracts';
import { isTaskKindKey, taskKindOf } from '@zeren/domain';
import { get } from '../../../http/api';

const submits = (kind: string): boolean =>
  isTaskKindKey(kind) && (taskKindOf(kind).acts as readonly string[]).includes('submit-plan');

/** The open task by which the draft is submitted; `null` while nobody is asked for it. */
async function fetchDraftTask(cycleId: string): Promise<string | null> {
  const { items } = await get<TaskList>(`/tasks?mine=open&limit=200&cycleId=${cycleId}`);
  return items.find(({ kind }) => submits(kind))?.id ?? null;
}

export const useDraftTask = (cycleId: string) =>
  useQuery({ queryKey: ['tasks', 'draft', cycleId], queryFn: () => fetchDraftTask(cycleId) });
