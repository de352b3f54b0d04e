import { useQuery } from '@tanstack/react-query';
import type { ReportList, ReportView } from '@zeren/api-contracts';
import { get } from '../../../http/api';

/** The newest version; `null` while none was generated. */
async function fetchNewest(cycleId: string): Promise<ReportView | null> {
  const { items } = await get<ReportList>(`/reports?cycleId=${cycleId}&limit=1`);
  const [newest] = items;
  return newest ? get<ReportView>(`/reports/${newest.id}`) : null;
}

export const useReport = (cycleId: string) =>
  useQuery({ queryKey: ['report', cycleId], queryFn: () => fetchNewest(cycleId) });
