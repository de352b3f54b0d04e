import { Button, Result } from 'antd';
import type { ActAnswer } from '@zeren/api-contracts';
import type { ActKind } from '@zeren/domain';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { BothTimes } from '../../ui/date-text';
import { useTasks } from './api/list-tasks';
import { pathOfTask } from './task-path';

interface ActDoneProps {
  readonly kind: ActKind;
  readonly answer: ActAnswer;
  readonly taskId: string;
}

/** What was recorded, its receipt, and the next thing to do. */
export function ActDone({ kind, answer, taskId }: ActDoneProps) {
  const { t } = useTranslation();
  const { data } = useTasks('open');
  const next = data?.pages[0]?.items.find(({ id }) => id !== taskId);
  return (
    <div className="sheet" role="status">
      <Result
        status="success"
        title={t(`actDone.${kind}`)}
        subTitle={
          <>
            {t('task.receipt')} <code>{answer.receipt}</code>
            <BothTimes businessAt={answer.businessAt} recordedAt={answer.recordedAt} />
          </>
        }
        extra={[
          next && (
            <Link key="next" to={pathOfTask(next)}>
              <Button type="primary">{t('task.next')}</Button>
            </Link>
          ),
          <Link key="inbox" to="/tasks">
            <Button>{t('task.toInbox')}</Button>
          </Link>,
        ]}
      />
    </div>
  );
}
