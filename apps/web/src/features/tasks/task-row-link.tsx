import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Instant } from '../../ui/date-text';
import { DueDate } from '../../ui/due-date';
import { StateTag } from '../../ui/state-tag';
import { taskStateShown } from '../../ui/state-tones';
import { subjectText, useWord } from '../../ui/words';
import type { TaskRow } from '@zeren/api-contracts';
import { pathOfTask } from './task-path';

export function TaskRowLink({ row }: { readonly row: TaskRow }) {
  const { t } = useTranslation();
  const word = useWord();
  const { kind, subject, state, dueOn, workingDaysLeft, businessAt, cycleTitle, onBehalfOf } = row;
  return (
    <Link className="task-row" to={pathOfTask(row)}>
      <strong>{t(`taskKind.${kind}`)}</strong>
      <span className="where">
        {subjectText(word, subject)}
        {cycleTitle ? ` · ${cycleTitle}` : ''}
        {onBehalfOf && ` · ${t('inbox.onBehalf', { name: onBehalfOf.name })}`}
      </span>
      <span className="when">
        <StateTag state={taskStateShown(state, workingDaysLeft)} />
        <br />
        {state === 'open' ? (
          <DueDate on={dueOn} workingDaysLeft={workingDaysLeft} />
        ) : (
          businessAt && <Instant at={businessAt} />
        )}
      </span>
    </Link>
  );
}
