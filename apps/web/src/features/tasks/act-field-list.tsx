import { Alert, Button, Checkbox, Form, Input, Radio } from 'antd';
import type { TaskView } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import { useWord } from '../../ui/words';
import { ActFieldControl } from './act-field-control';
import type { ActField } from './act-forms';

interface FieldProps<Kind extends ActField['kind']> {
  readonly field: Extract<ActField, { kind: Kind }>;
  readonly task: TaskView;
}

/** One decimal mark per indicator, never a slider: the figure is evidence. */
function Marks({ field, task }: FieldProps<'marks'>) {
  const { t } = useTranslation();
  const rules = [
    { required: true, message: t('form.required') },
    { pattern: /^\d{1,3}(\.\d{1,2})?$/, message: t('form.decimal') },
  ];
  if (!task.marking?.length) return <Alert type="warning" showIcon title={t('form.noMarks')} />;
  return task.marking.map(({ code, title, full }) => (
    <Form.Item key={code} name={[field.name, code]} label={title ? `${code} ${title}` : code} rules={rules}>
      <Input inputMode="decimal" suffix={full ? `/ ${full}` : undefined} style={{ maxWidth: 180 }} />
    </Form.Item>
  ));
}

/** The sheet: words, not numbers. Nothing of it is kept in the browser after it was sent. */
function Words({ field, task }: FieldProps<'words'>) {
  const { t } = useTranslation();
  const word = useWord();
  if (!task.ballot) return <Alert type="warning" showIcon title={t('form.noMarks')} />;
  const options = task.ballot.words.map((value) => ({ value, label: word('grade', value) }));
  return task.ballot.subjects.map(({ letterCode, name }) => (
    <Form.Item
      key={letterCode}
      name={[field.name, letterCode]}
      label={`${letterCode} ${name}`}
      rules={[{ required: true, message: t('form.required') }]}
    >
      <Radio.Group options={options} />
    </Form.Item>
  ));
}

/** Whom a decision about missing parts can name: those who lack one, each once. */
function MissingLetters({ field, task }: FieldProps<'missing-letters'>) {
  const { t } = useTranslation();
  const names = new Map(task.missing?.map(({ letterCode, name }) => [letterCode, name]));
  const options = [...names].map(([value, name]) => ({ value, label: `${value} ${name}` }));
  return (
    <Form.Item
      name={field.name}
      label={t(`field.${field.name}`)}
      rules={[{ required: true, message: t('form.required') }]}
    >
      <Checkbox.Group options={options} />
    </Form.Item>
  );
}

function Rows({ field }: FieldProps<'rows'>) {
  const { t } = useTranslation();
  return (
    <Form.List name={field.name} initialValue={field.mayBeEmpty ? [] : [{}]}>
      {(rows, { add, remove }) => (
        <fieldset>
          <legend>{t(`field.${field.name}`)}</legend>
          {rows.map(({ key, name }) => (
            <div className="form-row" key={key}>
              {field.fields.map((inner) =>
                isOfTask(inner) ? null : <ActFieldControl key={inner.name} field={inner} name={[name, inner.name]} />,
              )}
              <Button onClick={() => remove(name)}>{t('app.delete')}</Button>
            </div>
          ))}
          <Button onClick={() => add({})}>{t('app.add')}</Button>
        </fieldset>
      )}
    </Form.List>
  );
}

/** Fields whose lines come from the task; they do not stand in a list of rows. */
const isOfTask = (
  field: ActField,
): field is Extract<ActField, { kind: 'rows' | 'marks' | 'words' | 'missing-letters' }> =>
  ['rows', 'marks', 'words', 'missing-letters'].includes(field.kind);

export function ActFieldList({ fields, task }: { readonly fields: readonly ActField[]; readonly task: TaskView }) {
  return fields.map((field) => {
    if (field.kind === 'marks') return <Marks key={field.name} field={field} task={task} />;
    if (field.kind === 'words') return <Words key={field.name} field={field} task={task} />;
    if (field.kind === 'missing-letters') return <MissingLetters key={field.name} field={field} task={task} />;
    if (field.kind === 'rows') return <Rows key={field.name} field={field} task={task} />;
    return <ActFieldControl key={field.name} field={field} name={field.name} />;
  });
}
