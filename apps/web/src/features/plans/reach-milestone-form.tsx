import type { PlanProgress, ReachMilestone } from '@zeren/api-contracts';
import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../http/api';
import { ProblemAlert } from '../../ui/page-states';
import { useReachMilestone } from './api/report-progress';

interface ReachMilestoneFormProps {
  readonly planId: string;
  readonly item: PlanProgress['items'][number];
}

/** A milestone reported as reached; the server knows who may. */
export function ReachMilestoneForm({ planId, item }: ReachMilestoneFormProps) {
  const { t } = useTranslation();
  const [idempotencyKey, setKey] = useState(newKey);
  const [form] = Form.useForm<Omit<ReachMilestone, 'itemCode'>>();
  const reporting = useReachMilestone(planId, idempotencyKey);
  const again = () => {
    form.resetFields();
    setKey(newKey());
  };
  const open = item.milestones.filter(({ reached }) => !reached);
  return (
    <Form
      form={form}
      layout="vertical"
      onFinish={(values) => reporting.mutate({ ...values, itemCode: item.code }, { onSuccess: again })}
    >
      <Form.Item
        name="milestoneNo"
        label={t('planItem.milestones')}
        rules={[{ required: true, message: t('form.required') }]}
      >
        <Radio.Group options={open.map(({ no, dueOn }) => ({ value: no, label: `${no}. ${dueOn}` }))} />
      </Form.Item>
      <Form.Item
        name="text"
        label={t('planProgress.text')}
        rules={[{ required: true, whitespace: true, message: t('form.required') }]}
      >
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <ProblemAlert error={reporting.error} />
      <Button htmlType="submit" loading={reporting.isPending && { delay: 300 }}>
        {t('planProgress.report')}
      </Button>
    </Form>
  );
}
