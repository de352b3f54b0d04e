import { useQuery } from '@tanstack/react-query';
import type { LetterChanges } from '@zeren/api-contracts';
import { get } from '../../../http/api';

export const useLetterChanges = (letterId: string, version: number) =>
  useQuery({
    queryKey: ['letter-changes', letterId, version],
    queryFn: () => get<LetterChanges>(`/letters/${letterId}/versions/${version}/changes`),
  });
