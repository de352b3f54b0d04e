import type { ActAnswer, TaskView } from '@zeren/api-contracts';
import type { ActKind } from '@zeren/domain';
import { Alert, Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../http/api';
import { ProblemAlert } from '../../ui/page-states';
import { Tabs } from '../../ui/tabs';
import { actBody } from './act-body';
import { ActFieldList } from './act-field-list';
import { actForms, isActKind } from './act-forms';
import { useActOnTask } from './api/act-on-task';
import { MissingParts } from './missing-parts';
import { PaperFields } from './paper-fields';

interface ActPanelProps {
  readonly task: TaskView;
  readonly onDone: (kind: ActKind, answer: ActAnswer) => void;
}

/** The server says which acts are possible, one's own or, for the office, somebody's paper act; this only shows them. */
export function ActPanel({ task, onDone }: ActPanelProps) {
  const { t } = useTranslation();
  const own = task.allowedActs.filter(isActKind);
  const isOnPaper = own.length === 0;
  const possible = isOnPaper ? task.paperActs.filter(isActKind) : own;
  const [chosen, setChosen] = useState<ActKind>();
  const kind = chosen && possible.includes(chosen) ? chosen : possible[0];

  if (!kind)
    return <Alert type="info" showIcon title={t(task.state === 'open' ? 'task.notAllowed' : 'task.notOpen')} />;
  return (
    <section className="sheet">
      <h2>{t(isOnPaper ? 'paper.record' : 'task.act')}</h2>
      {task.missing && <MissingParts parts={task.missing} />}
      {possible.length > 1 && (
        <Tabs
          label={t('task.act')}
          chosen={kind}
          onChoose={setChosen}
          tabs={possible.map((key) => ({ key, label: t(`act.${key}`) }))}
        />
      )}
      <ActForm key={kind} kind={kind} isOnPaper={isOnPaper} task={task} onDone={onDone} />
    </section>
  );
}

interface ActFormProps extends ActPanelProps {
  readonly kind: ActKind;
  readonly isOnPaper: boolean;
}

function ActForm({ kind, isOnPaper, task, onDone }: ActFormProps) {
  const { t } = useTranslation();
  const [idempotencyKey] = useState(newKey);
  const acting = useActOnTask(task.id, idempotencyKey);
  const form = actForms[kind];
  const submit = (values: Record<string, unknown>) => {
    const body = actBody(kind, form, values, task.documentSha256);
    const onPaper = isOnPaper ? { onPaper: values['onPaper'] } : {};
    acting.mutate({ ...body, ...onPaper }, { onSuccess: (answer) => onDone(kind, answer) });
  };

  return (
    <Form layout="vertical" onFinish={submit} scrollToFirstError className="stack">
      {task.secret && <Alert type="info" showIcon title={t('task.secret')} />}
      {form.hint && <Alert type="info" showIcon title={t(`actHint.${kind}`)} />}
      {kind === 'submit-plan' && <Alert type="info" showIcon title={t('form.planHint')} />}
      <div>
        <ActFieldList fields={form.fields} task={task} />
        {isOnPaper && <PaperFields />}
      </div>
      <ProblemAlert error={acting.error} labelOf={(pointer) => fieldLabel(t, pointer)} />
      <div className="acts">
        <Button type="primary" danger={Boolean(form.isDangerous)} htmlType="submit" loading={acting.isPending}>
          {isOnPaper ? `${t('paper.record')} · ${t(`act.${kind}`)}` : t(`act.${kind}`)}
        </Button>
      </div>
    </Form>
  );
}

/** `/problems/0/cause` → 原因分析: a person reads the label, not the pointer. */
function fieldLabel(t: (key: string, options: { defaultValue: string }) => string, pointer: string): string {
  const name = pointer.split('/').findLast((part) => part !== '' && !/^\d+$/.test(part)) ?? '';
  return name && t(`field.${name}`, { defaultValue: name });
}
