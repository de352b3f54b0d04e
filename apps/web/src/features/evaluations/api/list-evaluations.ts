import { useQuery } from '@tanstack/react-query';
import type { EvaluationsView } from '@zeren/api-contracts';
import { get } from '../../../http/api';

export const useEvaluations = (cycleId: string) =>
  useQuery({
    queryKey: ['evaluations', cycleId],
    queryFn: () => get<EvaluationsView>(`/evaluations?cycleId=${cycleId}`),
  });
