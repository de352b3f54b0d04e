import { Alert, Button } from 'antd';
import type { CycleView } from '@zeren/api-contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../http/api';
import { Day } from '../../ui/date-text';
import { Loaded, ProblemAlert } from '../../ui/page-states';
import { useCycle } from './api/get-cycle';
import { useStartCycle, type ClockChoice } from './api/start-cycle';

interface StartConfirmProps {
  readonly cycleId: string;
  readonly clock: ClockChoice;
  readonly onBack: () => void;
  readonly onStarted: () => void;
}

/** Says what the start will cause before anything is caused. */
export function StartConfirm({ cycleId, clock, onBack, onStarted }: StartConfirmProps) {
  const { t } = useTranslation();
  const cycle = useCycle(cycleId);
  const [idempotencyKey] = useState(newKey);
  const starting = useStartCycle(cycleId, idempotencyKey);
  return (
    <div className="stack">
      <h3>{t('start.willOpen')}</h3>
      <Loaded query={cycle}>{(found) => <WillOpen cycle={found} />}</Loaded>
      <Alert
        type="info"
        showIcon
        title={`${t('start.clock')}：${t(`start.${clock.kind}`)}`}
        description={t('start.irreversible')}
      />
      <ProblemAlert error={starting.error} />
      <div className="acts">
        <Button
          type="primary"
          loading={starting.isPending}
          onClick={() => starting.mutate(clock, { onSuccess: onStarted })}
        >
          {t('start.confirm')}
        </Button>
        <Button onClick={onBack}>{t('app.back')}</Button>
      </div>
    </div>
  );
}

function WillOpen({ cycle }: { readonly cycle: CycleView }) {
  const { t } = useTranslation();
  const { phases, willOpen } = cycle;
  const letterCount = willOpen.letters.reduce((sum, { count }) => sum + count, 0);
  return (
    <div>
      <p>
        <strong>{t('start.willOpen.letters', { count: letterCount })}</strong>（
        {willOpen.letters.map(({ level, count }) => t('start.willOpen.letters.level', { level, count })).join(' · ')}）{' '}
        <strong>{t('start.willOpen.meetings', { count: willOpen.meetings })}</strong>
      </p>
      <p>{t('start.willOpen.first')}</p>
      <table className="table">
        <caption className="unseen">{t('board.phases')}</caption>
        <tbody>
          {phases.map(({ key, plannedFromOn, plannedUntilOn }) => (
            <tr key={key}>
              <td>{t(`phase.${key}`)}</td>
              <td>
                <Day on={plannedFromOn} /> – <Day on={plannedUntilOn} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
