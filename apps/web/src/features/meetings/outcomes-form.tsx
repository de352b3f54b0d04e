import type { Outcomes } from '@zeren/api-contracts';
import { Alert, Button, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../http/api';
import { useNames } from '../../http/organisation';
import { ProblemAlert } from '../../ui/page-states';
import { useWord } from '../../ui/words';
import { useRecordOutcomes } from './api/record-outcomes';

const kinds = ['information', 'decision', 'follow-up'] as const;

/** What the meeting was told, what it decided, what follows; each form is sent once, the next one is a new form. */
export function OutcomesForm({ meetingId }: { readonly meetingId: string }) {
  const [idempotencyKey, setKey] = useState(newKey);
  const { t } = useTranslation();
  const recording = useRecordOutcomes(meetingId, idempotencyKey);
  const [form] = Form.useForm<Outcomes>();
  const again = () => {
    form.resetFields();
    setKey(newKey());
  };
  return (
    <Form<Outcomes>
      form={form}
      layout="vertical"
      initialValues={{ outcomes: [{}] }}
      onFinish={(values) => recording.mutate(values, { onSuccess: again })}
      scrollToFirstError
    >
      <Form.List name="outcomes">
        {(lines, { add, remove }) => (
          <fieldset>
            <legend>{t('meeting.outcomes.enter')}</legend>
            {lines.map(({ key, name }) => (
              <OutcomeLine key={key} index={name} onRemove={lines.length > 1 ? () => remove(name) : undefined} />
            ))}
            <Button onClick={() => add({})}>{t('app.add')}</Button>
          </fieldset>
        )}
      </Form.List>
      <div className="stack">
        <p className="soft small">{t('meeting.outcomes.hint')}</p>
        <ProblemAlert
          error={recording.error}
          labelOf={(pointer) => t('meeting.outcomes.no', { no: lineOf(pointer) })}
        />
        {recording.isSuccess && <Alert type="success" showIcon role="status" title={t('meeting.outcomes.saved')} />}
        <div className="acts">
          <Button type="primary" htmlType="submit" loading={recording.isPending && { delay: 300 }}>
            {t('meeting.outcomes.save')}
          </Button>
        </div>
      </div>
    </Form>
  );
}

/** `/outcomes/0/unitCode` → 1 */
const lineOf = (pointer: string): number => Number(pointer.split('/')[2] ?? 0) + 1;

function OutcomeLine({ index, onRemove }: { readonly index: number; readonly onRemove: (() => void) | undefined }) {
  const { t } = useTranslation();
  const word = useWord();
  const { units } = useNames();
  const kind = Form.useWatch<string | undefined>(['outcomes', index, 'kind']);
  const required = [{ required: true, message: t('form.required') }];
  return (
    <div className="form-row">
      <Form.Item name={[index, 'kind']} label={t('meeting.outcome.kind')} rules={required}>
        <Radio.Group options={kinds.map((value) => ({ value, label: word('outcome', value) }))} />
      </Form.Item>
      <Form.Item
        name={[index, 'text']}
        label={t('field.text')}
        rules={[{ required: true, whitespace: true, message: t('form.required') }]}
      >
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      {kind === 'follow-up' && (
        <Form.Item name={[index, 'unitCode']} label={t('field.unitCode')} rules={required}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={units.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
          />
        </Form.Item>
      )}
      {onRemove && <Button onClick={onRemove}>{t('app.delete')}</Button>}
    </div>
  );
}
