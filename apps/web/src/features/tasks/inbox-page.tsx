import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { FailedState, EmptyState, LoadingState } from '../../ui/page-states';
import { Tabs } from '../../ui/tabs';
import { useOpenTaskCount, useTasks, type TaskTab } from './api/list-tasks';
import { KindFilter } from './kind-filter';
import { PageTitle } from '../../ui/page-title';
import { TaskGroups } from './task-list';

const tabs = ['open', 'done'] as const satisfies readonly TaskTab[];

export function InboxPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const tab: TaskTab = search.get('tab') === 'done' ? 'done' : 'open';
  const [kind, setKind] = useState('');
  const openCount = useOpenTaskCount();
  const tasks = useTasks(tab);
  const rows = (tasks.data?.pages ?? []).flatMap(({ items }) => items);
  const shown = kind ? rows.filter((row) => row.kind === kind) : rows;

  return (
    <>
      <div className="page-head">
        <PageTitle text={t('inbox.title')} />
        <span className="grow" />
        <KindFilter rows={rows} chosen={kind} onChoose={setKind} />
      </div>
      <Tabs
        label={t('inbox.title')}
        chosen={tab}
        onChoose={(key) => setSearch(key === 'open' ? {} : { tab: key }, { replace: true })}
        tabs={tabs.map((key) => ({ key, label: t(`inbox.${key}`), count: key === 'open' ? openCount : undefined }))}
      />
      {tasks.error && !tasks.data && <FailedState error={tasks.error} onRetry={() => void tasks.refetch()} />}
      {tasks.isPending && <LoadingState rows={8} />}
      {tasks.data && rows.length === 0 && <EmptyState text={t(`inbox.empty.${tab}`)} />}
      <TaskGroups rows={shown} tab={tab} />
      {tasks.hasNextPage && (
        <Button block loading={tasks.isFetchingNextPage} onClick={() => void tasks.fetchNextPage()}>
          {t('app.more')}
        </Button>
      )}
    </>
  );
}
