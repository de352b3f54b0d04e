import { useQuery } from '@tanstack/react-query';
import type { OpenSession } from '@zeren/api-contracts';
import { get } from './api';

export const openSessionsKey = ['open-sessions'] as const;

export const useOpenSessions = (enabled = true) =>
  useQuery({ queryKey: openSessionsKey, queryFn: () => get<OpenSession[]>('/sessions'), enabled });
