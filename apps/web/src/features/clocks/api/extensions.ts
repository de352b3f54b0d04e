import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DecideExtension, ExtensionList, ExtensionView } from '@zeren/api-contracts';
import { get, post } from '../../../http/api';

export const useExtensions = (cycleId: string) =>
  useQuery({
    queryKey: ['extensions', cycleId],
    queryFn: () => get<ExtensionList>(`/cycles/${cycleId}/extensions?limit=200`),
  });

export function useDecideExtension(requestId: string, key: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: DecideExtension) => post<ExtensionView>(`/extensions/${requestId}/decision`, body, key),
    onSettled: () => cache.invalidateQueries(),
  });
}
