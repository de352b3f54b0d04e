import { useQuery } from '@tanstack/react-query';
import type { IdentityView } from '@zeren/api-contracts';
import { get } from '../../../http/api';

export const identitiesKey = ['identities'] as const;

export const useIdentities = () =>
  useQuery({ queryKey: identitiesKey, queryFn: () => get<IdentityView[]>('/session/identities') });
