import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { GenerateReport, ReportView } from '@zeren/api-contracts';
import { newKey, post } from '../../../http/api';

export function useGenerateReport(cycleId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => post<ReportView>('/reports', { cycleId } satisfies GenerateReport, newKey()),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['report', cycleId] }),
  });
}
