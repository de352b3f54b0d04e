import type { LateTask } from '@zeren/api-contracts';
import { Alert, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../http/api';
import { useNames } from '../../http/organisation';
import { Day } from '../../ui/date-text';
import { dayText } from '../../ui/dates';
import { ProblemAlert } from '../../ui/page-states';
import { subjectText, useWord } from '../../ui/words';
import { useMoveDeadline } from './api/move-deadline';

interface MoveDeadlineFormProps {
  readonly cycleId: string;
  readonly today: string;
  readonly task: LateTask;
  readonly onClose: () => void;
}

/** Old, new, cause, who is told; one command after the preview was seen. */
export function MoveDeadlineForm({ cycleId, today, task, onClose }: MoveDeadlineFormProps) {
  const { t, i18n } = useTranslation();
  const word = useWord();
  const names = useNames();
  const [idempotencyKey] = useState(newKey);
  const moving = useMoveDeadline(cycleId, idempotencyKey);
  const [form] = Form.useForm<{ dueOn: string; reason: string }>();
  const dueOn = Form.useWatch('dueOn', form);
  const title = `${t(`taskKind.${task.kind}`)} ${subjectText(word, task.subject)}`;
  const required = [{ required: true, message: t('form.required') }];

  return (
    <Modal open title={t('move.title')} onCancel={onClose} footer={null} destroyOnHidden>
      {moving.isSuccess ? (
        <div className="stack">
          <Alert type="success" showIcon title={t('move.done')} />
          <Button onClick={onClose}>{t('app.close')}</Button>
        </div>
      ) : (
        <Form
          form={form}
          layout="vertical"
          onFinish={(values) => moving.mutate({ taskIds: [task.id], ...values })}
          className="stack"
        >
          <dl className="facts">
            <dt>{t('move.task')}</dt>
            <dd>{title}</dd>
            <dt>{t('move.old')}</dt>
            <dd>
              <Day on={task.dueOn} />
            </dd>
          </dl>
          <Form.Item name="dueOn" label={t('move.new')} rules={required}>
            <Input type="date" min={today} />
          </Form.Item>
          <Form.Item
            name="reason"
            label={t('move.reason')}
            rules={[{ required: true, whitespace: true, message: t('move.reason.required') }]}
          >
            <Input.TextArea rows={3} maxLength={2000} />
          </Form.Item>
          {dueOn && (
            <Alert
              type="info"
              showIcon
              title={t('move.preview', {
                task: title,
                from: dayText(task.dueOn, i18n.language),
                to: dayText(dueOn, i18n.language),
                who: task.assigneeName ?? names.assignee(task.assigneeKind, task.assignee),
              })}
            />
          )}
          <ProblemAlert error={moving.error} />
          <div className="acts">
            <Button type="primary" htmlType="submit" loading={moving.isPending}>
              {t('move.confirm')}
            </Button>
            <Button onClick={onClose}>{t('app.cancel')}</Button>
          </div>
        </Form>
      )}
    </Modal>
  );
}
