import type { SigningGroupView, SigningRatesView } from '@zeren/api-contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../../http/organisation';
import { DataTable } from '../../ui/data-table';
import { Loaded } from '../../ui/page-states';
import { useWord } from '../../ui/words';
import { useSigningRates } from './api/check-letters';
import { CascadeTree } from './cascade-tree';

/** How many are signed in time, by level, unit and domain, as of a day; and the cascade as it stands. */
export function SigningRates({ cycleId }: { readonly cycleId: string }) {
  const [on, setOn] = useState('');
  const rates = useSigningRates(cycleId, on);
  return <Loaded query={rates}>{(found) => <Figures rates={found} onDay={setOn} />}</Loaded>;
}

interface FiguresProps {
  readonly rates: SigningRatesView;
  readonly onDay: (on: string) => void;
}

function Figures({ rates, onDay }: FiguresProps) {
  const { t } = useTranslation();
  const names = useNames();
  const word = useWord();
  const { on, total, levels, units, domains, cascade } = rates;
  const level = (key: string) => t(`letters.level.${key}`, { defaultValue: t('letters.level', { level: key }) });
  return (
    <>
      <section className="sheet">
        <h2>{t('letterChecks.rates')}</h2>
        <div className="filters">
          <label>
            {t('letterChecks.asOf')}
            <input type="date" value={on} required onChange={({ target }) => target.value && onDay(target.value)} />
          </label>
        </div>
        <RateTable
          caption={t('letterChecks.total')}
          rows={[{ key: 'total', ...total }]}
          nameOf={() => t('letterChecks.total')}
        />
        <h3>{t('letterChecks.byLevel')}</h3>
        <RateTable caption={t('letterChecks.byLevel')} rows={levels} nameOf={level} />
        <h3>{t('letterChecks.byDomain')}</h3>
        <RateTable caption={t('letterChecks.byDomain')} rows={domains} nameOf={(key) => word('domain', key)} />
        <h3>{t('letterChecks.byUnit')}</h3>
        <RateTable caption={t('letterChecks.byUnit')} rows={units} nameOf={names.unit} />
      </section>
      <section className="sheet">
        <h2>{t('letterChecks.cascade')}</h2>
        {cascade.length === 0 ? <p>{t('letterChecks.none')}</p> : <CascadeTree places={cascade} />}
      </section>
    </>
  );
}

interface RateTableProps {
  readonly caption: string;
  readonly rows: readonly SigningGroupView[];
  readonly nameOf: (key: string) => string;
}

function RateTable({ caption, rows, nameOf }: RateTableProps) {
  const { t } = useTranslation();
  const figure = (key: 'letters' | 'due' | 'onTime' | 'late' | 'unsigned', title: string) => ({
    key,
    title,
    isNumber: true,
    cell: (row: SigningGroupView) => row[key],
  });
  return (
    <DataTable
      caption={caption}
      rows={rows}
      keyOf={({ key }) => `${caption} ${key}`}
      columns={[
        {
          key: 'group',
          title: t('letterChecks.group'),
          cell: ({ key }) => (key === null ? t('letterChecks.noUnit') : nameOf(key)),
        },
        figure('letters', t('letterChecks.all')),
        figure('due', t('letterChecks.due')),
        figure('onTime', t('letterChecks.onTime')),
        figure('late', t('letterChecks.late')),
        figure('unsigned', t('letterChecks.unsigned')),
        {
          key: 'rate',
          title: t('letterChecks.rate'),
          isNumber: true,
          cell: ({ rate }) => (rate === null ? t('letterChecks.rate.none') : `${rate}%`),
        },
      ]}
    />
  );
}
