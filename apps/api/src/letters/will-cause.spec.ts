import type { SignerRow } from '@zeren/database';
import { willCause } from './will-cause';

const signer = (role: SignerRow['role'], state: string): SignerRow => ({
  role,
  post: role,
  name: null,
  taskId: `task of ${role}`,
  state,
  dueOn: null,
  actedAt: null,
  recordedAt: null,
  via: null,
  substituteName: null,
});
const letter = (...signers: SignerRow[]) => ({ state: 'open', childRoundId: 'round below', signers });

describe('what a signature will cause', () => {
  it('completes the letter and opens the level below when it is the last one', () => {
    const last = letter(signer('superior', 'done'), signer('bearer', 'open'), signer('witness', 'done'));
    expect(willCause(last, 'task of bearer')).toEqual({
      completesLetter: true,
      opensRoundBelow: true,
      stillWaitingFor: [],
    });
  });

  it('names who is still being waited for', () => {
    const early = letter(signer('superior', 'open'), signer('bearer', 'open'), signer('witness', 'open'));
    expect(willCause(early, 'task of bearer')).toEqual({
      completesLetter: false,
      opensRoundBelow: false,
      stillWaitingFor: ['superior', 'witness'],
    });
  });

  it('completes nothing while the witness has not been asked, after a return, or for somebody without a task', () => {
    const planned = letter(signer('superior', 'done'), signer('bearer', 'open'), signer('witness', 'planned'));
    const returned = letter(signer('superior', 'returned'), signer('bearer', 'open'));
    expect(willCause(planned, 'task of bearer').completesLetter).toBe(false);
    expect(willCause(returned, 'task of bearer').completesLetter).toBe(false);
    expect(willCause(letter(signer('superior', 'done'), signer('bearer', 'open')), undefined).completesLetter).toBe(
      false,
    );
  });
});
