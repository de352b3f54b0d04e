import { Alert, Button } from 'antd';
import type { Silence } from '@zeren/api-contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useNames } from '../../http/organisation';
import { useHasRole } from '../../http/session';
import { BothTimes, Day, Instant } from '../../ui/date-text';
import { Loaded } from '../../ui/page-states';
import { PageTitle } from '../../ui/page-title';
import { subjectText, useWord } from '../../ui/words';
import { useSilence } from './api/get-silence';
import { ClockDays } from './clock-days';
import { SearchedLedger } from './searched-ledger';

/** Proof of silence: a card to be printed and put on file. */
export function SilencePage() {
  const { t } = useTranslation();
  const { taskId = '' } = useParams();
  const silence = useSilence(taskId);
  const isAuditor = useHasRole('auditor');
  return (
    <>
      <div className="page-head">
        <PageTitle text={t('silence.title')} />
        <span className="grow" />
        <Link className="no-print" to={`/tasks/${taskId}/timeline`}>
          {t('letter.timeline')}
        </Link>
        <Button className="no-print" onClick={() => window.print()}>
          {t('app.print')}
        </Button>
      </div>
      <Loaded query={silence}>
        {(found) => (
          <div className="stack">
            <Alert type="info" showIcon title={t(isAuditor ? 'timeline.recorded' : 'timeline.willRecord')} />
            <Finding silence={found} />
            <Delivered silence={found} />
            <Clock silence={found} />
            <SearchedLedger absence={found.absence} />
            {found.act && <Acted act={found.act} finding={found.finding} />}
          </div>
        )}
      </Loaded>
    </>
  );
}

const tones: Readonly<Record<Silence['finding'], 'warning' | 'success' | 'info'>> = {
  silent: 'warning',
  'acted-in-time': 'success',
  'not-yet-due': 'info',
  withdrawn: 'info',
};

function Finding({ silence: { finding, standing, task, clock } }: { readonly silence: Silence }) {
  const { t } = useTranslation();
  const word = useWord();
  const names = useNames();
  const who = task.holders.map(({ name }) => name).join('、') || names.assignee(task.assigneeKind, task.assignee);
  return (
    <section className="sheet">
      <Alert
        type={tones[finding]}
        showIcon
        title={t(`silence.finding.${finding}`, { who })}
        description={finding === 'silent' ? t(`silence.standing.${standing}`) : undefined}
      />
      <Facts
        rows={[
          [t('asOf.task'), `${t(`taskKind.${task.kind}`)} · ${subjectText(word, task.subject)}`],
          [t('asOf.holder'), who],
          [t('task.assignee'), names.assignee(task.assigneeKind, task.assignee)],
          [t('letters.state'), t(`state.${task.state}`, { defaultValue: task.state })],
          [t('timeline.fact.rule'), <code key="rule">{clock.rule}</code>],
          [t('silence.means'), clock.whenExpired && t(`task.silence.${clock.whenExpired}`)],
        ]}
      />
    </section>
  );
}

function Delivered({ silence: { delivery } }: { readonly silence: Silence }) {
  const { t } = useTranslation();
  const names = useNames();
  const { openedAt, recordedAt, messages } = delivery;
  return (
    <section className="sheet">
      <h2>{t('silence.delivered')}</h2>
      <p>
        {t('silence.opened')} <BothTimes businessAt={openedAt} recordedAt={recordedAt} />
      </p>
      {messages.length === 0 ? (
        <p className="soft">{t('silence.noMessages')}</p>
      ) : (
        <ul>
          {messages.map(({ kind, recipientKind, recipient, businessAt, recordedAt: sentAt, readAt }) => (
            <li key={`${kind} ${recipient} ${businessAt}`}>
              {t(`silence.message.${kind}`, { defaultValue: kind })} · {names.assignee(recipientKind, recipient)}{' '}
              <BothTimes businessAt={businessAt} recordedAt={sentAt} />
              <span className="small">
                {readAt ? (
                  <>
                    {t('silence.readAt')} <Instant at={readAt} />
                  </>
                ) : (
                  t('silence.readUnknown')
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Clock({ silence: { clock } }: { readonly silence: Silence }) {
  const { t } = useTranslation();
  const { startsOn, dueOn, dueAt, days, isProvisional, calendarVersion } = clock;
  const counted = days.filter(({ isWorking }) => isWorking).length;
  return (
    <section className="sheet">
      <h2>{t('silence.clock')}</h2>
      <Facts
        rows={[
          [t('silence.startsOn'), <Day key="start" on={startsOn} />],
          [t('silence.counted'), t('silence.countedDays', { count: counted, all: days.length })],
          [t('date.due'), <Day key="due" on={dueOn} />],
          [t('silence.tooLate'), <Instant key="late" at={dueAt} />],
          [t('asOf.calendar'), t('letter.versionNo', { version: calendarVersion })],
        ]}
      />
      {isProvisional && <p className="text-amber">{t('silence.provisionalCalendar')}</p>}
      <ClockDays days={days} />
    </section>
  );
}

interface ActedProps {
  readonly act: NonNullable<Silence['act']>;
  readonly finding: Silence['finding'];
}

function Acted({ act: { kind, name, businessAt, recordedAt }, finding }: ActedProps) {
  const { t } = useTranslation();
  return (
    <section className="sheet">
      <h2>{t(finding === 'silent' ? 'silence.actedLate' : 'silence.acted')}</h2>
      <p>
        {name} · {t(`act.${kind}`, { defaultValue: kind })}{' '}
        <BothTimes businessAt={businessAt} recordedAt={recordedAt} />
      </p>
    </section>
  );
}

function Facts({ rows }: { readonly rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="facts">
      {rows
        .filter(([, value]) => Boolean(value))
        .map(([name, value]) => (
          <div key={name} className="fact-pair">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
