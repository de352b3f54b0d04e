import { useMutation, useQueryClient } from '@tanstack/react-query';
import { remove } from '../../../http/api';
import { secondFactorKey } from '../../../http/step-up';

export function useRemoveSecondFactor() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => remove('/session/second-factor'),
    onSuccess: () => cache.invalidateQueries({ queryKey: secondFactorKey }),
  });
}
