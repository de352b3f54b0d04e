import type { Database } from '../database';

export interface ActToStore {
  readonly sessionSha256: string;
  readonly taskId: string;
  readonly act: string;
  /** Kinds of task on which this act is possible. */
  readonly kinds: readonly string[];
  readonly state: string;
  readonly result: string | null;
  readonly event: string;
  readonly documentSha256: string | null;
  /** JSON text as it was hashed. */
  readonly content: string | null;
  readonly contentSalt: string | null;
  readonly contentSha256: string | null;
  /** JSON text of a ballot's marks; they go into the box and nowhere else. */
  readonly marks: string | null;
  readonly isOnPaper: boolean;
  readonly key: string;
  readonly requestSha256: string;
  readonly entryId: string;
  /** For the entry of a letter that becomes complete by this act. */
  readonly completedEntryId: string;
}

export type ActRefusal =
  | 'act-not-allowed'
  | 'ballot-not-open'
  | 'document-changed'
  | 'idempotency-key-reused'
  | 'not-found'
  | 'task-closed'
  | 'task-overdue'
  | 'unauthenticated';

export type ActOutcome = { readonly stored: 'now' | 'before'; readonly answer: string } | { readonly lost: ActRefusal };

const statement = 'select outcome, answer from act_on_task($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17)';

/** The one door for a person's act. */
export class Acts {
  constructor(private readonly database: Database) {}

  /**
   * Evidence, closed task, ledger entry and outbox line in one call, hence one commit and one round trip. The session is
   * checked inside; the race (against an expiry, another signer, a repetition) is decided there and nowhere else.
   */
  async store(act: ActToStore): Promise<ActOutcome> {
    try {
      const [row] = await this.database.callNamed<{ outcome: ActRefusal | 'now' | 'before'; answer: string | null }>(
        'act_on_task',
        statement,
        parametersOf(act),
      );
      if (!row) throw new Error('act_on_task returned no row');
      if (row.outcome !== 'now' && row.outcome !== 'before') return { lost: row.outcome };
      return { stored: row.outcome, answer: row.answer ?? '{}' };
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal) return { lost: refusal };
      throw error;
    }
  }
}

const parametersOf = (act: ActToStore): readonly unknown[] => [
  act.sessionSha256,
  act.taskId,
  act.act,
  act.kinds,
  act.state,
  act.result,
  act.event,
  act.documentSha256,
  act.content,
  act.contentSalt,
  act.contentSha256,
  act.marks,
  act.isOnPaper,
  act.key,
  act.requestSha256,
  act.entryId,
  act.completedEntryId,
];

/** Two acts on different tasks raced with one key, or the box was not open; the transaction is gone either way. */
function refusalOf(error: unknown): ActRefusal | undefined {
  const { code, constraint } = error as { readonly code?: string; readonly constraint?: string };
  if (code === '23505' && constraint === 'act_key') return 'idempotency-key-reused';
  return code === 'ZB001' ? 'ballot-not-open' : undefined;
}
