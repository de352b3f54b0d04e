import { Button } from 'antd';
import { findRecordKind, recordKinds } from '@zeren/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { useHasRole } from '../../http/session';
import { EmptyState, Loaded } from '../../ui/page-states';
import { useRecords } from './api/list-records';
import { EnterRecordForm } from './enter-record-form';
import { PageTitle } from '../../ui/page-title';
import { IdsFilterNote, useIdsFilter } from '../../ui/ids-filter';
import { RecordTable } from './record-table';

export function RecordsPage() {
  const { t } = useTranslation();
  const { cycleId = '' } = useParams();
  const isOffice = useHasRole('office');
  const [search, setSearch] = useSearchParams();
  const kind = search.get('kind') ?? '';
  const { only } = useIdsFilter();
  const [isEntering, setEntering] = useState(false);
  const records = useRecords(cycleId, kind);
  const owed = findRecordKind(kind)?.owed;

  return (
    <>
      <div className="page-head">
        <PageTitle text={t('records.title')} />
        {owed && records.data && (
          <span className="soft">{t('records.count', { done: records.data.items.length, owed: owed.times })}</span>
        )}
        <IdsFilterNote />
        <span className="grow" />
        <label className="filters">
          <span className="unseen">{t('records.kind')}</span>
          <select value={kind} onChange={({ target }) => setSearch(target.value ? { kind: target.value } : {})}>
            <option value="">{t('app.all')}</option>
            {recordKinds.map(({ key }) => (
              <option key={key} value={key}>
                {t(`recordKind.${key}`)}
              </option>
            ))}
          </select>
        </label>
        {isOffice && (
          <Button type="primary" onClick={() => setEntering(true)}>
            {t('records.enter')}
          </Button>
        )}
      </div>
      <Loaded query={records}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState text={t(isOffice ? 'records.empty' : 'records.empty.other')} />
          ) : (
            <RecordTable rows={only(items)} />
          )
        }
      </Loaded>
      {isEntering && <EnterRecordForm cycleId={cycleId} onClose={() => setEntering(false)} />}
    </>
  );
}
