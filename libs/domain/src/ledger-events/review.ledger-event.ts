/** Mid-year: problems and their rectification. */
export const reviewEvents = [
  'problem.recorded',
  'rectification.opened',
  'rectification.closed',
  'rectification.carried-forward',
] as const;
