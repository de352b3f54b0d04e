import type { PublicityRow } from '@zeren/database';
import type { Day } from '@zeren/domain';

/** The window opens with its first day and ends with its last, unless it was closed before. */
export const isWindowOpen = (
  { opensOn, lastOn, closedAt }: Pick<PublicityRow, 'opensOn' | 'lastOn' | 'closedAt'>,
  today: Day,
): boolean => closedAt === null && opensOn <= today && today <= lastOn;
