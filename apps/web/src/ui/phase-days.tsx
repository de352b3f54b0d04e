import { useTranslation } from 'react-i18next';
import { Day } from './date-text';

interface Phase {
  readonly plannedFromOn: string;
  readonly plannedUntilOn: string;
  readonly enteredAt: string | null;
  readonly leftAt: string | null;
}

/** From when to when a phase was to last. */
export const PlannedDays = ({ phase: { plannedFromOn, plannedUntilOn } }: { readonly phase: Phase }) => (
  <span>
    <Day on={plannedFromOn} short /> – <Day on={plannedUntilOn} short />
  </span>
);

/** From when to when it did last. */
export function ActualDays({ phase: { enteredAt, leftAt } }: { readonly phase: Phase }) {
  const { t } = useTranslation();
  if (!enteredAt) return <span className="soft">{t('board.notEntered')}</span>;
  return (
    <span>
      <Day on={enteredAt} short /> – {leftAt && <Day on={leftAt} short />}
    </span>
  );
}
