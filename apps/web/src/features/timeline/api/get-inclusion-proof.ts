import { useQuery } from '@tanstack/react-query';
import type { InclusionProofAnswer } from '@zeren/api-contracts';
import { get } from '../../../http/api';
import { checkInclusion } from '../check-inclusion';

/** The proof as the server gives it, and what this browser finds when it computes it again. */
export const useCheckedProof = (entryId: string) =>
  useQuery({
    queryKey: ['inclusion-proof', entryId],
    queryFn: async () => {
      const proof = await get<InclusionProofAnswer>(`/ledger/entries/${entryId}/inclusion-proof`);
      return { proof, check: await checkInclusion(proof) };
    },
    staleTime: Infinity,
    retry: false,
  });
