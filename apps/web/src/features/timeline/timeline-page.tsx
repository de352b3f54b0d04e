import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useHasRole } from '../../http/session';
import { EmptyState, Loaded } from '../../ui/page-states';
import { useLetterTimeline, type LetterTimeline } from './api/get-letter-timeline';
import { TimelineFilterForm } from './timeline-filter-form';
import { matches, noFilter } from './timeline-filter';
import { PageTitle } from '../../ui/page-title';
import { TimelineList } from './timeline-list';

export function TimelinePage() {
  const { letterId = '' } = useParams();
  const timeline = useLetterTimeline(letterId);
  return (
    <Loaded query={timeline}>
      {(found) => <Timeline key={letterId} timeline={found} onReload={() => void timeline.refetch()} />}
    </Loaded>
  );
}

function Timeline({ timeline, onReload }: { readonly timeline: LetterTimeline; readonly onReload: () => void }) {
  const { t } = useTranslation();
  const isAuditor = useHasRole('auditor');
  const [filter, setFilter] = useState(noFilter);
  const { letter, items, process } = timeline;
  const shown = items.filter((entry) => matches(filter, entry));

  return (
    <>
      <div className="page-head">
        <PageTitle text={t('timeline.title', { code: letter.code })} />
        <span className="grow" />
        <Link to={`/letters/${letter.id}`}>{t('task.openLetter')}</Link>
        <Button className="no-print" onClick={onReload}>
          {t('app.reload')}
        </Button>
        <Button className="no-print" onClick={() => window.print()}>
          {t('app.print')}
        </Button>
      </div>
      <div className="stack">
        <Alert type="info" showIcon title={t(isAuditor ? 'timeline.recorded' : 'timeline.willRecord')} />
        {process.source === 'read-model' && (
          <Alert
            type="warning"
            showIcon
            title={t('timeline.missing', { reason: t(`process.reason.${process.reason ?? 'unavailable'}`) })}
          />
        )}
        {items.length === 0 ? (
          <EmptyState text={t('timeline.none')} />
        ) : (
          <section className="sheet">
            <TimelineFilterForm items={items} filter={filter} onChange={setFilter} />
            <p className="soft small" aria-live="polite">
              {t('timeline.count', { count: shown.length })}
            </p>
            {shown.length === 0 ? <p>{t('timeline.empty')}</p> : <TimelineList items={shown} />}
          </section>
        )}
      </div>
    </>
  );
}
