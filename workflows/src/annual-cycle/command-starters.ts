import {
  workflowIds,
  type AmendLetter,
  type ChangePostHolder,
  type CommandResult,
  type RequestReview,
} from '@zeren/workflow-contracts';
import { appeal } from '../appeal/appeal.workflow';
import { letterChange } from '../letter-change/letter-change.workflow';
import { succession } from '../succession/succession.workflow';
import type { Year } from './year';

/** Commands to the year: recorded first, then a process of its own follows from each. */
export const commandStarters = ({ process, activities, call, start }: Year) => ({
  async amendLetter(command: AmendLetter): Promise<CommandResult> {
    const recorded = await activities.amendLetter({ ...call(), command });
    if ('rejected' in recorded) return recorded;
    const { entryId, letterId } = recorded;
    await start('mid-year', letterChange, workflowIds.letterChange(letterId, 1), {
      ...process,
      letterId,
      cause: 'amendment',
    });
    return { entryId };
  },

  async changePostHolder(command: ChangePostHolder): Promise<CommandResult> {
    const recorded = await activities.changePostHolder({ ...call(), command });
    if ('rejected' in recorded) return recorded;
    const { successionId } = command;
    await start('letters', succession, workflowIds.succession(successionId), { ...process, successionId });
    return recorded;
  },

  async requestReview(command: RequestReview): Promise<CommandResult> {
    const recorded = await activities.requestReview({ ...call(), command });
    if ('rejected' in recorded) return recorded;
    const { reviewId } = command;
    await start('year-end', appeal, workflowIds.appeal(reviewId), { ...process, reviewId });
    return recorded;
  },
});
