import { useQuery } from '@tanstack/react-query';
import type { ModeView } from '@zeren/api-contracts';
import { get } from '../../../http/api';

export const useMode = () =>
  useQuery({ queryKey: ['mode'], queryFn: () => get<ModeView>('/mode'), staleTime: Infinity, retry: false });
