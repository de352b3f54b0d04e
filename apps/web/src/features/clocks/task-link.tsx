import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { subjectText, useWord } from '../../ui/words';

interface LinkedTask {
  readonly taskId: string;
  readonly taskKind: string;
  readonly subject: string;
}

/** What is to be done and about what, leading there. */
export function TaskLink({ taskId, taskKind, subject }: LinkedTask) {
  const { t } = useTranslation();
  const word = useWord();
  return <Link to={`/tasks/${taskId}`}>{`${t(`taskKind.${taskKind}`)} · ${subjectText(word, subject)}`}</Link>;
}
