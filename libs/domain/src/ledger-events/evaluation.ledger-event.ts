/** Year-end. */
export const evaluationEvents = [
  'adjustment.registered',
  'inputs.frozen',
  'ballot.opened',
  'ballot.voted',
  'ballot.closed',
  'ballot.counted',
  'verdict.computed',
  'result.decided',
  'publicity.opened',
  'objection.filed',
  'publicity.closed',
  'result.notified',
  'appeal.filed',
  'appeal.decided',
  'award.decided',
] as const;
