import type { ClosedState } from '@zeren/domain';
import { Pool, type PoolClient } from 'pg';
import { leadAlone } from '../lead-alone';

export interface OutboxLine {
  readonly id: string;
  readonly taskId: string;
  readonly state: ClosedState;
  readonly result: string | null;
  /** Business milliseconds of the act. */
  readonly at: number;
}

/** The relay's side of the outbox, over all organisations, by a role that sees nothing else. */
export class OutboxReader {
  private constructor(private readonly pool: Pool) {}

  static open(url: string, poolSize = 4): OutboxReader {
    const pool = new Pool({ connectionString: url, max: poolSize });
    pool.on('error', () => undefined); // an idle connection that dies is replaced by the next query
    return new OutboxReader(pool);
  }

  /**
   * Works as the one active relay. `rung` waits for a ring or for the time given; `leading` ends when the work has to.
   * Stands by, and returns, when another relay leads.
   *
   * @throws when the leading connection is lost.
   */
  lead(
    stop: AbortSignal,
    serve: (leading: AbortSignal, rung: (timeoutMs: number) => Promise<boolean>) => Promise<void>,
  ): Promise<void> {
    return leadAlone(this.pool, 'zeren.outbox', stop, async (own, leading) => {
      await own.query('listen outbox');
      await serve(leading, (timeoutMs) => rung(own, leading, timeoutMs));
    });
  }

  /** Workflows with an undelivered line that is due; everything of theirs travels along. Never a high-water mark. */
  async dueWorkflows(limit: number): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ workflow_id: string }>(
      `select distinct workflow_id from outbox_line
        where delivered_at is null and dead_reason is null and send_after <= now() limit $1`,
      [limit],
    );
    return rows.map((row) => row.workflow_id);
  }

  async pending(workflowId: string, limit: number): Promise<readonly OutboxLine[]> {
    const { rows } = await this.pool.query<OutboxLine>(
      `select id, task_id as "taskId", state, result, floor(extract(epoch from business_at) * 1000)::float8 as at from outbox_line
        where workflow_id = $1 and delivered_at is null and dead_reason is null order by id limit $2`,
      [workflowId, limit],
    );
    return rows;
  }

  /** Organisations in which somebody wants mail. */
  async mailedOrganisations(): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ organisation_id: string }>('select distinct organisation_id from mailbox');
    return rows.map((row) => row.organisation_id);
  }

  async delivered(ids: readonly string[]): Promise<void> {
    await this.pool.query('update outbox_line set delivered_at = now() where id = any ($1::uuid[])', [ids]);
  }

  async dead(ids: readonly string[], reason: string): Promise<void> {
    await this.pool.query('update outbox_line set dead_reason = $2 where id = any ($1::uuid[])', [ids, reason]);
  }

  /** 1, 2, 4 … 60 seconds, for ever. */
  async postpone(ids: readonly string[]): Promise<void> {
    await this.pool.query(
      `update outbox_line set attempts = attempts + 1, send_after = now() + least(60, power(2, least(attempts, 6))) * interval '1 second'
        where id = any ($1::uuid[])`,
      [ids],
    );
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}

/** True when somebody rang, false when the time was up or work is to stop. */
function rung(own: PoolClient, stop: AbortSignal, timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (answer: boolean) => {
      clearTimeout(timer);
      own.off('notification', onRing);
      stop.removeEventListener('abort', onStop);
      resolve(answer);
    };
    const onRing = () => end(true);
    const onStop = () => end(false);
    const timer = setTimeout(() => end(false), timeoutMs);
    own.once('notification', onRing);
    stop.addEventListener('abort', onStop, { once: true });
  });
}
