import type { Silence } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import { Day } from '../../ui/date-text';

/** Which days the clock counted: each with the reason, so that anybody can count again. */
export function ClockDays({ days }: { readonly days: Silence['clock']['days'] }) {
  const { t } = useTranslation();
  return (
    <ol className="clock-days" aria-label={t('silence.days')}>
      {days.map(({ day, isWorking, reason, name }) => (
        <li key={day} className={isWorking ? 'tone-blue' : 'tone-grey'}>
          <Day on={day} short />
          <span className="small">{name ?? t(`silence.day.${reason}`)}</span>
        </li>
      ))}
    </ol>
  );
}
