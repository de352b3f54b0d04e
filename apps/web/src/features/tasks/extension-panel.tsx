import type { AskExtension, TaskView } from '@zeren/api-contracts';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../http/api';
import { Day } from '../../ui/date-text';
import { ProblemAlert } from '../../ui/page-states';
import { useAskExtension, useTaskClock } from './api/task-clock';

/** What moved the due day of a task, and, for whom it is for, the way to ask for more time. */
export function ExtensionPanel({ task }: { readonly task: TaskView }) {
  const { t } = useTranslation();
  const { data: clock } = useTaskClock(task.id);
  if (!clock) return null;
  const { changes, extension } = clock;
  const mayAsk = task.allowedActs.length > 0 && (!extension || extension.state === 'refused');
  if (changes.length === 0 && !extension && !mayAsk) return null;
  return (
    <section className="sheet stack">
      <h2>{t('extension.title')}</h2>
      {changes.length > 0 && (
        <ul>
          {changes.map(({ id, oldDueOn, newDueOn, cause, calendarVersion, outcome, reason }) => (
            <li key={id}>
              <Day on={oldDueOn} /> → <Day on={newDueOn} />
              {[
                '',
                t(`clocks.cause.${cause}`, { version: calendarVersion }),
                outcome === 'moved' ? '' : t(`clocks.outcome.${outcome}`),
                reason ?? '',
              ]
                .filter((text, no) => no === 0 || text)
                .join(' · ')}
            </li>
          ))}
        </ul>
      )}
      {extension && (
        <p>
          {t(`extension.state.${extension.state}`)} · <Day on={extension.untilOn} />
          {extension.decisionText ? ` · ${extension.decisionText}` : ''}
        </p>
      )}
      {mayAsk && <AskForm task={task} />}
    </section>
  );
}

function AskForm({ task }: { readonly task: TaskView }) {
  const { t } = useTranslation();
  const [key] = useState(newKey);
  const asking = useAskExtension(task.id, key);
  const required = [{ required: true, whitespace: true, message: t('form.required') }];
  return (
    <Form<AskExtension>
      name="extension"
      layout="vertical"
      requiredMark={false}
      onFinish={(body) => asking.mutate(body)}
    >
      <ProblemAlert error={asking.error} />
      <Form.Item name="untilOn" label={t('extension.untilOn')} rules={required}>
        <Input type="date" min={task.dueOn} />
      </Form.Item>
      <Form.Item name="reason" label={t('extension.reason')} rules={required}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <Button htmlType="submit" loading={asking.isPending}>
        {t('extension.ask')}
      </Button>
    </Form>
  );
}
