import { useQuery } from '@tanstack/react-query';
import type { ReviewsView } from '@zeren/api-contracts';
import { get } from '../../../http/api';

export const useReviews = (cycleId: string) =>
  useQuery({
    queryKey: ['reviews', cycleId],
    queryFn: () => get<ReviewsView>(`/reviews?cycleId=${cycleId}&limit=200`),
  });
