/** Every reason a rule can give. A new code is an error in the API's map until it has a problem type. */
export type DomainCode =
  | 'ballot.scale'
  | 'calendar.not-newer'
  | 'cascade.loop'
  | 'clock.in-the-past'
  | 'clock.length'
  | 'clock.no-calendar'
  | 'clock.not-identity'
  | 'clock.unplanned'
  | 'cycle.exists'
  | 'cycle.unknown'
  | 'day.does-not-exist'
  | 'letter.not-complete'
  | 'meeting.no-quorum'
  | 'pool.empty'
  | 'post.without-holder'
  | 'scheme.invalid'
  | 'task.closed'
  | 'task.none-open'
  | 'template.invalid'
  | 'unit.unknown'
  | 'weights.not-100';

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
