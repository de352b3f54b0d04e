export interface TaskKindDefinition {
  readonly key: string;
  /** Holder of a post, a person whatever he holds, or the desk of a body. */
  readonly assignee: 'post' | 'person' | 'desk';
  /** What the assignee may do; `api-contracts` has a schema for each. */
  readonly acts: readonly string[];
  readonly delegable: 'always' | 'not-own-letter' | 'never';
  /** Working days before the due day, most distant first. */
  readonly remindWorkingDaysBefore: readonly number[];
  /** Moved deadlines or not: three times without it. */
  readonly remindAtMost?: number;
  /** What silence means. */
  readonly whenExpired: 'escalate' | 'no-objection' | 'next-rung';
  /** Working days after the due day until the clock closes the task; null: late, but open until somebody acts. */
  readonly expiresWorkingDaysAfterDue: number | null;
}

/** How most tasks are chased; a kind spreads it and says only where it differs. */
export const usual = {
  delegable: 'always',
  remindWorkingDaysBefore: [1],
  whenExpired: 'escalate',
  expiresWorkingDaysAfterDue: null,
} as const satisfies Partial<TaskKindDefinition>;
