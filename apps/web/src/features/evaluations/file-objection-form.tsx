import { Alert, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../http/api';
import { ProblemAlert } from '../../ui/page-states';
import { useFileObjection } from './api/file-objection';

interface FileObjectionFormProps {
  readonly cycleId: string;
  readonly pool: string;
  readonly onClose: () => void;
}

export function FileObjectionForm({ cycleId, pool, onClose }: FileObjectionFormProps) {
  const { t } = useTranslation();
  const [idempotencyKey] = useState(newKey);
  const filing = useFileObjection(idempotencyKey);
  return (
    <Modal open title={t('evaluations.object')} onCancel={onClose} footer={null}>
      {filing.isSuccess ? (
        <div className="stack">
          <Alert type="success" showIcon title={t('evaluations.object.done')} />
          <Button onClick={onClose}>{t('app.close')}</Button>
        </div>
      ) : (
        <Form<{ text: string }> layout="vertical" onFinish={({ text }) => filing.mutate({ cycleId, pool, text })}>
          <p className="soft">{t('evaluations.object.hint')}</p>
          <Form.Item
            name="text"
            label={t('evaluations.object.text')}
            rules={[{ required: true, whitespace: true, message: t('form.required') }]}
          >
            <Input.TextArea rows={5} maxLength={20_000} />
          </Form.Item>
          <div className="stack">
            <ProblemAlert error={filing.error} />
            <div className="acts">
              <Button type="primary" htmlType="submit" loading={filing.isPending}>
                {t('evaluations.object')}
              </Button>
              <Button onClick={onClose}>{t('app.cancel')}</Button>
            </div>
          </div>
        </Form>
      )}
    </Modal>
  );
}
