/** Exit codes of every command: 0 is fine. */
export const exitCodes = { failure: 1, usage: 2, unreachable: 3 } as const;

/** Ends a command with one sentence for the person and an exit code for the script. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly exitCode: (typeof exitCodes)[keyof typeof exitCodes],
    sentence: string,
  ) {
    super(sentence);
  }
}
