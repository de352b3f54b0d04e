import type { PlanDraft } from '@zeren/api-contracts';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../../http/organisation';
import { MilestoneFields } from './milestone-fields';

interface PlanItemFieldsProps {
  readonly index: number;
  /** As it is being typed. */
  readonly item: Partial<PlanDraft['items'][number]> | undefined;
  readonly onRemove: () => void;
}

const lines = [
  ['code', ['code'], 64],
  ['domain', ['domain'], 32],
  ['titleZh', ['titleZh'], 200],
  ['weight', ['weight'], 6],
  ['liaison', ['liaison'], 64],
  ['indicatorCode', ['indicator', 'code'], 64],
  ['unit', ['indicator', 'unit'], 20],
  ['target', ['indicator', 'target'], 50],
] as const;

/** One item of the plan, folded until it is looked at: a plan of a year has many, and their fields cost time to draw. */
export function PlanItemFields({ index, item, onRemove }: PlanItemFieldsProps) {
  const { t } = useTranslation();
  const title = [item?.code, item?.titleZh].filter(Boolean).join(' ');
  const [startsOpen] = useState(title === '');
  const [isDrawn, setDrawn] = useState(startsOpen);
  return (
    <details className="sheet" open={startsOpen} onToggle={() => setDrawn(true)}>
      <summary>
        {title || t('planDraft.newItem')} <span className="soft">{item?.weight}</span>
      </summary>
      {isDrawn && <Fields index={index} onRemove={onRemove} />}
    </details>
  );
}

function Fields({ index, onRemove }: Pick<PlanItemFieldsProps, 'index' | 'onRemove'>) {
  const { t } = useTranslation();
  const { units } = useNames();
  const required = { required: true, message: t('form.required') };
  const weight = { pattern: /^\d{1,3}(\.\d{1,2})?$/, message: t('form.weight') };
  const options = units.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }));
  return (
    <div className="form-row">
      {lines.map(([label, path, maxLength]) => (
        <Form.Item
          key={label}
          name={[index, ...path]}
          label={t(`planItem.${label}`)}
          rules={label === 'weight' ? [required, weight] : [required]}
        >
          <Input maxLength={maxLength} {...(label === 'weight' ? { inputMode: 'decimal' as const } : {})} />
        </Form.Item>
      ))}
      <Form.Item name={[index, 'leadUnit']} label={t('planItem.leadUnit')} rules={[required]}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={options} />
      </Form.Item>
      <Form.Item name={[index, 'coUnits']} label={`${t('planItem.coUnits')}（${t('app.optional')}）`}>
        <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={options} />
      </Form.Item>
      <Form.Item name={[index, 'legalBasis']} label={`${t('planItem.legalBasis')}（${t('app.optional')}）`}>
        <Input maxLength={500} />
      </Form.Item>
      <MilestoneFields of={index} />
      <Button onClick={onRemove}>{t('app.delete')}</Button>
    </div>
  );
}
