import type { ProcessCondition, ProcessState } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import type { Tone } from '../../ui/state-tones';

const tones: Readonly<Record<ProcessCondition, Tone>> = {
  stuck: 'red',
  failed: 'red',
  retrying: 'amber',
  'waits-for-people': 'blue',
  'waits-for-processes': 'blue',
  'waits-for-date': 'grey',
  working: 'blue',
  ended: 'green',
};

export function ConditionTag({ state }: { readonly state: Pick<ProcessState, 'condition' | 'stuckReason'> }) {
  const { t } = useTranslation();
  const { condition, stuckReason } = state;
  return (
    <>
      <span className={`state tone-${tones[condition]}`}>{t(`processes.condition.${condition}`)}</span>
      {stuckReason && <span className="small"> {t(`processes.stuck.${stuckReason}`)}</span>}
    </>
  );
}
