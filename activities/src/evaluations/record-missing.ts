import type { Repositories } from '@zeren/database';
import type { TaskKindKey } from '@zeren/domain';
import type { EffectCall, MissingOfPool } from '@zeren/workflow-contracts';
import { record } from '../process/record';

/** Kinds of task by which is decided what becomes of a missing part. */
export const decisionKinds: readonly TaskKindKey[] = ['decide-missing-ballot', 'decide-missing-marks'];

/** What the office is asked about next: rows for its tasks, and one entry per pool and component. */
export async function recordMissing(
  repositories: Repositories,
  call: EffectCall,
  round: number,
  missing: readonly MissingOfPool[],
): Promise<void> {
  const letters = await repositories.processes.letters.list(call.organisationId, call.cycleId);
  const idOf = new Map(letters.filter(({ kind }) => kind === 'original').map(({ code, id }) => [code, id]));
  const rows = missing.flatMap(({ subject, ...part }) => {
    const letterId = idOf.get(subject);
    return letterId ? [{ ...part, letterId }] : [];
  });
  await repositories.processes.missing.add(call.organisationId, call.cycleId, round, rows);
  const about = [...new Set(missing.map(subjectOf))];
  await record(
    repositories,
    call,
    'verdict.blocked',
    about.map((id) => ({ subjectKind: 'pool', id, facts: { round, parts: partsOf(id, missing) } })),
  );
}

const subjectOf = ({ pool, component }: MissingOfPool): string => `${pool}/${component}`;

const partsOf = (id: string, missing: readonly MissingOfPool[]): string[] =>
  missing.filter((part) => subjectOf(part) === id).map(({ subject, part, cause }) => `${subject} ${part} ${cause}`);
