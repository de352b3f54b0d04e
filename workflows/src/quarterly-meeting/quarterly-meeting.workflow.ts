import { proxyActivities } from '@temporalio/workflow';
import type { MeetingActivities } from '@zeren/activities';
import { databaseBatch, type QuarterlyMeetingInput, type StepsResult } from '@zeren/workflow-contracts';
import { Steps } from '../process/steps';

const activities = proxyActivities<MeetingActivities>(databaseBatch);

/** 季度专题会议: called, prepared, held, minuted, and its resolutions followed to verification. */
export async function quarterlyMeeting(input: QuarterlyMeetingInput): Promise<StepsResult> {
  const steps = new Steps(input, { process: 'quarterly', subject: input.meeting });

  async function meeting(): Promise<void> {
    await steps.settle('submit-meeting-paper', 'issue-agenda');
    await steps.settle('reply-attendance');
    await steps.settle('draft-minutes');
    await activities.concludeMeeting({ ...steps.call(), meeting: input.meeting });
    await steps.settle('review-minutes');
    await steps.settle('sign-minutes');
    steps.begin('accept-resolution');
    await steps.settle('report-resolution', 'verify-resolution', 'accept-resolution');
    await activities.concludeResolutions({ ...steps.call(), meeting: input.meeting });
  }

  return steps.run(async () => {
    await steps.settle('call-meeting');
    await Promise.all([meeting(), steps.settle('file-quarterly-report', 'check-quarterly-report')]);
  });
}
