import { useTranslation } from 'react-i18next';
import { Day } from './date-text';

interface DueDateProps {
  readonly on: string;
  /** By the organisation's calendar; negative when late. */
  readonly workingDaysLeft?: number | null | undefined;
}

export function DueDate({ on, workingDaysLeft }: DueDateProps) {
  const { t } = useTranslation();
  return (
    <span>
      <Day on={on} />
      {typeof workingDaysLeft === 'number' && (
        <span className={`small ${workingDaysLeft < 0 ? 'text-red' : workingDaysLeft <= 2 ? 'text-amber' : 'soft'}`}>
          {' '}
          {workingDaysLeft < 0
            ? t('date.daysLate', { count: -workingDaysLeft })
            : workingDaysLeft === 0
              ? t('date.dueToday')
              : t('date.workingDaysLeft', { count: workingDaysLeft })}
        </span>
      )}
    </span>
  );
}
