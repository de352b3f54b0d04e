import type { CycleActivities, YearCommandActivities } from '@zeren/activities';
import type { EpochMs, PhaseKey } from '@zeren/domain';
import type { AnnualCycleInput, EffectCall, ProcessInput } from '@zeren/workflow-contracts';

/** What the starters of phases and commands may use of the running year. */
export interface Year {
  readonly input: AnnualCycleInput;
  /** What every process of the year is told. */
  readonly process: ProcessInput;
  readonly activities: Pick<
    CycleActivities & YearCommandActivities,
    'listRectifications' | 'amendLetter' | 'changePostHolder' | 'requestReview'
  >;
  call(at?: EpochMs): EffectCall;
  start<Input>(
    phase: PhaseKey,
    child: (input: Input) => Promise<unknown>,
    workflowId: string,
    input: Input,
  ): Promise<void>;
}
