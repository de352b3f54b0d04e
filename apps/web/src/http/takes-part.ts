import type { Role, SessionView } from '@zeren/api-contracts';

const participants: ReadonlySet<Role> = new Set(['office', 'leader', 'auditor', 'voter']);

/** Has something to do with the year; who keeps accounts only has not, and is shown none of it. */
export const takesPart = ({ roles, posts }: Pick<SessionView, 'roles' | 'posts'>): boolean =>
  posts.length > 0 || roles.some((role) => participants.has(role));
