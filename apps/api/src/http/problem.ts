import type { ProblemSlug } from '@zeren/api-contracts';

export interface FieldError {
  /** JSON pointer into the caller's body; empty for a header or the whole. */
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

export interface ProblemMore {
  /** For people; no internals. */
  readonly detail?: string;
  /** Seconds. */
  readonly retryAfter?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The only error that application code of the API throws; the filter turns it into RFC 9457. */
export class Problem extends Error {
  constructor(
    readonly slug: ProblemSlug,
    readonly errors: readonly FieldError[] = [],
    readonly more: ProblemMore = {},
  ) {
    super(slug);
  }
}
