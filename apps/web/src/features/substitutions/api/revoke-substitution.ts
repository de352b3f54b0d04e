import { useMutation, useQueryClient } from '@tanstack/react-query';
import { remove } from '../../../http/api';
import { substitutionsKey } from './list-substitutions';

export function useRevokeSubstitution() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => remove(`/substitutions/${id}`),
    onSettled: () => cache.invalidateQueries({ queryKey: substitutionsKey }),
  });
}
