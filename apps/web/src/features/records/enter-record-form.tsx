import { Alert, Button, Form, Input, Modal, Select } from 'antd';
import { findRecordKind, recordKinds, type RecordKindKey } from '@zeren/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../http/api';
import { useNames } from '../../http/organisation';
import { ProblemAlert } from '../../ui/page-states';
import { useEnterRecord } from './api/enter-record';
import { RecordFieldControl } from './record-field-control';
import { fieldsOf } from './record-fields';

interface EnterRecordFormProps {
  readonly cycleId: string;
  readonly onClose: () => void;
}

/** One form for all kinds: its fields are the definition of the kind. */
export function EnterRecordForm({ cycleId, onClose }: EnterRecordFormProps) {
  const { t } = useTranslation();
  const [idempotencyKey, setKey] = useState(newKey);
  const entering = useEnterRecord(idempotencyKey);
  const another = () => {
    setKey(newKey());
    entering.reset();
  };
  return (
    <Modal open title={t('records.enter')} onCancel={onClose} footer={null}>
      {entering.isSuccess ? (
        <div className="stack">
          <Alert type="success" showIcon title={t('records.saved')} />
          <div className="acts">
            <Button type="primary" onClick={another}>
              {t('records.another')}
            </Button>
            <Button onClick={onClose}>{t('app.close')}</Button>
          </div>
        </div>
      ) : (
        <RecordForm
          key={idempotencyKey}
          isBusy={entering.isPending}
          error={entering.error}
          onSubmit={(values) => entering.mutate({ cycleId, ...values })}
          onClose={onClose}
        />
      )}
    </Modal>
  );
}

interface FormValues {
  readonly kind: RecordKindKey;
  readonly heldOn: string;
  readonly title: string;
  readonly unitCode?: string;
  readonly fields?: Readonly<Record<string, unknown>>;
}

interface RecordFormProps {
  readonly isBusy: boolean;
  readonly error: Error | null;
  readonly onSubmit: (
    values: Omit<FormValues, 'fields'> & { readonly fields: Readonly<Record<string, unknown>> },
  ) => void;
  readonly onClose: () => void;
}

function RecordForm({ isBusy, error, onSubmit, onClose }: RecordFormProps) {
  const { t } = useTranslation();
  const { units } = useNames();
  const [form] = Form.useForm<FormValues>();
  const kind = findRecordKind(Form.useWatch('kind', form) ?? recordKinds[0].key);
  const required = [{ required: true, whitespace: true, message: t('form.required') }];
  const labelOf = (pointer: string) => {
    const name = pointer.split('/').at(-1) ?? '';
    return t(`recordField.${name}`, { defaultValue: name });
  };
  const submit = ({ fields = {}, ...values }: FormValues) =>
    onSubmit({ ...values, fields: kind ? fieldsOf(kind, fields) : {} });

  return (
    <Form form={form} layout="vertical" initialValues={{ kind: recordKinds[0].key }} onFinish={submit}>
      <Form.Item name="kind" label={t('records.kind')}>
        <Select options={recordKinds.map(({ key }) => ({ value: key, label: t(`recordKind.${key}`) }))} />
      </Form.Item>
      <Form.Item name="heldOn" label={t('records.heldOn')} rules={required}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="title" label={t('records.recordTitle')} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="unitCode" label={`${t('records.unit')}（${t('app.optional')}）`}>
        <Select allowClear options={units.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))} />
      </Form.Item>
      {kind &&
        Object.entries(kind.fields).map(([name, field]) => <RecordFieldControl key={name} name={name} field={field} />)}
      <div className="stack">
        <ProblemAlert error={error} labelOf={labelOf} />
        <div className="acts">
          <Button type="primary" htmlType="submit" loading={isBusy}>
            {t('records.save')}
          </Button>
          <Button onClick={onClose}>{t('app.cancel')}</Button>
        </div>
      </div>
    </Form>
  );
}
