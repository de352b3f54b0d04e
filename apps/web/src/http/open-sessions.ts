import { useQuery } from '@tanstack/react-query';
import type { OpenSession } from '@zeren/api-contracts';
import { get } from '../../../http/api';

export const openSessionsKey = ['open-sessions'] as const;

export const useOpenSessions = () =>
  useQuery({ queryKey: openSessionsKey, queryFn: () => get<OpenSession[]>('/sessions') });
