import type { OverrideLight } from '@zeren/api-contracts';
import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../http/api';
import { ProblemAlert } from '../../ui/page-states';
import { useOverrideLight } from './api/report-progress';

interface Wanted {
  readonly light: NonNullable<OverrideLight['light']> | 'by-rule';
  readonly reason: string;
}

const choices = ['red', 'yellow', 'green'] as const;

/** The office says otherwise than the rules, or lets them speak again; never without a reason. */
export function OverrideLightForm({ planId, itemCode }: { readonly planId: string; readonly itemCode: string }) {
  const { t } = useTranslation();
  const [idempotencyKey, setKey] = useState(newKey);
  const [form] = Form.useForm<Wanted>();
  const overriding = useOverrideLight(planId, idempotencyKey);
  const again = () => {
    form.resetFields();
    setKey(newKey());
  };
  const options = [
    ...choices.map((value) => ({ value: value as Wanted['light'], label: t(`state.light-${value}`) })),
    { value: 'by-rule' as const, label: t('planProgress.byRule') },
  ];
  return (
    <Form<Wanted>
      form={form}
      layout="vertical"
      onFinish={({ light, reason }) =>
        overriding.mutate({ itemCode, light: light === 'by-rule' ? null : light, reason }, { onSuccess: again })
      }
    >
      <Form.Item
        name="light"
        label={t('planProgress.override')}
        rules={[{ required: true, message: t('form.required') }]}
      >
        <Radio.Group options={options} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('planProgress.reason')}
        rules={[{ required: true, whitespace: true, message: t('form.required') }]}
      >
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <ProblemAlert error={overriding.error} />
      <Button htmlType="submit" loading={overriding.isPending && { delay: 300 }}>
        {t('planProgress.set')}
      </Button>
    </Form>
  );
}
