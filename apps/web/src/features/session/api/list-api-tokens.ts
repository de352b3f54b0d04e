import { useQuery } from '@tanstack/react-query';
import type { ApiTokenView } from '@zeren/api-contracts';
import { get } from '../../../http/api';

export const apiTokensKey = ['api-tokens'] as const;

export const useApiTokens = () =>
  useQuery({ queryKey: apiTokensKey, queryFn: () => get<ApiTokenView[]>('/session/api-tokens') });
