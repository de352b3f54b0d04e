import { Form, Input, Radio, Select, type FormItemProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNames } from '../../http/organisation';
import type { ActField } from './act-forms';

interface ActFieldControlProps {
  readonly field: Exclude<ActField, { kind: 'rows' | 'marks' | 'words' | 'missing-letters' }>;
  readonly name: FormItemProps['name'];
}

const decimal = /^-?\d{1,6}(\.\d{1,6})?$/;
const sha256 = /^[0-9a-f]{64}$/;

export function ActFieldControl({ field, name }: ActFieldControlProps) {
  const { t } = useTranslation();
  const isOptional = 'optional' in field && field.optional;
  const rules = [
    ...(isOptional ? [] : [{ required: true, message: t('form.required') }]),
    ...(field.kind === 'decimal' ? [{ pattern: decimal, message: t('form.decimal') }] : []),
    ...(field.kind === 'sha256' ? [{ pattern: sha256, message: t('form.sha256') }] : []),
  ];
  const label = isOptional ? `${t(`field.${field.name}`)}（${t('app.optional')}）` : t(`field.${field.name}`);
  return (
    <Form.Item name={name} label={label} rules={rules}>
      <Control field={field} />
    </Form.Item>
  );
}

interface ControlProps {
  readonly field: ActFieldControlProps['field'];
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: unknown) => void;
}

/** `Form.Item` gives value, change and id to its only child; this passes them on to the control of the field's kind. */
function Control({ field, ...given }: ControlProps) {
  const { t } = useTranslation();
  const { units } = useNames();
  if (field.kind === 'text') return <Input.TextArea {...given} rows={4} maxLength={20_000} />;
  if (field.kind === 'day') return <Input {...given} type="date" />;
  if (field.kind === 'unit')
    return (
      <Select
        {...given}
        showSearch={{ optionFilterProp: 'label' }}
        options={units.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
      />
    );
  if (field.kind === 'choice' || field.kind === 'attending') {
    const of = field.kind === 'choice' ? field.of : ['attending', 'absent'];
    return (
      <Radio.Group
        {...given}
        optionType="button"
        buttonStyle="solid"
        options={of.map((value) => ({ value, label: t(`choice.${value}`) }))}
      />
    );
  }
  return <Input {...given} {...(field.kind === 'decimal' ? { inputMode: 'decimal' as const } : {})} maxLength={500} />;
}
