import type { LateTask } from '@zeren/api-contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNames } from '../../http/organisation';
import { useHasRole } from '../../http/session';
import { DataTable } from '../../ui/data-table';
import { Day } from '../../ui/date-text';
import { subjectText, useWord } from '../../ui/words';
import { MoveDeadlineForm } from './move-deadline-form';

interface LateListProps {
  readonly cycleId: string;
  readonly today: string;
  readonly late: readonly LateTask[];
  readonly total: number;
}

export function LateList({ cycleId, today, late, total }: LateListProps) {
  const { t } = useTranslation();
  const [moving, setMoving] = useState<LateTask>();
  return (
    <section className="sheet" id="late">
      <h2>
        {t('board.late.title')}{' '}
        {total > 0 && <span className="soft small">{t('board.late.total', { count: total })}</span>}
      </h2>
      {late.length === 0 ? (
        <p className="soft">{t('board.late.empty')}</p>
      ) : (
        <LateTable late={late} onMove={setMoving} />
      )}
      {moving && (
        <MoveDeadlineForm cycleId={cycleId} today={today} task={moving} onClose={() => setMoving(undefined)} />
      )}
    </section>
  );
}

function LateTable({
  late,
  onMove,
}: {
  readonly late: readonly LateTask[];
  readonly onMove: (task: LateTask) => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const names = useNames();
  const isOffice = useHasRole('office');
  const maySeeSilence = useHasRole('office', 'auditor');
  return (
    <DataTable
      caption={t('board.late.title')}
      rows={late}
      keyOf={({ id }) => id}
      columns={[
        {
          key: 'what',
          title: t('board.late.what'),
          cell: ({ id, letterId, kind, subject }) => (
            <>
              <Link to={letterId ? `/letters/${letterId}` : `/tasks/${id}`}>{t(`taskKind.${kind}`)}</Link>{' '}
              <span className="soft">{subjectText(word, subject)}</span>
            </>
          ),
        },
        {
          key: 'who',
          title: t('board.late.who'),
          cell: ({ assigneeName, assigneeKind, assignee }) => assigneeName ?? names.assignee(assigneeKind, assignee),
        },
        { key: 'due', title: t('date.due'), cell: ({ dueOn }) => <Day on={dueOn} short /> },
        {
          key: 'days',
          title: t('board.late.days'),
          isNumber: true,
          cell: ({ workingDaysLate }) => <span className="text-red">{workingDaysLate}</span>,
        },
        maySeeSilence && {
          key: 'silence',
          title: t('silence.link'),
          cell: ({ id }) => <Link to={`/tasks/${id}/silence`}>{t('silence.link')}</Link>,
        },
        isOffice && {
          key: 'move',
          title: t('board.late.action'),
          cell: (task) => (
            <span className="row">
              <Button size="small" onClick={() => onMove(task)}>
                {t('board.late.move')}
              </Button>
              <Link to={`/tasks/${task.id}`}>{t('board.late.paper')}</Link>
            </span>
          ),
        },
      ]}
    />
  );
}
