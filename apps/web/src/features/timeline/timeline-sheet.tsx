import { Button } from 'antd';
import { matchesTimeline, type TimelineFilter, type TimelineItem } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import { dayOf } from '../../ui/dates';
import { kindText } from './kind-text';
import { pathOfExport, type TimelineAddress } from './timeline-address';
import { TimelineFilterForm } from './timeline-filter-form';
import { TimelineList } from './timeline-list';
import { useTimelineFilter } from './use-timeline-filter';

interface TimelineSheetProps {
  readonly address: TimelineAddress;
  readonly items: readonly TimelineItem[];
  readonly onMore?: (() => void) | undefined;
}

/** What is shown of a timeline: the filter, how much it leaves, the file of it, the list. */
export function TimelineSheet({ address, items, onMore }: TimelineSheetProps) {
  const { t } = useTranslation();
  const { filter, change } = useTimelineFilter();
  const wanted = { ...filter, ...kindsNamed(filter, items, (kind) => kindText(t, kind)) };
  const shown = items.filter((entry) => matchesTimeline(wanted, entry, dayOf));
  return (
    <section className="sheet">
      <TimelineFilterForm items={items} filter={filter} onChange={change} />
      <div className="row">
        <p className="soft small" aria-live="polite">
          {t('timeline.count', { count: shown.length })}
          {onMore && ` · ${t('timeline.notAll')}`}
        </p>
        <span className="grow" />
        {(['csv', 'json'] as const).map((format) => (
          <Button key={format} size="small" className="no-print" href={pathOfExport(address, wanted, format)} download>
            {t('timeline.export', { format: format.toUpperCase() })}
          </Button>
        ))}
      </div>
      {shown.length === 0 ? <p>{t('timeline.empty')}</p> : <TimelineList items={shown} />}
      {onMore && (
        <Button className="no-print" onClick={onMore}>
          {t('app.more')}
        </Button>
      )}
    </section>
  );
}

/** Kinds that are found by the name they have on the screen. */
function kindsNamed(
  { search }: TimelineFilter,
  items: readonly TimelineItem[],
  nameOf: (kind: string) => string,
): Pick<TimelineFilter, 'searchKinds'> {
  if (!search) return {};
  const kinds = [...new Set(items.map(({ kind }) => kind))].filter((kind) =>
    nameOf(kind).toLowerCase().includes(search.toLowerCase()),
  );
  return kinds.length > 0 ? { searchKinds: kinds.join(',') } : {};
}
