import { proxyActivities } from '@temporalio/workflow';
import type { EvaluationActivities, MeetingActivities, RepeatBallotsActivities } from '@zeren/activities';
import {
  computation,
  type RepeatedBallot,
  type StepsResult,
  type VerdictsComputed,
  type YearEndEvaluationInput,
} from '@zeren/workflow-contracts';
import { Steps } from '../process/steps';

const activities = proxyActivities<EvaluationActivities & MeetingActivities & RepeatBallotsActivities>(computation);

/** Which step asks the electors of a pool. */
const castOf: Readonly<Record<string, string>> = {
  deputies: 'cast-ballot-deputies',
  branchSecretaries: 'cast-ballot-branch-secretaries',
};

/** Steps by which the office decides what becomes of a missing part; asked together, so that their rounds are the same. */
const decisions = ['decide-missing-ballot', 'decide-missing-marks'] as const;

/** 年终考核: reports, facts, ballots and opinions come in; then calibration, decision, publicity, notices. */
export async function yearEndEvaluation(input: YearEndEvaluationInput): Promise<StepsResult> {
  const steps = new Steps(input, { process: 'year-end' });

  /** One reporting meeting with its secret ballot: the box is issued before, closed when all sheets are in or time is up. */
  async function ballot(pool: string, meeting: string, suffix: 'leaders' | 'branches', cast: string): Promise<void> {
    await steps.settle(`issue-agenda-${suffix}`);
    await activities.openBallots({ ...steps.call(), pool });
    await steps.settle(cast);
    await activities.closeBallots({ ...steps.call(), pool });
    await steps.settle(`draft-minutes-${suffix}`);
    await activities.concludeMeeting({ ...steps.call(), meeting });
  }

  async function inputs(): Promise<void> {
    steps.begin('verify-fact', 'request-adjustment');
    await steps.settle('file-duty-report', 'check-duty-report');
    await steps.settle('verify-fact', 'request-adjustment', 'decide-adjustment');
    await activities.decideAdjustments(steps.call());
    await steps.settle('give-integrity-opinion');
  }

  let asked = 0;

  /** While a part of a verdict is missing, the office is asked what becomes of it, and everything is computed once more. */
  async function verdicts(cause: 'provisional' | 'calibrated'): Promise<void> {
    for (;;) {
      const round = asked > 0 ? { round: asked + 1 } : {};
      // Until verdicts could lack something the activity answered nothing: such a year goes on as it always did.
      const computed: VerdictsComputed | null = await activities.computeVerdicts({ ...steps.call(), cause, ...round });
      if (!computed || computed.missing.length === 0) return;
      await decideMissing(computed.on);
    }
  }

  async function decideMissing(on: string): Promise<void> {
    asked += 1;
    if (asked === 1) {
      await steps.plan({ missing: on });
      await steps.settle(...decisions);
    } else await Promise.all(decisions.map((key) => steps.settleAgain(key)));
    await Promise.all((await activities.repeatBallots({ ...steps.call(), round: asked })).map(voteAgain));
  }

  async function voteAgain({ pool, groups, until }: RepeatedBallot): Promise<void> {
    const subjects = groups.map((group) => `ballot/${pool}/${group}`);
    await steps.settleSome(castOf[pool] ?? '', { subjects, dueOn: until });
    await activities.closeBallots({ ...steps.call(), pool });
  }

  async function calibration(): Promise<void> {
    await verdicts('provisional');
    await steps.settle('prepare-calibration');
    await steps.settle('calibrate-pool');
    await steps.settle('sign-calibration');
    await steps.settle('lock-calibration');
    await activities.concludeMeeting({ ...steps.call(), meeting: 'calibration' });
    await verdicts('calibrated');
  }

  return steps.run(async () => {
    await Promise.all([
      inputs(),
      ballot('deputies', 'reportingLeaders', 'leaders', 'cast-ballot-deputies'),
      ballot('branchSecretaries', 'reportingBranches', 'branches', 'cast-ballot-branch-secretaries'),
    ]);
    await calibration();
    await steps.settle('issue-agenda-decision');
    await steps.settle('draft-minutes-decision');
    await activities.concludeMeeting({ ...steps.call(), meeting: 'decision' });
    const { opensAt, closesAt } = await activities.openPublicity(steps.call());
    await steps.reach(opensAt);
    await steps.reach(closesAt);
    await activities.closePublicity(steps.call());
    steps.begin('hold-feedback-talk', 'list-next-year-items');
    await steps.settle('send-result-notice', 'acknowledge-result');
    await activities.recordNotices(steps.call());
    await steps.settle('hold-feedback-talk', 'list-next-year-items');
  });
}
