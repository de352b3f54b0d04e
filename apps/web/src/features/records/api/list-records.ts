import { useQuery } from '@tanstack/react-query';
import type { RecordList } from '@zeren/api-contracts';
import { get } from '../../../http/api';

export const useRecords = (cycleId: string, kind: string) =>
  useQuery({
    queryKey: ['records', cycleId, kind],
    queryFn: () => get<RecordList>(`/records?cycleId=${cycleId}&limit=200${kind ? `&kind=${kind}` : ''}`),
  });
