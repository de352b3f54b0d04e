import type { ClockChange } from '@zeren/api-contracts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useNames } from '../../http/organisation';
import { DataTable } from '../../ui/data-table';
import { Day } from '../../ui/date-text';
import { EmptyState, Loaded } from '../../ui/page-states';
import { PageTitle } from '../../ui/page-title';
import { AdoptCalendar } from './adopt-calendar';
import { ExtensionListing } from './extension-list';
import { useClockChanges } from './api/clock-changes';
import { TaskLink } from './task-link';

/** 期限变动: old day, new day and cause of every clock that was changed, and the calendar by which the year counts. */
export function ClocksPage() {
  const { t } = useTranslation();
  const { cycleId = '' } = useParams();
  const changes = useClockChanges(cycleId);
  return (
    <>
      <div className="page-head">
        <PageTitle text={t('clocks.title')} />
      </div>
      <AdoptCalendar cycleId={cycleId} />
      <ExtensionListing cycleId={cycleId} />
      <Loaded query={changes}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items);
          return rows.length === 0 ? <EmptyState text={t('clocks.empty')} /> : <Changes rows={rows} />;
        }}
      </Loaded>
      {changes.hasNextPage && (
        <Button block loading={changes.isFetchingNextPage} onClick={() => void changes.fetchNextPage()}>
          {t('app.more')}
        </Button>
      )}
    </>
  );
}

function Changes({ rows }: { readonly rows: readonly ClockChange[] }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <section className="sheet">
      <DataTable
        caption={t('clocks.title')}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          {
            key: 'task',
            title: t('clocks.task'),
            cell: (row) => <TaskLink {...row} />,
          },
          {
            key: 'who',
            title: t('clocks.who'),
            cell: ({ assigneeKind, assignee }) => names.assignee(assigneeKind, assignee),
          },
          { key: 'old', title: t('clocks.old'), cell: ({ oldDueOn }) => <Day on={oldDueOn} /> },
          { key: 'new', title: t('clocks.new'), cell: ({ newDueOn }) => <Day on={newDueOn} /> },
          { key: 'outcome', title: t('clocks.outcome'), cell: ({ outcome }) => t(`clocks.outcome.${outcome}`) },
          {
            key: 'cause',
            title: t('clocks.cause'),
            cell: ({ cause, calendarVersion, reason }) =>
              [t(`clocks.cause.${cause}`, { version: calendarVersion }), reason].filter(Boolean).join(' · '),
          },
        ]}
      />
    </section>
  );
}
