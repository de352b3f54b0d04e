import { Alert, Button, InputNumber } from 'antd';
import type { RehearsalView } from '@zeren/api-contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useHasRole } from '../../http/session';
import { Day } from '../../ui/date-text';
import { DomainShares } from '../../ui/domain-shares';
import { Loaded, NotYours } from '../../ui/page-states';
import { PageTitle } from '../../ui/page-title';
import { isWhole, readShares, shareText } from '../../ui/shares';
import { useRehearsal } from './api/get-rehearsal';
import { ClashList } from './clash-list';
import { LoadTable } from './load-table';

/** The year that most people would want to try: the next one. */
const nextYear = () => new Date().getFullYear() + 1;

/** A year before it exists; the address says which, so that it can be shown to others. */
export function RehearsalPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const isOffice = useHasRole('office');
  const asked = Number(search.get('year') ?? 0);
  const domains = search.get('domains') ?? '';
  const rehearsal = useRehearsal(isOffice ? asked : 0, domains);
  const [year, setYear] = useState(asked || nextYear());
  const [shares, setShares] = useState(readShares(domains));
  if (!isOffice) return <NotYours />;

  const rehearse = () => {
    const chosen = shareText(shares);
    setSearch({ year: String(year), ...(chosen && { domains: chosen }) });
    if (year === asked && chosen === domains) void rehearsal.refetch();
  };
  return (
    <>
      <div className="page-head">
        <PageTitle text={t('rehearsal.title')} />
      </div>
      <div className="stack">
        <form
          className="sheet stack no-print"
          onSubmit={(event) => {
            event.preventDefault();
            rehearse();
          }}
        >
          <p className="soft">{t('rehearsal.text')}</p>
          <label className="row">
            <span>{t('rehearsal.year')}</span>
            <InputNumber min={2000} max={2199} precision={0} value={year} onChange={(next) => next && setYear(next)} />
          </label>
          <DomainShares shares={shares} onChange={setShares} />
          <div className="acts">
            <Button type="primary" htmlType="submit" disabled={!isWhole(shares)} loading={rehearsal.isFetching}>
              {t('rehearsal.start')}
            </Button>
          </div>
        </form>
        {asked > 0 && <Loaded query={rehearsal}>{(found) => <Outcome rehearsal={found} />}</Loaded>}
      </div>
    </>
  );
}

function Outcome({ rehearsal }: { readonly rehearsal: RehearsalView }) {
  const { t } = useTranslation();
  const { year, tasks, loads, clashes, canLaunch, rosterOn, calendarVersion } = rehearsal;
  return (
    <>
      <Alert
        type={canLaunch ? 'success' : 'error'}
        showIcon
        role="status"
        title={t(canLaunch ? 'rehearsal.canLaunch' : 'rehearsal.cannotLaunch', { year })}
        description={
          <>
            {t('rehearsal.counts', { tasks: tasks.length, persons: loads.length })}{' '}
            {t('rehearsal.basis', { version: calendarVersion })} <Day on={rosterOn} />
          </>
        }
      />
      <ClashList clashes={clashes} />
      <LoadTable loads={loads} />
    </>
  );
}
