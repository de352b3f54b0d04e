import { Injectable } from '@nestjs/common';
import type { CheckpointCheckAnswer, CheckpointVerdict } from '@zeren/api-contracts';
import { Database, type Repositories } from '@zeren/database';
import { consistencyRanges, openCheckpoint, peekCheckpoint, readNoteKey, type Checkpoint } from '@zeren/ledger';
import type { Principal } from '../access/principal';
import { Log } from '../http/log';
import { Problem } from '../http/problem';
import { answerOf, proof, requireCheckpoint } from './proofs.service';

/** Compares the ledger with a checkpoint that somebody outside has kept. What does not fit is an alarm, not a wrong request. */
@Injectable()
export class CheckpointCheckService {
  constructor(
    private readonly database: Database,
    private readonly log: Log,
  ) {}

  /** @throws Problem `invalid-body` when the note is no checkpoint, `not-found` when nothing was signed here yet. */
  async check({ organisationId }: Principal, note: string): Promise<CheckpointCheckAnswer> {
    const presented = readPresented(note);
    const answer = await this.database.inTenant(organisationId, async ({ trees }) => {
      const current = await requireCheckpoint(trees, organisationId);
      const verdict = await verdictOn(trees, organisationId, note, presented);
      const hashes =
        verdict === 'consistent'
          ? await proof(trees, organisationId, consistencyRanges(presented.size, current.size))
          : [];
      return {
        verdict,
        presented: { ...presented, root: presented.root.toString('base64') },
        current: answerOf(current),
        hashes,
      };
    });
    if (answer.verdict === 'cut-off' || answer.verdict === 'rewritten')
      this.log.warn(`ledger ${answer.verdict}: a checkpoint of size ${presented.size} does not fit`);
    return answer;
  }
}

function readPresented(note: string): Checkpoint {
  try {
    return peekCheckpoint(note);
  } catch {
    throw new Problem('invalid-body', [{ pointer: '/note', code: 'not-a-checkpoint', message: 'not a checkpoint' }]);
  }
}

/** In the order of what can be said: whose it is, who signed it, whether it is longer, whether it is the same past. */
async function verdictOn(
  trees: Repositories['trees'],
  organisationId: string,
  note: string,
  { origin, size, root }: Checkpoint,
): Promise<CheckpointVerdict> {
  const keys = (await trees.verifierKeys(organisationId)).map(readNoteKey);
  if (!keys.some(({ name }) => name === origin)) return 'other-ledger';
  try {
    openCheckpoint(note, keys);
  } catch {
    return 'not-signed';
  }
  const { size: newest } = await requireCheckpoint(trees, organisationId);
  if (size > newest) return 'cut-off';
  const [ours] = await proof(trees, organisationId, [{ start: 0, size }]);
  return ours === root.toString('base64') ? 'consistent' : 'rewritten';
}
