import type { Language, Words } from '../terminal/language';
import { exitCodes } from '../terminal/refusal';

export type CheckName =
  | 'node'
  | 'build'
  | 'disk'
  | 'database'
  | 'durability'
  | 'migrations'
  | 'row-security'
  | 'role'
  | 'clock'
  | 'temporal'
  | 'namespace'
  | 'archive';

/** What one check has seen; a cure unless all is well. */
export interface Finding {
  readonly check: CheckName;
  readonly state: 'ok' | 'warn' | 'fail';
  readonly seen: Words;
  readonly cure?: Words;
}

const names: Readonly<Record<CheckName, Words>> = {
  node: { zh: 'Node 版本', en: 'Node' },
  build: { zh: '构建', en: 'build' },
  disk: { zh: '磁盘空间', en: 'disk' },
  database: { zh: '数据库', en: 'database' },
  durability: { zh: '落盘', en: 'durability' },
  migrations: { zh: '数据库结构', en: 'schema' },
  'row-security': { zh: '行级隔离', en: 'row security' },
  role: { zh: '数据库角色', en: 'role' },
  clock: { zh: '时钟', en: 'clock' },
  temporal: { zh: 'Temporal', en: 'Temporal' },
  namespace: { zh: '命名空间', en: 'namespace' },
  archive: { zh: '流程归档', en: 'archive' },
};

/** One line each, the cure below it. */
export const printFindings = (findings: readonly Finding[], language: Language): string =>
  findings
    .map(({ check, state, seen, cure }) => {
      const line = `${state.padEnd(5)} ${names[check][language]}: ${seen[language]}\n`;
      return cure ? `${line}      → ${cure[language]}\n` : line;
    })
    .join('');

/** 0, 1 when a check fails, 3 when neither the database nor Temporal could be reached. */
export function exitCodeOf(findings: readonly Finding[]): number {
  const failed = new Set(findings.filter(({ state }) => state === 'fail').map(({ check }) => check));
  if (failed.has('database') && failed.has('temporal')) return exitCodes.unreachable;
  return failed.size > 0 ? exitCodes.failure : 0;
}
