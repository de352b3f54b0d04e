import { useQuery } from '@tanstack/react-query';
import type { SubstitutionList } from '@zeren/api-contracts';
import { get } from '../../../http/api';

export const substitutionsKey = ['substitutions'] as const;

export const useSubstitutions = () =>
  useQuery({ queryKey: substitutionsKey, queryFn: () => get<SubstitutionList>('/substitutions?limit=200') });
