import type { ReviewsView } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNames } from '../../http/organisation';
import { DataTable } from '../../ui/data-table';
import { Day } from '../../ui/date-text';
import { StateTag } from '../../ui/state-tag';

interface RectificationTableProps extends Pick<ReviewsView, 'problems' | 'rectifications'> {
  readonly caption: string;
}

export function RectificationTable({ caption, problems, rectifications }: RectificationTableProps) {
  const { t } = useTranslation();
  const names = useNames();
  const answering = (problemId: string) => rectifications.find((item) => item.problemId === problemId);
  return (
    <DataTable
      caption={caption}
      rows={problems}
      keyOf={({ id }) => id}
      columns={[
        { key: 'code', title: t('reports.no'), cell: ({ id, no }) => answering(id)?.code ?? no },
        { key: 'unit', title: t('records.unit'), cell: ({ unitCode }) => names.unit(unitCode) },
        { key: 'problem', title: t('field.problem'), cell: ({ problem }) => problem },
        { key: 'cause', title: t('field.cause'), cell: ({ cause }) => cause },
        { key: 'step', title: t('field.nextStep'), cell: ({ nextStep, measure }) => measure ?? nextStep },
        {
          key: 'closing',
          title: t('field.closingOn'),
          cell: ({ id }) => <Closing rectification={answering(id)} />,
        },
        { key: 'waiting', title: t('letters.waitingFor'), cell: ({ id }) => <Waiting rectification={answering(id)} /> },
      ]}
    />
  );
}

interface OneRectification {
  readonly rectification: ReviewsView['rectifications'][number] | undefined;
}

function Closing({ rectification }: OneRectification) {
  if (!rectification) return null;
  return (
    <span className="row">
      <Day on={rectification.closingOn} short /> <StateTag state={rectification.state} />
    </span>
  );
}

/** The task the rectification now stands at. */
function Waiting({ rectification }: OneRectification) {
  const { t } = useTranslation();
  const names = useNames();
  const task = rectification?.tasks.find(({ state }) => state === 'open');
  if (!task) return null;
  return (
    <span>
      <Link to={`/tasks/${task.id}`}>{t(`taskKind.${task.kind}`)}</Link>{' '}
      <span className="soft">{names.post(task.assignee)}</span>
    </span>
  );
}
