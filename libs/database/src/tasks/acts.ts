import type { Database } from '../database';
import { inCompany } from './in-company';

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

interface Row {
  readonly n: number;
  readonly outcome: ActRefusal | 'now' | 'before';
  readonly answer: string | null;
}

const statement = 'select n, outcome, answer from act_on_tasks($1, $2, $3)';

/** The one door for a person's act. */
export class Acts {
  /**
   * Evidence, closed task, ledger entry and outbox line in one call, hence one commit and one round trip. The session is
   * checked inside; the race (against an expiry, another signer, a repetition) is decided there and nowhere else. Acts
   * that arrive while a call is under way share the next one; what becomes of one does not touch the others.
   */
  readonly store: (act: ActToStore) => Promise<ActOutcome>;

  constructor(private readonly database: Database) {
    this.store = inCompany((acts) => this.storeTogether(acts));
  }

  private async storeTogether(acts: readonly ActToStore[]): Promise<readonly ActOutcome[]> {
    try {
      const rows = await this.database.callNamed<Row>('act_on_tasks', statement, [
        [...new Set(acts.map(({ sessionSha256 }) => sessionSha256))],
        JSON.stringify(acts.map(asRow)),
        acts.some(({ marks }) => marks !== null),
      ]);
      const byNumber = new Map(rows.map((row) => [row.n, row]));
      return acts.map((_, n) => outcomeOf(byNumber.get(n)));
    } catch (error) {
      const refusal = refusalOf(error);
      if (acts.length === 1 && refusal) return [{ lost: refusal }];
      throw error;
    }
  }
}

/** What is not answered has no session that is alive. */
function outcomeOf(row: Row | undefined): ActOutcome {
  if (!row) return { lost: 'unauthenticated' };
  const { outcome, answer } = row;
  return outcome === 'now' || outcome === 'before' ? { stored: outcome, answer: answer ?? '{}' } : { lost: outcome };
}

/** As `wanted_acts` reads it. */
const asRow = (act: ActToStore, n: number) => ({
  n,
  session_sha256: act.sessionSha256,
  task_id: act.taskId,
  act: act.act,
  kinds: act.kinds,
  state: act.state,
  result: act.result,
  event: act.event,
  document_sha256: act.documentSha256,
  content: act.content,
  content_salt: act.contentSalt,
  content_sha256: act.contentSha256,
  marks: act.marks,
  is_on_paper: act.isOnPaper,
  key: act.key,
  request_sha256: act.requestSha256,
  entry_id: act.entryId,
  completed_entry_id: act.completedEntryId,
});

/** Two acts on different tasks raced with one key, or the box was not open; the transaction is gone either way. */
function refusalOf(error: unknown): ActRefusal | undefined {
  const { code, constraint } = error as { readonly code?: string; readonly constraint?: string };
  if (code === '23505' && constraint === 'act_key') return 'idempotency-key-reused';
  return code === 'ZB001' ? 'ballot-not-open' : undefined;
}
