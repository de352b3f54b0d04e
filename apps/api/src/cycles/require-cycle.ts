import type { CycleDetails, Repositories } from '@zeren/database';
import { Problem } from '../http/problem';

/**
 * The cycle that a request names, or the one that was started last when it names none.
 *
 * @throws Problem `not-found`.
 */
export async function requireCycle(
  { cycles }: Pick<Repositories, 'cycles'>,
  organisationId: string,
  cycleId: string | undefined,
): Promise<CycleDetails> {
  const id = cycleId ?? (await cycles.findLatestId(organisationId));
  const cycle = id === undefined ? undefined : await cycles.find(organisationId, id);
  if (!cycle) throw new Problem('not-found');
  return cycle;
}
