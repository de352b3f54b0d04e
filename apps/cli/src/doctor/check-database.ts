import { Database } from '@zeren/database';
import type { Words } from '../terminal/language';
import type { Finding } from './finding';

interface Facts {
  readonly role: string;
  readonly owns: boolean;
  readonly bypasses: boolean;
  readonly version: string;
  readonly fsync: string;
  readonly full_page_writes: string;
  readonly synchronous_commit: string;
  readonly open_tables: readonly string[];
  readonly tenant_tables: number;
  readonly now_ms: number;
}

const factsSql = `
  select current_user as role, current_setting('server_version') as version,
         r.rolsuper or r.rolbypassrls as bypasses,
         exists (select 1 from pg_class c where c.relkind in ('r', 'p', 'v', 'm')
                    and c.relnamespace = 'public'::regnamespace and pg_has_role(current_user, c.relowner, 'member')) as owns,
         current_setting('fsync') as fsync, current_setting('full_page_writes') as full_page_writes,
         current_setting('synchronous_commit') as synchronous_commit,
         coalesce(array_agg(t.name::text order by t.name) filter (where not t.is_closed), '{}') as open_tables,
         count(t.name)::int as tenant_tables,
         (extract(epoch from clock_timestamp()) * 1000)::float8 as now_ms
    from pg_roles r
    left join (select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as is_closed
                 from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped
                where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace) t on true
   where r.rolname = current_user
   group by r.rolname, r.rolsuper, r.rolbypassrls`;

/** Everything that the database must be for a promise to hold. */
export async function checkDatabase(url: string | null): Promise<readonly Finding[]> {
  if (url === null) return [unreachable({ zh: '不知道在哪里', en: 'nothing says where it is' })];
  let database: Database | undefined;
  try {
    database = await Database.open(url, 1);
    const askedAt = Date.now();
    const [facts] = await database.call<Facts>(factsSql, []);
    if (!facts) return [unreachable(same('pg_roles'))];
    const hostMs = (askedAt + Date.now()) / 2;
    const isMigrated = await database.isMigrated().catch(() => false); // the table of migrations is not there yet
    return [
      { check: 'database', state: 'ok', seen: same(`PostgreSQL ${facts.version}`) },
      checkDurability(facts),
      checkMigrations(isMigrated),
      checkRowSecurity(facts),
      checkRole(facts),
      checkClock(facts.now_ms - hostMs),
    ];
  } catch (error) {
    return [unreachable(same(error instanceof Error ? error.message || error.name : String(error)))];
  } finally {
    await database?.close();
  }
}

const same = (text: string) => ({ zh: text, en: text });

const unreachable = (why: Words): Finding => ({
  check: 'database',
  state: 'fail',
  seen: { zh: `无法连接（${why.zh}）`, en: `cannot be reached (${why.en})` },
  cure: {
    zh: '请运行 npm start，或把 DATABASE_URL 设为 zeren_app 的地址',
    en: 'run npm start, or set DATABASE_URL to the address for the role zeren_app',
  },
});

export function checkDurability(facts: Pick<Facts, 'fsync' | 'full_page_writes' | 'synchronous_commit'>): Finding {
  const names = ['fsync', 'full_page_writes', 'synchronous_commit'] as const;
  const off = names.filter((name) => facts[name] === 'off').join(', ');
  if (!off) return { check: 'durability', state: 'ok', seen: same(`${names.join(', ')}: on`) };
  return {
    check: 'durability',
    state: 'fail',
    seen: {
      zh: `${off} 已关闭，断电会丢失已确认的签字`,
      en: `${off} off: a power cut loses signatures that were confirmed`,
    },
    cure: { zh: `请在 postgresql.conf 中打开 ${off}`, en: `switch ${off} on in postgresql.conf` },
  };
}

const checkMigrations = (isMigrated: boolean): Finding =>
  isMigrated
    ? { check: 'migrations', state: 'ok', seen: { zh: '与本版本一致', en: 'as this build knows it' } }
    : {
        check: 'migrations',
        state: 'fail',
        seen: { zh: '有迁移未执行', en: 'migrations are missing' },
        cure: {
          zh: '请以 ZEREN_OWNER_DATABASE_URL 运行 zeren migrate',
          en: 'run zeren migrate with ZEREN_OWNER_DATABASE_URL',
        },
      };

export function checkRowSecurity({
  open_tables: open,
  tenant_tables: count,
}: Pick<Facts, 'open_tables' | 'tenant_tables'>): Finding {
  const check = 'row-security';
  if (open.length > 0)
    return {
      check,
      state: 'fail',
      seen: { zh: `未强制隔离：${open.join('、')}`, en: `not forced on ${open.join(', ')}` },
      cure: {
        zh: '请对这些表执行 alter table … enable row level security, force row level security，并补上策略',
        en: 'alter table … enable row level security, force row level security, and give it its policy',
      },
    };
  if (count === 0)
    return {
      check,
      state: 'warn',
      seen: { zh: '还没有表', en: 'there are no tables yet' },
      cure: { zh: '请先运行 zeren migrate', en: 'run zeren migrate first' },
    };
  return {
    check,
    state: 'ok',
    seen: { zh: `${count} 个表均已强制`, en: `forced on all ${count} tables of organisations` },
  };
}

export function checkRole({ role, owns, bypasses }: Pick<Facts, 'role' | 'owns' | 'bypasses'>): Finding {
  if (!owns && !bypasses)
    return { check: 'role', state: 'ok', seen: { zh: `${role} 不拥有任何表`, en: `${role} owns nothing` } };
  return {
    check: 'role',
    state: 'fail',
    seen: {
      zh: `${role} 拥有表或可绕过行级隔离`,
      en: `${role} owns tables or bypasses row security`,
    },
    cure: { zh: '请把 DATABASE_URL 改为角色 zeren_app', en: 'set DATABASE_URL to the role zeren_app' },
  };
}

/** @param skewMs the database's clock minus ours */
export function checkClock(skewMs: number): Finding {
  const milliseconds = Math.round(Math.abs(skewMs));
  const seen = { zh: `与数据库相差 ${milliseconds} 毫秒`, en: `${milliseconds} ms from the database's` };
  if (milliseconds <= 1_000) return { check: 'clock', state: 'ok', seen };
  return {
    check: 'clock',
    state: milliseconds > 30_000 ? 'fail' : 'warn',
    seen,
    cure: { zh: '请在两台机器上启用时间同步（NTP）', en: 'keep both machines on time (NTP)' },
  };
}
