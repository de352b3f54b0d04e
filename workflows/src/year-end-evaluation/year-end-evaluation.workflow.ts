import { proxyActivities } from '@temporalio/workflow';
import type { EvaluationActivities, MeetingActivities } from '@zeren/activities';
import { computation, type StepsResult, type YearEndEvaluationInput } from '@zeren/workflow-contracts';
import { Steps } from '../process/steps';

const activities = proxyActivities<EvaluationActivities & MeetingActivities>(computation);

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

  async function calibration(): Promise<void> {
    await activities.computeVerdicts({ ...steps.call(), cause: 'provisional' });
    await steps.settle('prepare-calibration');
    await steps.settle('calibrate-pool');
    await steps.settle('sign-calibration');
    await steps.settle('lock-calibration');
    await activities.concludeMeeting({ ...steps.call(), meeting: 'calibration' });
    await activities.computeVerdicts({ ...steps.call(), cause: 'calibrated' });
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
