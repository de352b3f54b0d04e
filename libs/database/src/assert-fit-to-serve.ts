import type { Database } from './database';

interface Fitness {
  readonly role: string;
  readonly owns: boolean;
  readonly bypasses: boolean;
  readonly fsync: string;
  readonly full_page_writes: string;
  readonly synchronous_commit: string;
}

/** What is acknowledged must survive a power cut, and row security must hold for the role that serves. */
export async function assertFitToServe(database: Database): Promise<void> {
  const [found] = await database.call<Fitness>(
    `select current_user as role, r.rolsuper or r.rolbypassrls as bypasses,
            exists (select 1 from pg_class c where c.relkind in ('r', 'p', 'v', 'm')
                       and c.relnamespace = 'public'::regnamespace and pg_has_role(current_user, c.relowner, 'member')) as owns,
            current_setting('fsync') as fsync, current_setting('full_page_writes') as full_page_writes,
            current_setting('synchronous_commit') as synchronous_commit
       from pg_roles r where r.rolname = current_user`,
    [],
  );
  if (!found) throw new Error('PostgreSQL does not know the current role');
  if (found.bypasses || found.owns)
    throw new Error(`role ${found.role} owns tables or bypasses row security: set DATABASE_URL to the role zeren_app`);
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit'] as const)
    if (found[setting] === 'off')
      throw new Error(`PostgreSQL runs with ${setting} = off: what it acknowledges can be lost; switch it on`);
}
