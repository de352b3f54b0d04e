import { useQuery } from '@tanstack/react-query';
import type { LetterList } from '@zeren/api-contracts';
import { get } from '../../../http/api';

export const useLetters = (cycleId: string) =>
  useQuery({
    queryKey: ['letters', cycleId],
    queryFn: () => get<LetterList>(`/letters?cycleId=${cycleId}&limit=200`),
  });
