import type { PlanCommentList, PlanView } from '@zeren/api-contracts';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNames } from '../../http/organisation';
import { useHasRole } from '../../http/session';
import { AnswerCommentForm } from './answer-comment-form';
import { useComments } from './api/list-comments';

type Comment = PlanCommentList['items'][number];

const isFixed = ({ state }: PlanView): boolean => state === 'adopted' || state === 'issued';

/** What the units said to the draft; the office answers each one before the draft goes on. */
export function PlanConsultation({ plan }: { readonly plan: PlanView }) {
  const { t } = useTranslation();
  const isOffice = useHasRole('office');
  const { data } = useComments(plan.id);
  if (!data || data.items.length === 0) return null;
  const { items, unanswered } = data;
  return (
    <section className="sheet stack" aria-labelledby="plan-consultation">
      <h2 id="plan-consultation">{t('planComment.title')}</h2>
      <Alert
        type={unanswered === 0 ? 'success' : 'warning'}
        showIcon
        title={t(unanswered === 0 ? 'planComment.allAnswered' : 'planComment.unanswered', { unanswered })}
      />
      {items.map((comment) => (
        <article key={comment.taskId} className="stack">
          <Said comment={comment} />
          {isOffice && !isFixed(plan) && comment.opinion === 'comment' && !comment.answer && (
            <AnswerCommentForm planId={plan.id} taskId={comment.taskId} />
          )}
        </article>
      ))}
    </section>
  );
}

function Said({ comment: { unitCode, opinion, comment, answer } }: { readonly comment: Comment }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <>
      <p>
        <strong>{names.unit(unitCode)}</strong> <span className="soft">{t(`choice.${opinion}`)}</span>
        <br />
        {comment}
      </p>
      {answer && (
        <p>
          <strong>{t(`planComment.verdict.${answer.verdict}`)}</strong> {answer.reason}{' '}
          <span className="soft">{answer.answeredBy}</span>
        </p>
      )}
    </>
  );
}
