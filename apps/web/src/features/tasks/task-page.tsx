import type { ActAnswer, TaskView } from '@zeren/api-contracts';
import { isTaskKindKey, taskKindOf, type ActKind } from '@zeren/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useParams } from 'react-router';
import { useNames } from '../../http/organisation';
import { useHasRole } from '../../http/session';
import { Instant } from '../../ui/date-text';
import { DueDate } from '../../ui/due-date';
import { Fingerprint } from '../../ui/fingerprint';
import { Loaded } from '../../ui/page-states';
import { StateTag } from '../../ui/state-tag';
import { taskStateShown } from '../../ui/state-tones';
import { subjectText, useWord } from '../../ui/words';
import { ActDone } from './act-done';
import { ActPanel } from './act-panel';
import { ExtensionPanel } from './extension-panel';
import { useTask } from './api/get-task';
import { PageTitle } from '../../ui/page-title';
import { isOnLetterPage, pathOfTask } from './task-path';

export function TaskPage() {
  const { taskId = '' } = useParams();
  const task = useTask(taskId);
  return <Loaded query={task}>{(found) => <OneTask key={found.id} task={found} />}</Loaded>;
}

function OneTask({ task }: { readonly task: TaskView }) {
  const { t } = useTranslation();
  const word = useWord();
  const [done, setDone] = useState<{ readonly kind: ActKind; readonly answer: ActAnswer }>();

  if (done) return <ActDone kind={done.kind} answer={done.answer} taskId={task.id} />;
  if (isOnLetterPage(task) && task.allowedActs.length > 0) return <Navigate to={pathOfTask(task)} replace />;
  return (
    <>
      <div className="page-head">
        <PageTitle text={`${t(`taskKind.${task.kind}`)} · ${subjectText(word, task.subject)}`} />
        <StateTag state={taskStateShown(task.state, task.workingDaysLeft)} />
      </div>
      <div className="columns">
        <ActPanel task={task} onDone={(kind, answer) => setDone({ kind, answer })} />
        <TaskFacts task={task} />
      </div>
      <ExtensionPanel task={task} />
    </>
  );
}

function TaskFacts({ task }: { readonly task: TaskView }) {
  const { t } = useTranslation();
  const names = useNames();
  const mayReadTimeline = useHasRole('office', 'auditor');
  const {
    kind,
    phase,
    assigneeKind,
    assignee,
    dueOn,
    workingDaysLeft,
    openedAt,
    round,
    letterId,
    documentSha256,
    onBehalfOf,
  } = task;
  return (
    <aside className="sheet first-on-phone">
      <dl className="facts">
        <dt>{t('date.due')}</dt>
        <dd>
          <DueDate on={dueOn} workingDaysLeft={workingDaysLeft} />
        </dd>
        <dt>{t('task.assignee')}</dt>
        <dd>
          {names.assignee(assigneeKind, assignee)}
          {onBehalfOf && ` · ${t('inbox.onBehalf', { name: onBehalfOf.name })}`}
        </dd>
        <dt>{t('task.phase')}</dt>
        <dd>{t(`phase.${phase}`)}</dd>
        <dt>{t('task.opened')}</dt>
        <dd>
          <Instant at={openedAt} />
        </dd>
        {round > 1 && (
          <>
            <dt>{t('task.round')}</dt>
            <dd>{round}</dd>
          </>
        )}
        {documentSha256 && (
          <>
            <dt>{t('task.document')}</dt>
            <dd>
              <Fingerprint sha256={documentSha256} />
            </dd>
          </>
        )}
      </dl>
      {letterId && (
        <p>
          <Link to={`/letters/${letterId}`}>{t('task.openLetter')}</Link>
        </p>
      )}
      {kind === 'check-letters' && (
        <p className="no-print">
          <Link to={`/cycles/${task.cycleId}/letters/checks`}>{t('letterChecks.link')}</Link>
        </p>
      )}
      {mayReadTimeline && (
        <p className="no-print">
          <Link to={`/tasks/${task.id}/timeline`}>{t('letter.timeline')}</Link>
        </p>
      )}
      {isTaskKindKey(kind) && <p className="soft small">{t(`task.silence.${taskKindOf(kind).whenExpired}`)}</p>}
    </aside>
  );
}
