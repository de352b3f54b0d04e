/** Business ids of the processes: type and row, never a name. */
export const workflowIds = {
  cycle: (cycleId: string) => `cycle/${cycleId}`,
  plan: (planId: string) => `plan/${planId}`,
  letters: (cycleId: string) => `letters/${cycleId}`,
  signingRound: (roundId: string) => `signing-round/${roundId}`,
  letterChange: (letterId: string, version: number) => `letter-change/${letterId}/${version}`,
  meeting: (cycleId: string, code: string) => `meeting/${cycleId}/${code}`,
  midYear: (cycleId: string) => `mid-year/${cycleId}`,
  rectification: (rectificationId: string) => `rectification/${rectificationId}`,
  yearEnd: (cycleId: string) => `year-end/${cycleId}`,
  awards: (cycleId: string) => `awards/${cycleId}`,
  succession: (successionId: string) => `succession/${successionId}`,
  appeal: (reviewId: string) => `appeal/${reviewId}`,
} as const;
