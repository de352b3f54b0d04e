import type { PlanDraft, PlanView } from '@zeren/api-contracts';
import { Alert, Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../http/api';
import { ProblemAlert } from '../../ui/page-states';
import { cleanDraft } from './clean-draft';
import { draftSum } from './draft-sum';
import { PlanItemFields } from './plan-item-fields';

interface PlanDraftFormProps {
  readonly plan: PlanView;
  readonly isBusy: boolean;
  readonly error: Error | null;
  readonly onSave: (draft: PlanDraft) => void;
  readonly onReload: () => void;
}

const isStale = (error: Error | null): boolean => error instanceof ApiProblem && error.slug === 'precondition-failed';

/** The whole draft at once: the server takes it whole or not at all, and says what is wrong where. */
export function PlanDraftForm({ plan, isBusy, error, onSave, onReload }: PlanDraftFormProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<PlanDraft>();
  const items = Form.useWatch<PlanDraft['items'] | undefined>('items', { form, preserve: true }) ?? plan.items;
  const sum = draftSum(items.map((item) => (item as Partial<typeof item> | undefined)?.weight));
  const labelOf = (pointer: string) => {
    const [, , index = '0', field = ''] = pointer.split('/');
    return `${t('planDraft.itemNo', { no: Number(index) + 1 })} ${t(`planItem.${field}`, { defaultValue: field })}`;
  };
  return (
    <Form<PlanDraft>
      form={form}
      layout="vertical"
      initialValues={{ items: plan.draftItems ?? plan.items }}
      // Also the items whose fields were never drawn.
      onFinish={() => onSave(cleanDraft(form.getFieldsValue(true) as PlanDraft))}
      scrollToFirstError
      className="stack"
    >
      <Form.List name="items">
        {(lines, { add, remove }) => (
          <>
            {lines.map(({ key, name }) => (
              <PlanItemFields key={key} index={name} item={items[name]} onRemove={() => remove(name)} />
            ))}
            <Button onClick={() => add({ coUnits: [], milestones: [] })}>{t('planDraft.addItem')}</Button>
          </>
        )}
      </Form.List>
      <Alert type={sum === '100.00' ? 'success' : 'warning'} showIcon title={t('planDraft.sum', { sum })} />
      <ProblemAlert error={error} labelOf={labelOf} />
      <div className="acts">
        <Button type="primary" htmlType="submit" loading={isBusy && { delay: 300 }}>
          {t('planDraft.save')}
        </Button>
        {isStale(error) && <Button onClick={onReload}>{t('planDraft.reload')}</Button>}
      </div>
    </Form>
  );
}
