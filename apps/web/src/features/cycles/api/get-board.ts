import { useQuery } from '@tanstack/react-query';
import type { BoardView } from '@zeren/api-contracts';
import { get } from '../../../http/api';

export type PhaseView = BoardView['phases'][number];

export const useBoard = (cycleId: string) =>
  useQuery({ queryKey: ['board', cycleId], queryFn: () => get<BoardView>(`/cycles/${cycleId}/board`) });
