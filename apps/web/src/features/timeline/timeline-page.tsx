import { Button } from 'antd';
import type { TimelineKind } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { EmptyState, Loaded } from '../../ui/page-states';
import { PageTitle } from '../../ui/page-title';
import { subjectText, useWord } from '../../ui/words';
import { useTimeline } from './api/get-timeline';
import { ReadingNotice } from './reading-notice';
import type { TimelineAddress } from './timeline-address';
import { TimelineSheet } from './timeline-sheet';

/** One thing along time. The address says whose: every kind has the id of its own in it. */
export function TimelinePage({ of }: { readonly of: TimelineKind }) {
  const { pool, ...ids } = useParams();
  const id = ids[of === 'evaluation' ? 'cycleId' : `${of}Id`] ?? '';
  return <Timeline key={`${of} ${id} ${pool}`} address={{ of, id, pool }} />;
}

function Timeline({ address }: { readonly address: TimelineAddress }) {
  const { t } = useTranslation();
  const word = useWord();
  const timeline = useTimeline(address);
  const nameOf = (code: string) =>
    address.of === 'task' ? subjectText(word, code) : address.of === 'evaluation' ? word('pool', code) : code;
  return (
    <Loaded query={timeline}>
      {({ subject, items, process }) => (
        <>
          <div className="page-head">
            <PageTitle text={t(`timeline.title.${address.of}`, { code: nameOf(subject?.code ?? '') })} />
            <span className="grow" />
            <Ways address={address} />
            <Button className="no-print" onClick={() => void timeline.refetch()}>
              {t('app.reload')}
            </Button>
            <Button className="no-print" onClick={() => window.print()}>
              {t('app.print')}
            </Button>
          </div>
          <div className="stack">
            <ReadingNotice process={process} />
            {items.length === 0 ? (
              <EmptyState text={t(`timeline.none.${address.of}`)} />
            ) : (
              <TimelineSheet
                address={address}
                items={items}
                onMore={timeline.hasNextPage ? () => void timeline.fetchNextPage() : undefined}
              />
            )}
          </div>
        </>
      )}
    </Loaded>
  );
}

const pages: Readonly<Partial<Record<TimelineKind, (id: string) => string>>> = {
  letter: (id) => `/letters/${id}`,
  task: (id) => `/tasks/${id}`,
  cycle: (id) => `/cycles/${id}`,
  evaluation: (id) => `/cycles/${id}/evaluations`,
};

/** Where one may go from here: to the thing itself; from a cycle also to how it stood, from a task to what did not happen. */
function Ways({ address: { of, id } }: { readonly address: TimelineAddress }) {
  const { t } = useTranslation();
  const path = pages[of]?.(id);
  return (
    <>
      {path && (
        <Link className="no-print" to={path}>
          {t(`timeline.open.${of}`)}
        </Link>
      )}
      {of === 'task' && (
        <Link className="no-print" to={`/tasks/${id}/silence`}>
          {t('silence.link')}
        </Link>
      )}
      {of === 'cycle' && (
        <>
          <Link className="no-print" to={`/cycles/${id}/as-of`}>
            {t('asOf.link')}
          </Link>
          <Link className="no-print" to={`/cycles/${id}/processes`}>
            {t('processes.link')}
          </Link>
          <Link className="no-print" to={`/cycles/${id}/clocks`}>
            {t('clocks.title')}
          </Link>
        </>
      )}
    </>
  );
}
