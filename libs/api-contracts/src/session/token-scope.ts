/** What a token may be given: to read, to act on tasks, or to change things of one group. */
export const tokenScopes = [
  'read',
  'act',
  'cycles',
  'evaluations',
  'meetings',
  'organisation',
  'plans',
  'records',
  'reports',
  'reviews',
] as const;
export type TokenScope = (typeof tokenScopes)[number];

interface Described {
  readonly method: string;
  readonly operation: string;
  readonly tag: string | undefined;
}

const isScope = (tag: string | undefined): tag is TokenScope =>
  (tokenScopes as readonly (string | undefined)[]).includes(tag);

/** What an operation takes of a token; nothing for what no token may: who somebody is, and how he proves it. */
export function scopeOf({ method, operation, tag }: Described): TokenScope | undefined {
  if (operation === 'getSession') return 'read';
  if (tag === 'session') return undefined;
  if (operation === 'actOnTask') return 'act';
  if (method.toUpperCase() === 'GET') return 'read';
  return isScope(tag) ? tag : undefined;
}
