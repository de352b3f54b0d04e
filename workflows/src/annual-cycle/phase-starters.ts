import type { PhaseKey } from '@zeren/domain';
import { workflowIds } from '@zeren/workflow-contracts';
import { awards } from '../awards/awards.workflow';
import { lettersPhase } from '../letters-phase/letters-phase.workflow';
import { midYearReview } from '../mid-year-review/mid-year-review.workflow';
import { planDrafting } from '../plan-drafting/plan-drafting.workflow';
import { quarterlyMeeting } from '../quarterly-meeting/quarterly-meeting.workflow';
import { rectification } from '../rectification/rectification.workflow';
import { yearEndEvaluation } from '../year-end-evaluation/year-end-evaluation.workflow';
import type { Year } from './year';

/** How each phase begins. A phase of the catalogue without a starter does not compile. */
export const phaseStarters: Readonly<Record<PhaseKey, (year: Year) => Promise<void>>> = {
  plan: ({ input, process, start }) =>
    start('plan', planDrafting, workflowIds.plan(input.planId), { ...process, planId: input.planId }),
  letters: ({ input, process, start }) =>
    start('letters', lettersPhase, workflowIds.letters(input.cycleId), { ...process, roundId: input.roundId }),
  quarterly: async () => undefined, // its four meetings stand on the agenda one by one
  'mid-year': ({ input, process, start }) =>
    start('mid-year', midYearReview, workflowIds.midYear(input.cycleId), process),
  'year-end': ({ input, process, start }) =>
    start('year-end', yearEndEvaluation, workflowIds.yearEnd(input.cycleId), process),
  awards: ({ input, process, start }) => start('awards', awards, workflowIds.awards(input.cycleId), process),
  'year-end-rectification': async ({ process, activities, call, start }) => {
    const { rectificationIds } = await activities.listRectifications({ ...call(), source: 'year-end' });
    for (const rectificationId of rectificationIds)
      await start('year-end-rectification', rectification, workflowIds.rectification(rectificationId), {
        ...process,
        rectificationId,
      });
  },
};

export const startMeeting = ({ input, process, start }: Year, meeting: string): Promise<void> =>
  start('quarterly', quarterlyMeeting, workflowIds.meeting(input.cycleId, meeting), { ...process, meeting });
