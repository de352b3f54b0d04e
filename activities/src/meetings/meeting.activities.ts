import type { Database } from '@zeren/database';
import type { EffectCall } from '@zeren/workflow-contracts';
import { record } from '../process/record';

type MeetingCall = EffectCall & { readonly meeting: string };

/** Meetings: closed with what was recorded of them, resolutions followed to their end. */
export const createMeetingActivities = ({ database }: { readonly database: Database }) => ({
  /** Safe to run twice: a closed meeting stays closed. A sitting that nobody recorded counts as missed. */
  concludeMeeting: (call: MeetingCall): Promise<void> =>
    database.inTenant(call.organisationId, async (repositories) => {
      const { meetings } = repositories.processes;
      const meeting = await meetings.require(call.organisationId, call.cycleId, call.meeting);
      const state = meeting.quorumMet ? 'held' : 'missed';
      await meetings.close(call.organisationId, meeting.id, state);
      const { presentCount, dueCount } = meeting;
      await record(repositories, call, 'meeting.closed', [
        { subjectKind: 'meeting', id: meeting.id, facts: { code: meeting.code, state, presentCount, dueCount } },
      ]);
    }),

  /** Safe to run twice: a state is set. What the verifier said about each resolution becomes its state. */
  concludeResolutions: (call: MeetingCall): Promise<void> =>
    database.inTenant(call.organisationId, async (repositories) => {
      const { acts, meetings } = repositories.processes;
      const resolutions = await meetings.listResolutions(call.organisationId, call.cycleId, call.meeting);
      const verified = await acts.list(call.organisationId, call.cycleId, ['verify-resolution']);
      for (const { id, code } of resolutions) {
        const act = verified.find(({ subject }) => subject === `resolution/${code}`);
        const state = act?.result === 'accepted' ? 'verified' : 'carried-forward';
        await meetings.closeResolution(call.organisationId, id, state);
        await record(repositories, call, 'resolution.verified', [
          { subjectKind: 'resolution', id, facts: { code, state } },
        ]);
      }
    }),
});

export type MeetingActivities = ReturnType<typeof createMeetingActivities>;
