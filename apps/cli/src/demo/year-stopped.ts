/** The year does not go on: why, on which day, and what is missing. */
export class YearStopped extends Error {
  constructor(day: string, why: string, details: readonly string[]) {
    super([`${day}: ${why}`, ...details.map((detail) => `  ${detail}`)].join('\n'));
  }
}
