import type { EntityManager } from 'typeorm';

/** @param sql that changes rows and returns something of each. True when there was one. */
export async function hasChanged(
  manager: EntityManager,
  sql: string,
  parameters: readonly unknown[],
): Promise<boolean> {
  const [row]: { count: number }[] = await manager.query(
    `with changed as (${sql}) select count(*)::int as count from changed`,
    [...parameters],
  );
  return (row?.count ?? 0) > 0;
}
