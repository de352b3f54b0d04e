import type { Pool, PoolClient } from 'pg';

/**
 * Does work that only one process may do: an advisory lock of this name, on a connection of its own, gone with it. Returns
 * at once when another leads. `leading` ends with `stop` and with the connection: the work then has to end, too.
 *
 * @throws when the leading connection is lost, after the work has ended.
 */
export async function leadAlone(
  pool: Pool,
  name: string,
  stop: AbortSignal,
  work: (own: PoolClient, leading: AbortSignal) => Promise<void>,
): Promise<void> {
  const own = await pool.connect();
  const lost = new AbortController();
  own.on('error', (error) => lost.abort(error)); // twice, when the server says why before it hangs up
  try {
    const { rows } = await own.query<{ leads: boolean }>(`select pg_try_advisory_lock(hashtext($1)) as leads`, [name]);
    if (rows[0]?.leads !== true) return;
    await work(own, AbortSignal.any([stop, lost.signal]));
    lost.signal.throwIfAborted();
  } finally {
    own.release(true); // drops the lock with the connection
  }
}
