import type { AnswerComment } from '@zeren/api-contracts';
import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../http/api';
import { ProblemAlert } from '../../ui/page-states';
import { useAnswerComment } from './api/answer-comment';

const verdicts = ['adopted', 'partly', 'not-adopted'] as const;

/** One answer to one comment, with the reason; it stands once it is sent. */
export function AnswerCommentForm({ planId, taskId }: { readonly planId: string; readonly taskId: string }) {
  const { t } = useTranslation();
  const [idempotencyKey] = useState(newKey);
  const answering = useAnswerComment(planId, idempotencyKey);
  return (
    <Form<Omit<AnswerComment, 'taskId'>>
      layout="vertical"
      onFinish={(values) => answering.mutate({ ...values, taskId })}
      scrollToFirstError
    >
      <Form.Item
        name="verdict"
        label={t('planComment.verdict')}
        rules={[{ required: true, message: t('form.required') }]}
      >
        <Radio.Group options={verdicts.map((value) => ({ value, label: t(`planComment.verdict.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('planComment.reason')}
        rules={[{ required: true, whitespace: true, message: t('form.required') }]}
      >
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <div className="stack">
        <ProblemAlert error={answering.error} />
        <div className="acts">
          <Button htmlType="submit" loading={answering.isPending && { delay: 300 }}>
            {t('planComment.send')}
          </Button>
        </div>
      </div>
    </Form>
  );
}
