import type { LetterView } from '@zeren/api-contracts';
import type { LetterDetails } from '@zeren/database';

type Letter = Pick<LetterDetails, 'state' | 'childRoundId' | 'signers'>;

/** What the caller's signature or mark would cause: the last one completes the letter, and that may open the level below. */
export function willCause(
  { state, childRoundId, signers }: Letter,
  myTaskId: string | undefined,
): LetterView['willCause'] {
  const waiting = signers.filter((signer) => signer.state === 'open' && signer.taskId !== myTaskId);
  const isMine = signers.some((signer) => signer.state === 'open' && signer.taskId === myTaskId);
  const isSettled = signers.every((signer) => signer.state === 'open' || signer.state === 'done');
  const completesLetter = state === 'open' && isMine && isSettled && waiting.length === 0;
  return {
    completesLetter,
    opensRoundBelow: completesLetter && childRoundId !== null,
    stillWaitingFor: waiting.map(({ post }) => post),
  };
}
