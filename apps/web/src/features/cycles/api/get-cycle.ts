import { useQuery } from '@tanstack/react-query';
import type { CycleView } from '@zeren/api-contracts';
import { get } from '../../../http/api';

/** What the start fixes: roster, phases and letters as they will be opened. */
export const useCycle = (cycleId: string) =>
  useQuery({ queryKey: ['cycle', cycleId], queryFn: () => get<CycleView>(`/cycles/${cycleId}`) });
