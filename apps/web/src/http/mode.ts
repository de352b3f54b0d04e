import { useQuery } from '@tanstack/react-query';
import type { ModeView } from '@zeren/api-contracts';
import { get } from './api';

/** How this installation is run: what it shows at the door, and what a signature takes. */
export const useMode = () =>
  useQuery({ queryKey: ['mode'], queryFn: () => get<ModeView>('/mode'), staleTime: Infinity, retry: false });
