import { Alert, Button } from 'antd';
import type { ProcessHistory } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNames } from '../../http/organisation';
import { BothTimes, Day, Instant } from '../../ui/date-text';
import { withLocalInstants } from '../../ui/dates';
import { Loaded } from '../../ui/page-states';
import { subjectText, useWord } from '../../ui/words';
import { useProcessHistory } from './api/get-processes';
import { ConditionTag } from './condition-tag';

interface ProcessHistoryPanelProps {
  readonly cycleId: string;
  readonly workflowId: string;
  readonly onClose: () => void;
}

/** One process: whom it waits for since when, what it tries again and why, and its steps; raw events one click away. */
export function ProcessHistoryPanel({ cycleId, workflowId, onClose }: ProcessHistoryPanelProps) {
  const { t, i18n } = useTranslation();
  const history = useProcessHistory(cycleId, workflowId, i18n.language);
  return (
    <section className="sheet" aria-label={t('processes.history')}>
      <Loaded query={history}>
        {(found) => (
          <>
            <div className="row">
              <h2>{t(`processType.${found.type}`, { defaultValue: found.type })}</h2>
              <ConditionTag state={found} />
              <span className="grow" />
              <Button size="small" className="no-print" onClick={() => void history.refetch()}>
                {t('app.reload')}
              </Button>
              <Button size="small" className="no-print" onClick={onClose}>
                {t('app.close')}
              </Button>
            </div>
            <p className="soft small">
              <code>{found.workflowId}</code> · {t('processes.started')} <Instant at={found.startedAt} /> ·{' '}
              {t('processes.events', { count: found.historyLength })}
            </p>
            {found.stuckReason && <Alert type="error" showIcon title={t(`processes.cure.${found.stuckReason}`)} />}
            <Retries retries={found.retries} />
            <WaitingFor tasks={found.waitingFor} />
            <Steps steps={found.steps} />
          </>
        )}
      </Loaded>
    </section>
  );
}

function Retries({ retries }: Pick<ProcessHistory, 'retries'>) {
  const { t } = useTranslation();
  if (retries.length === 0) return null;
  return (
    <>
      <h3>{t('processes.retries')}</h3>
      <ul>
        {retries.map(({ activity, step, attempt, lastStartedAt, lastFailure }) => (
          <li key={`${activity} ${lastStartedAt}`}>
            {step} · {t('processes.attempt', { count: attempt })}
            {lastStartedAt && (
              <span className="soft small">
                {' '}
                {t('processes.lastStarted')} <Instant at={lastStartedAt} />
              </span>
            )}
            {lastFailure && (
              <p className="small">
                {t(`processes.failure.${lastFailure.kind}`)} <code>{lastFailure.message}</code>
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function WaitingFor({ tasks }: { readonly tasks: ProcessHistory['waitingFor'] }) {
  const { t } = useTranslation();
  const word = useWord();
  const names = useNames();
  return (
    <>
      <h3>{t('processes.waitingFor')}</h3>
      {tasks.length === 0 ? (
        <p className="soft">{t('processes.waitingFor.nobody')}</p>
      ) : (
        <ul>
          {tasks.map(({ id, kind, subject, assigneeKind, assignee, openedAt, dueOn, isLate }) => (
            <li key={id}>
              {names.assignee(assigneeKind, assignee)} ·{' '}
              <Link to={`/tasks/${id}/timeline`}>
                {t(`taskKind.${kind}`)} {subjectText(word, subject)}
              </Link>{' '}
              <span className="soft small">
                {t('asOf.since')} <Instant at={openedAt} /> · {t('date.due')} <Day on={dueOn} short />
              </span>
              {isLate && <span className="text-red small"> {t('state.late')}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Steps({ steps }: Pick<ProcessHistory, 'steps'>) {
  const { t, i18n } = useTranslation();
  return (
    <>
      <h3>{t('processes.steps')}</h3>
      <ol className="timeline">
        {steps.map(({ id, text, kind, businessAt, recordedAt, raw }) => (
          <li key={id} className="from-process">
            <strong>{text ? withLocalInstants(text, i18n.language) : kind}</strong>
            <BothTimes businessAt={businessAt ?? recordedAt} recordedAt={recordedAt} />
            <details>
              <summary>{t('timeline.raw')}</summary>
              <pre>{JSON.stringify(raw, undefined, 2)}</pre>
            </details>
          </li>
        ))}
      </ol>
    </>
  );
}
