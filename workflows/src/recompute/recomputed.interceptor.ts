import { proxySinks, type Sinks, type WorkflowInterceptors } from '@temporalio/workflow';

/** What a verifier hears while it replays: the commands of each activation, as the code has made them. */
export interface RecomputedSinks extends Sinks {
  readonly recomputed: { commands(commands: readonly unknown[]): void };
}

const { recomputed } = proxySinks<RecomputedSinks>();

/**
 * Part of every bundle, so that the bundle which ran is the one that can be replayed deeply. Without the flag that a verifier
 * puts before the code there is no interceptor at all; with it one call without an `await`, after all code has run.
 */
export const interceptors = (): WorkflowInterceptors =>
  'zerenRecomputes' in globalThis
    ? {
        internals: [
          {
            concludeActivation(input, next) {
              recomputed.commands(input.commands);
              return next(input);
            },
          },
        ],
      }
    : {};
