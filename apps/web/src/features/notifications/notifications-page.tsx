import type { NotificationList } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DataTable } from '../../ui/data-table';
import { Day, Instant } from '../../ui/date-text';
import { EmptyState, Loaded } from '../../ui/page-states';
import { PageTitle } from '../../ui/page-title';
import { useNotifications } from './api/list-notifications';

type Notification = NotificationList['items'][number];

/** 消息: what I was told, the newest first; each leads to its task. */
export function NotificationsPage() {
  const { t } = useTranslation();
  const notifications = useNotifications();
  return (
    <>
      <div className="page-head">
        <PageTitle text={t('notifications.title')} />
        <span className="grow" />
        <Link to="/me">{t('notifications.byMail')}</Link>
      </div>
      <Loaded query={notifications}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState text={t('notifications.empty')} />
          ) : (
            <section className="sheet">
              <DataTable
                caption={t('notifications.title')}
                rows={items}
                keyOf={({ id }) => id}
                columns={[
                  { key: 'kind', title: t('notifications.kind'), cell: ({ kind }) => t(`notifications.kind.${kind}`) },
                  { key: 'task', title: t('notifications.task'), cell: (row) => <TaskOf row={row} /> },
                  { key: 'dueOn', title: t('notifications.dueOn'), cell: ({ dueOn }) => dueOn && <Day on={dueOn} /> },
                  {
                    key: 'businessAt',
                    title: t('notifications.at'),
                    cell: ({ businessAt }) => <Instant at={businessAt} />,
                  },
                ]}
              />
            </section>
          )
        }
      </Loaded>
    </>
  );
}

function TaskOf({ row: { taskId, taskKind } }: { readonly row: Notification }) {
  const { t } = useTranslation();
  return taskId && taskKind ? <Link to={`/tasks/${taskId}`}>{t(`taskKind.${taskKind}`)}</Link> : null;
}
