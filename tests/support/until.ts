import { setTimeout as pause } from 'node:timers/promises';

/** Asks until the answer is there. @throws Error with `what` when the deadline has passed */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false | null>,
  deadlineMs = 60_000,
  everyMs = 40,
): Promise<T> {
  const end = Date.now() + deadlineMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false && answer !== null) return answer;
    if (Date.now() > end) throw new Error(`waited ${deadlineMs} ms in vain: ${what}`);
    await pause(everyMs);
  }
}
