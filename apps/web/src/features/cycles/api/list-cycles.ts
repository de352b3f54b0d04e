import { useQuery } from '@tanstack/react-query';
import type { CycleList } from '@zeren/api-contracts';
import { get } from '../../../http/api';

export const useCycles = () => useQuery({ queryKey: ['cycles'], queryFn: () => get<CycleList>('/cycles?limit=200') });
