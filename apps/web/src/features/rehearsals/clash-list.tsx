import type { ClashView } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../ui/data-table';
import { Day } from '../../ui/date-text';

/** What is in the way of the year, those first that stop its launch: a colour never comes without its word. */
export function ClashList({ clashes }: { readonly clashes: readonly ClashView[] }) {
  const { t } = useTranslation();
  return (
    <section className="sheet">
      <h2>{t('rehearsal.clashes')}</h2>
      {clashes.length === 0 ? (
        <p className="soft">{t('rehearsal.noClash')}</p>
      ) : (
        <DataTable
          caption={t('rehearsal.clashes')}
          rows={clashes}
          keyOf={({ kind, day, who, chain }) => `${kind}/${day ?? ''}/${who ?? ''}/${chain.join('/')}`}
          columns={[
            {
              key: 'kind',
              title: t('rehearsal.clash'),
              cell: ({ kind, stopsLaunch }) => (
                <>
                  {t(`clash.${kind}`)}
                  {stopsLaunch && <strong className="text-red small"> {t('rehearsal.stops')}</strong>}
                </>
              ),
            },
            { key: 'day', title: t('rehearsal.day'), cell: ({ day }) => day && <Day on={day} /> },
            {
              key: 'who',
              title: t('rehearsal.who'),
              cell: ({ who, name, chain }) => (
                <>
                  {[who, name].filter(Boolean).join(' ')}
                  {chain.length > 0 && <div className="soft small">{chain.join(' → ')}</div>}
                </>
              ),
            },
            {
              key: 'kinds',
              title: t('rehearsal.what'),
              cell: ({ kinds }) => kinds.map((kind) => t(`taskKind.${kind}`)).join('、'),
            },
            { key: 'tasks', title: t('rehearsal.tasks'), isNumber: true, cell: ({ tasks }) => tasks || '' },
          ]}
        />
      )}
    </section>
  );
}
