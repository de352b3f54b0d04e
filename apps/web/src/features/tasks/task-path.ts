import type { TaskRow } from '@zeren/api-contracts';
import type { TaskKindKey } from '@zeren/domain';

/** Tasks that are done on the page of the letter, where the exact text is: no page in between. */
const onLetterPage: readonly TaskKindKey[] = ['sign-letter', 'witness-letter', 'confirm-letter'];

type TaskPlace = Pick<TaskRow, 'id' | 'kind' | 'letterId'>;

export const isOnLetterPage = ({ kind, letterId }: TaskPlace): boolean =>
  letterId !== null && onLetterPage.some((key) => key === kind);

export const pathOfTask = (task: TaskPlace): string =>
  isOnLetterPage(task) ? `/letters/${task.letterId}` : `/tasks/${task.id}`;
