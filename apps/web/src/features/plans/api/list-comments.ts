import { useQuery } from '@tanstack/react-query';
import type { PlanCommentList } from '@zeren/api-contracts';
import { get } from '../../../http/api';

/** What the units said to the draft, each with its answer. */
export const useComments = (planId: string) =>
  useQuery({ queryKey: ['plan-comments', planId], queryFn: () => get<PlanCommentList>(`/plans/${planId}/comments`) });
