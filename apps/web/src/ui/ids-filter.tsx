import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';

/** `?ids=…` of a link that leads to exactly the rows behind a number; rows that are no longer there do not empty the page. */
export function useIdsFilter() {
  const [search, setSearch] = useSearchParams();
  const ids = search.get('ids')?.split(',');
  const only = <Row extends { readonly id: string }>(rows: readonly Row[]): readonly Row[] => {
    const found = ids ? rows.filter(({ id }) => ids.includes(id)) : rows;
    return found.length > 0 ? found : rows;
  };
  return { count: ids?.length, only, clear: () => setSearch({}) };
}

export function IdsFilterNote() {
  const { t } = useTranslation();
  const { count, clear } = useIdsFilter();
  if (count === undefined) return null;
  return (
    <span className="row">
      {t('records.filtered', { count })}
      <Button size="small" onClick={clear}>
        {t('records.showAll')}
      </Button>
    </span>
  );
}
