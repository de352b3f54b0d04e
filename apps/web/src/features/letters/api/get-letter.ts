import { useQuery } from '@tanstack/react-query';
import type { LetterView } from '@zeren/api-contracts';
import { get } from '../../../http/api';

export const letterKey = (letterId: string) => ['letter', letterId] as const;

export const useLetter = (letterId: string) =>
  useQuery({ queryKey: letterKey(letterId), queryFn: () => get<LetterView>(`/letters/${letterId}`) });
