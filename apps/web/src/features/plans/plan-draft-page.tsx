import type { PlanView } from '@zeren/api-contracts';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useHasRole } from '../../http/session';
import { EmptyState, Loaded } from '../../ui/page-states';
import { PageTitle } from '../../ui/page-title';
import { StateTag } from '../../ui/state-tag';
import { useDraftTask } from './api/get-draft-task';
import { usePlan } from './api/get-plan';
import { useSaveDraft } from './api/save-draft';
import { CopyLastPlan } from './copy-last-plan';
import { PlanConsultation } from './plan-consultation';
import { PlanDiffTable } from './plan-diff-table';
import { PlanDraftForm } from './plan-draft-form';

/** The office edits the plan, saves as often as it likes, and submits by the task that asks for it. */
export function PlanDraftPage() {
  const { t } = useTranslation();
  const { cycleId = '' } = useParams();
  const plan = usePlan(cycleId);
  return (
    <>
      <div className="page-head">
        <PageTitle text={t('planDraft.title')} />
        {plan.data && <StateTag state={plan.data.state} />}
        <Link to={`/cycles/${cycleId}/plan`}>{t('planDraft.back')}</Link>
      </div>
      <Loaded query={plan}>
        {(found) =>
          found ? (
            <Draft plan={found} reload={async () => (await plan.refetch()).data} />
          ) : (
            <EmptyState text={t('plan.empty')} />
          )
        }
      </Loaded>
    </>
  );
}

interface DraftProps {
  readonly plan: PlanView;
  readonly reload: () => Promise<PlanView | null | undefined>;
}

function Draft({ plan, reload }: DraftProps) {
  const { t } = useTranslation();
  const isOffice = useHasRole('office');
  // What is being edited stays as it was read, whoever saves meanwhile: the server then refuses, and nothing typed is lost.
  const [edited, setEdited] = useState(plan);
  const saving = useSaveDraft(edited);
  const startAnew = async () => {
    const latest = await reload();
    if (!latest) return;
    saving.reset();
    setEdited(latest);
  };
  if (!isOffice) return <EmptyState text={t('planDraft.officeOnly')} />;
  if (plan.state === 'adopted' || plan.state === 'issued') return <EmptyState text={t('planDraft.fixed')} />;
  return (
    <>
      <CopyLastPlan plan={edited} onCopied={() => void startAnew()} />
      <PlanDraftForm
        key={edited.revision}
        plan={edited}
        isBusy={saving.isPending}
        error={saving.error}
        onSave={(draft) => saving.mutate(draft, { onSuccess: setEdited })}
        onReload={() => void startAnew()}
      />
      {saving.isSuccess && <Alert type="success" showIcon role="status" title={t('planDraft.saved')} />}
      <PlanDiffTable plan={edited} />
      <PlanConsultation plan={plan} />
      <Submission cycleId={plan.cycleId} />
    </>
  );
}

function Submission({ cycleId }: { readonly cycleId: string }) {
  const { t } = useTranslation();
  const { data: taskId } = useDraftTask(cycleId);
  if (!taskId) return <Alert type="info" showIcon title={t('planDraft.noTask')} />;
  return (
    <Link to={`/tasks/${taskId}`}>
      <Button>{t('planDraft.submit')}</Button>
    </Link>
  );
}
