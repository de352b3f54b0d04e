import type { EnterSubstitution } from '@zeren/api-contracts';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../http/api';
import { useNames } from '../../http/organisation';
import { useHasRole, useSession } from '../../http/session';
import { ProblemAlert } from '../../ui/page-states';
import { useEnterSubstitution } from './api/enter-substitution';

/** For oneself; the office chooses who is away. Everything that may be delegated is covered. */
export function EnterSubstitutionForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [idempotencyKey] = useState(newKey);
  const entering = useEnterSubstitution(idempotencyKey);
  const { data: session } = useSession();
  const isOffice = useHasRole('office');
  const { holders } = useNames();
  const others = holders.filter(({ code }) => code !== session?.person.code);
  const options = others.map(({ code, name }) => ({ value: code, label: `${name}（${code}）` }));
  const required = [{ required: true, whitespace: true, message: t('form.required') }];
  const search = { showSearch: { optionFilterProp: 'label' }, options };

  return (
    <Modal open title={t('substitutions.enter')} onCancel={onClose} footer={null}>
      <Form<EnterSubstitution> layout="vertical" onFinish={(typed) => entering.mutate(typed, { onSuccess: onClose })}>
        {isOffice && (
          <Form.Item name="principal" label={t('substitutions.principal')}>
            <Select allowClear placeholder={t('substitutions.myself')} {...search} />
          </Form.Item>
        )}
        <Form.Item name="substitute" label={t('substitutions.substitute')} rules={required}>
          <Select {...search} />
        </Form.Item>
        <Form.Item name="fromOn" label={t('substitutions.fromOn')} rules={required}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="lastOn" label={t('substitutions.lastOn')} rules={required}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="reason" label={t('substitutions.reason')} rules={required}>
          <Input maxLength={200} />
        </Form.Item>
        <div className="stack">
          <ProblemAlert error={entering.error} />
          <div className="acts">
            <Button type="primary" htmlType="submit" loading={entering.isPending}>
              {t('substitutions.save')}
            </Button>
            <Button onClick={onClose}>{t('app.cancel')}</Button>
          </div>
        </div>
      </Form>
    </Modal>
  );
}
