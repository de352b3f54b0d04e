/** The annual plan. */
export const planEvents = ['plan.versioned', 'plan.adopted', 'plan.issued'] as const;
