/** The annual plan. */
export const planEvents = [
  'plan.versioned',
  'plan.comment-answered',
  'plan.adopted',
  'plan.issued',
  'plan.milestone-reached',
  'plan.light-overridden',
] as const;
