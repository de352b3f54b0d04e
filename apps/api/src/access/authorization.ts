import type { Role } from '@zeren/api-contracts';

/**
 * Everybody; whoever is signed in; whoever takes part in the year, which an administrator does not; whom the task is
 * for, which the act's own statement decides.
 */
export type Relation = 'public' | 'signed-in' | 'participant' | 'assignee';

export type Authorization = {
  /** Same name as in OpenAPI and in the permission matrix. */
  readonly operation: string;
} & ({ readonly relation: Relation } | { readonly roles: readonly [Role, ...Role[]] });

/** Key under which a route keeps its authorization. */
export const AUTHORIZATION = 'zeren:authorization';
