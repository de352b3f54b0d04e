import { useMutation } from '@tanstack/react-query';
import type { CheckpointCheckAnswer } from '@zeren/api-contracts';
import { get } from '../../../http/api';

/** A question, asked when somebody presses the button: reading it is recorded. */
export const useCheckpointCheck = () =>
  useMutation({
    mutationFn: (note: string) =>
      get<CheckpointCheckAnswer>(`/ledger/checkpoint-check?note=${encodeURIComponent(note)}`),
  });
