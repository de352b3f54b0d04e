import { setTimeout as pause } from 'node:timers/promises';

/** Leads, or stands by and tries again each second, until it is to stop. `lead` returns at once while another one leads. */
export async function keepLeading(
  stop: AbortSignal,
  lead: () => Promise<void>,
  failed: (error: unknown) => void,
): Promise<void> {
  while (!stop.aborted) {
    await lead().catch(failed);
    if (!stop.aborted) await pause(1_000, undefined, { signal: stop }).catch(() => undefined);
  }
}
