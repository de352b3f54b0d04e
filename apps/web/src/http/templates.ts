import { useQuery } from '@tanstack/react-query';
import type { TemplateList } from '@zeren/api-contracts';
import { get } from './api';

/** Templates of years, and the library of domains. */
export const useTemplates = () =>
  useQuery({ queryKey: ['templates'], queryFn: () => get<TemplateList>('/templates'), staleTime: Infinity });
