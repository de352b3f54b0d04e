import { Button } from 'antd';
import type { AsOfTask } from '@zeren/api-contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNames } from '../../http/organisation';
import { DataTable } from '../../ui/data-table';
import { Day, Instant } from '../../ui/date-text';
import { Loaded } from '../../ui/page-states';
import { subjectText, useWord } from '../../ui/words';
import { useTasksAsOf } from './api/get-as-of';
import { ReadersButton } from './readers-button';
import { ReadersThen } from './readers-then';

/** Who owed what: the tasks that were open, with who stood behind them and the deadline as it stood. */
export function OwedThen({ cycleId, at }: { readonly cycleId: string; readonly at: string }) {
  const { t } = useTranslation();
  const tasks = useTasksAsOf(cycleId, at);
  return (
    <Loaded query={tasks}>
      {({ items }) => (
        <section className="sheet">
          <h2>
            {t('asOf.owed')} <span className="soft small">{t('asOf.count', { count: items.length })}</span>
          </h2>
          {items.length === 0 ? <p className="soft">{t('asOf.owed.none')}</p> : <OwedTable rows={items} at={at} />}
          {tasks.hasNextPage && (
            <Button className="no-print" onClick={() => void tasks.fetchNextPage()}>
              {t('app.more')}
            </Button>
          )}
        </section>
      )}
    </Loaded>
  );
}

function OwedTable({ rows, at }: { readonly rows: readonly AsOfTask[]; readonly at: string }) {
  const { t } = useTranslation();
  const word = useWord();
  const names = useNames();
  const [opened, setOpened] = useState<string>();
  return (
    <DataTable
      caption={t('asOf.owed')}
      rows={rows}
      keyOf={({ id }) => id}
      detailOf={({ id }) => id === opened && <ReadersThen of="tasks" id={id} at={at} />}
      columns={[
        {
          key: 'what',
          title: t('asOf.task'),
          cell: ({ id, kind, subject }) => (
            <>
              <Link to={`/tasks/${id}/timeline`}>{t(`taskKind.${kind}`)}</Link>{' '}
              <span className="soft">{subjectText(word, subject)}</span>
            </>
          ),
        },
        {
          key: 'who',
          title: t('asOf.holder'),
          cell: ({ holders, assigneeKind, assignee }) =>
            holders.length > 0 ? holders.map(({ name }) => name).join('、') : names.assignee(assigneeKind, assignee),
        },
        { key: 'since', title: t('asOf.since'), cell: ({ openedAt }) => <Instant at={openedAt} /> },
        {
          key: 'due',
          title: t('date.due'),
          cell: ({ dueOn, dueAt }) => (
            <>
              <Day on={dueOn} short />
              {dueAt <= at && <span className="text-red small"> {t('state.late')}</span>}
            </>
          ),
        },
        { key: 'rule', title: t('timeline.fact.rule'), cell: ({ dueRule }) => <code>{dueRule}</code> },
        {
          key: 'readers',
          title: t('asOf.readers'),
          cell: ({ id }) => <ReadersButton id={id} opened={opened} onOpen={setOpened} />,
        },
      ]}
    />
  );
}
