import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

/** Days by which something of an item is to be done; they are numbered in their order. */
export function MilestoneFields({ of }: { readonly of: number }) {
  const { t } = useTranslation();
  return (
    <Form.List name={[of, 'milestones']}>
      {(lines, { add, remove }) => (
        <fieldset>
          <legend>{t('planItem.milestones')}</legend>
          {lines.map(({ key, name }) => (
            <div className="form-row" key={key}>
              <Form.Item
                name={[name, 'dueOn']}
                label={t('planItem.dueOn')}
                rules={[{ required: true, message: t('form.required') }]}
              >
                <Input type="date" />
              </Form.Item>
              <Form.Item name={[name, 'text']} label={`${t('planItem.text')}（${t('app.optional')}）`}>
                <Input maxLength={500} />
              </Form.Item>
              <Button onClick={() => remove(name)}>{t('app.delete')}</Button>
            </div>
          ))}
          <Button onClick={() => add({})}>{t('app.add')}</Button>
        </fieldset>
      )}
    </Form.List>
  );
}
