import { useQuery } from '@tanstack/react-query';
import type { LetterGaps, LetterSimilarities, SigningRatesView } from '@zeren/api-contracts';
import { get } from '../../../http/api';

export const useLetterGaps = (cycleId: string) =>
  useQuery({ queryKey: ['letter-gaps', cycleId], queryFn: () => get<LetterGaps>(`/cycles/${cycleId}/letter-gaps`) });

export const useLetterSimilarities = (cycleId: string) =>
  useQuery({
    queryKey: ['letter-similarities', cycleId],
    queryFn: () => get<LetterSimilarities>(`/cycles/${cycleId}/letter-similarities`),
  });

/** As of a day; today with an empty one. */
export const useSigningRates = (cycleId: string, on: string) =>
  useQuery({
    queryKey: ['signing-rates', cycleId, on],
    queryFn: () => get<SigningRatesView>(`/cycles/${cycleId}/signing-rates${on && `?on=${on}`}`),
    placeholderData: (before) => before,
  });
