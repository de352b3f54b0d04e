import { useQuery } from '@tanstack/react-query';
import type { SecondFactorView } from '@zeren/api-contracts';
import { get } from '../../../http/api';
import { secondFactorKey } from '../../../http/step-up';

export const useSecondFactor = () =>
  useQuery({ queryKey: secondFactorKey, queryFn: () => get<SecondFactorView>('/session/second-factor') });
