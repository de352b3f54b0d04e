import type { TimelineFilter, TimelineItem } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import { useNames } from '../../http/organisation';
import { actorText } from './actor-text';
import { kindText } from './kind-text';

interface TimelineFilterFormProps {
  readonly items: readonly TimelineItem[];
  readonly filter: TimelineFilter;
  readonly onChange: (part: Readonly<Record<string, string>>) => void;
}

export function TimelineFilterForm({ items, filter, onChange }: TimelineFilterFormProps) {
  const { t } = useTranslation();
  const names = useNames();
  const kinds = [...new Set(items.map(({ kind }) => kind))].toSorted();
  const actors = new Map(
    items.flatMap(({ actor, actorName }) => (actor ? [[actor, actorName ?? actorText(t, names, actor)] as const] : [])),
  );
  const choices = [
    { key: 'source', of: ['ledger', 'process'].map((value) => ({ value, text: t(`timeline.source.${value}`) })) },
    { key: 'kind', of: kinds.map((value) => ({ value, text: kindText(t, value) })) },
    { key: 'actor', of: [...actors].map(([value, text]) => ({ value, text })) },
  ] as const;
  return (
    <div className="filters no-print" role="search">
      <label>
        {t('timeline.search')}
        <input
          type="search"
          maxLength={100}
          value={filter.search ?? ''}
          onChange={({ target }) => onChange({ search: target.value })}
        />
      </label>
      {choices.map(({ key, of }) => (
        <label key={key}>
          {t(`timeline.filter.${key}`)}
          <select value={filter[key] ?? ''} onChange={({ target }) => onChange({ [key]: target.value })}>
            <option value="">{t('app.all')}</option>
            {of.map(({ value, text }) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </label>
      ))}
      {(['from', 'until'] as const).map((key) => (
        <label key={key}>
          {t(`timeline.filter.${key}`)}
          <input type="date" value={filter[key] ?? ''} onChange={({ target }) => onChange({ [key]: target.value })} />
        </label>
      ))}
      <label>
        <input
          type="checkbox"
          checked={filter.deviations === 'only'}
          onChange={({ target }) => onChange({ deviations: target.checked ? 'only' : '' })}
        />
        {t('timeline.filter.deviations')}
      </label>
    </div>
  );
}
