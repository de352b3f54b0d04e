import { Checkbox, Form, Input } from 'antd';
import type { RecordField } from '@zeren/domain';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface RecordFieldControlProps {
  readonly name: string;
  readonly field: RecordField;
}

/** One control per kind of field; a new kind does not compile without one. */
const controls: Readonly<Record<RecordField['kind'], () => ReactNode>> = {
  text: () => <Input maxLength={500} />,
  day: () => <Input type="date" />,
  count: () => <Input type="number" min={0} step={1} inputMode="numeric" />,
  people: () => <Input maxLength={500} />,
  flag: () => <Checkbox />,
};

export function RecordFieldControl({ name, field }: RecordFieldControlProps) {
  const { t } = useTranslation();
  const label = t(`recordField.${name}`, { defaultValue: name });
  return (
    <Form.Item
      name={['fields', name]}
      label={field.required ? label : `${label}（${t('app.optional')}）`}
      valuePropName={field.kind === 'flag' ? 'checked' : 'value'}
      rules={field.required ? [{ required: true, message: t('form.required') }] : []}
      {...(field.kind === 'people' ? { extra: t('records.people.hint') } : {})}
    >
      {controls[field.kind]()}
    </Form.Item>
  );
}
