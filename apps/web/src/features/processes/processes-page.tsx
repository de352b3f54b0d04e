import { Alert, Button } from 'antd';
import { processConditions, type ProcessState } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { useHasRole } from '../../http/session';
import { DataTable } from '../../ui/data-table';
import { Instant } from '../../ui/date-text';
import { EmptyState, Loaded } from '../../ui/page-states';
import { PageTitle } from '../../ui/page-title';
import { useProcessStates } from './api/get-processes';
import { ConditionTag } from './condition-tag';
import { ProcessHistoryPanel } from './process-history-panel';

/** What the processes of a cycle do, those first that somebody has to look after; one of them is opened by the address. */
export function ProcessesPage() {
  const { t } = useTranslation();
  const { cycleId = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const processes = useProcessStates(cycleId);
  const isAuditor = useHasRole('auditor');
  const opened = search.get('process');
  return (
    <>
      <div className="page-head">
        <PageTitle text={t('processes.title')} />
        <span className="grow" />
        <Link className="no-print" to={`/cycles/${cycleId}/timeline`}>
          {t('asOf.timeline')}
        </Link>
        <Button className="no-print" onClick={() => void processes.refetch()}>
          {t('app.reload')}
        </Button>
      </div>
      <div className="stack">
        <Alert type="info" showIcon title={t(isAuditor ? 'timeline.recorded' : 'timeline.willRecord')} />
        {opened && <ProcessHistoryPanel cycleId={cycleId} workflowId={opened} onClose={() => setSearch({})} />}
        <Loaded query={processes}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState text={t('processes.none')} />
            ) : (
              <ProcessTable rows={items.toSorted(byConcern)} onOpen={(process) => setSearch({ process })} />
            )
          }
        </Loaded>
      </div>
    </>
  );
}

const byConcern = (a: ProcessState, b: ProcessState): number =>
  processConditions.indexOf(a.condition) - processConditions.indexOf(b.condition) ||
  (a.workflowId < b.workflowId ? -1 : 1);

interface ProcessTableProps {
  readonly rows: readonly ProcessState[];
  readonly onOpen: (workflowId: string) => void;
}

function ProcessTable({ rows, onOpen }: ProcessTableProps) {
  const { t } = useTranslation();
  const troubled = rows.filter(({ condition }) => condition === 'stuck' || condition === 'failed').length;
  return (
    <section className="sheet">
      <p className={troubled > 0 ? 'text-red' : 'soft'} role="status">
        {troubled > 0 ? t('processes.troubled', { count: troubled }) : t('processes.untroubled')}
      </p>
      <DataTable
        caption={t('processes.title')}
        rows={rows}
        keyOf={({ workflowId }) => workflowId}
        columns={[
          {
            key: 'process',
            title: t('timeline.process'),
            cell: ({ type }) => t(`processType.${type}`, { defaultValue: type }),
          },
          { key: 'condition', title: t('letters.state'), cell: (row) => <ConditionTag state={row} /> },
          { key: 'since', title: t('processes.since'), cell: ({ since }) => since && <Instant at={since} /> },
          {
            key: 'open',
            title: t('count.open'),
            isNumber: true,
            cell: ({ openTasks, lateTasks }) => (
              <>
                {openTasks}
                {lateTasks > 0 && <span className="text-red small"> {t('processes.late', { count: lateTasks })}</span>}
              </>
            ),
          },
          {
            key: 'history',
            title: t('processes.history'),
            cell: ({ workflowId }) => (
              <Button size="small" onClick={() => onOpen(workflowId)}>
                {t('processes.open')}
              </Button>
            ),
          },
        ]}
      />
    </section>
  );
}
