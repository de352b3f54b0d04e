import type { ProblemSlug } from '@zeren/api-contracts';
import type { DomainCode } from '@zeren/domain';

/** Domain code → problem type. The only place where a rule meets HTTP. */
export const problemOf: Readonly<Record<DomainCode, ProblemSlug>> = {
  'ballot.scale': 'marks-out-of-range',
  'calendar.not-newer': 'calendar-stale',
  'cascade.loop': 'cascade-loop',
  'clock.in-the-past': 'deadline-in-the-past',
  'clock.length': 'unusual-clock',
  'clock.no-calendar': 'calendar-stale',
  'clock.not-identity': 'unusual-clock',
  'clock.unplanned': 'invalid-body',
  'cycle.exists': 'cycle-exists',
  'cycle.unknown': 'not-found',
  'day.does-not-exist': 'date-does-not-exist',
  'letter.not-complete': 'letter-not-complete',
  'meeting.no-quorum': 'no-quorum',
  'pool.empty': 'pool-empty',
  'post.without-holder': 'post-without-holder',
  'scheme.invalid': 'invalid-body',
  'task.closed': 'task-closed',
  'task.none-open': 'task-closed',
  'template.invalid': 'template-invalid',
  'unit.unknown': 'unit-unknown',
  'weights.not-100': 'weights-not-100',
};
