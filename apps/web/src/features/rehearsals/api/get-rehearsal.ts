import { useQuery } from '@tanstack/react-query';
import type { RehearsalView } from '@zeren/api-contracts';
import { get } from '../../../http/api';

/** Roster and calendar as they are when it is asked; asked again only when somebody says so. */
export const useRehearsal = (year: number, domains: string) => {
  const query = new URLSearchParams({ year: String(year), template: 'demo-commission', ...(domains && { domains }) });
  return useQuery({
    queryKey: ['rehearsal', year, domains],
    queryFn: () => get<RehearsalView>(`/rehearsals?${query.toString()}`),
    enabled: year > 0,
    staleTime: Infinity,
    retry: false,
  });
};
