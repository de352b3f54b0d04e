/** Every reason a rule can give. A new code is an error in the API's map until it has a problem type. */
export type DomainCode =
  | 'ballot.scale'
  | 'cascade.loop'
  | 'clock.in-the-past'
  | 'clock.length'
  | 'clock.no-calendar'
  | 'clock.not-identity'
  | 'clock.unplanned'
  | 'cycle.exists'
  | 'cycle.unknown'
  | 'day.does-not-exist'
  | 'document.changed'
  | 'letter.not-complete'
  | 'meeting.no-quorum'
  | 'pool.empty'
  | 'post.without-holder'
  | 'scheme.invalid'
  | 'task.closed'
  | 'task.none-open'
  | 'task.overdue'
  | 'unit.unknown'
  | 'weights.not-100';

/** What a `decide…` function returns instead of evidence when the rule says no: an answer, not an accident. */
export interface Rejection<Code extends DomainCode = DomainCode> {
  readonly rejected: Code;
}

export const rejected = <Code extends DomainCode>(code: Code): Rejection<Code> => ({ rejected: code });

export const isRejection = (answer: object): answer is Rejection => 'rejected' in answer;

/** Thrown by `assert…` and `require…` only: the caller broke a rule it could have asked about first. */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly code: DomainCode,
    readonly details: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
  }
}
