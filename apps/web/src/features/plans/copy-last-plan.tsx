import type { PlanView } from '@zeren/api-contracts';
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../http/api';
import { ProblemAlert } from '../../ui/page-states';
import { useCopyLastPlan, usePlanDiff } from './api/last-year';

interface CopyLastPlanProps {
  readonly plan: PlanView;
  readonly onCopied: () => void;
}

/** Begins the draft with last year's items; it replaces what is there, so it asks first. */
export function CopyLastPlan({ plan, onCopied }: CopyLastPlanProps) {
  const { t } = useTranslation();
  const [idempotencyKey] = useState(newKey);
  const { data } = usePlanDiff(plan);
  const copying = useCopyLastPlan(plan, idempotencyKey);
  if (!data?.earlier) return null;
  return (
    <div className="stack">
      <Popconfirm
        title={t('planDiff.confirm')}
        okText={t('planDiff.copy')}
        onConfirm={() => copying.mutate(undefined, { onSuccess: onCopied })}
      >
        <Button loading={copying.isPending && { delay: 300 }}>
          {t('planDiff.copyOf', { year: data.earlier.year })}
        </Button>
      </Popconfirm>
      <ProblemAlert error={copying.error} />
    </div>
  );
}
