import type { RecordView } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import { useNames } from '../../http/organisation';
import { DataTable } from '../../ui/data-table';
import { Day } from '../../ui/date-text';
import { useWord } from '../../ui/words';

/** Plain words for whatever the kind's fields hold: a list, a number, a day, yes or no. */
function useFieldText() {
  const { t } = useTranslation();
  return (value: unknown): string => {
    if (Array.isArray(value)) return value.join('、');
    if (typeof value === 'boolean') return t(value ? 'app.yes' : 'app.no');
    return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
  };
}

export function RecordTable({ rows }: { readonly rows: readonly RecordView[] }) {
  const { t } = useTranslation();
  const word = useWord();
  const names = useNames();
  const fieldText = useFieldText();
  return (
    <div className="sheet">
      <DataTable
        caption={t('records.title')}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          { key: 'on', title: t('records.heldOn'), cell: ({ heldOn }) => <Day on={heldOn} short /> },
          { key: 'kind', title: t('records.kind'), cell: ({ kind }) => word('recordKind', kind) },
          { key: 'title', title: t('records.recordTitle'), cell: ({ title }) => title },
          { key: 'unit', title: t('records.unit'), cell: ({ unitCode }) => unitCode && names.unit(unitCode) },
          {
            key: 'fields',
            title: t('records.fields'),
            cell: ({ fields }) => (
              <span className="small">
                {Object.entries(fields).map(([key, value]) => (
                  <span key={key}>
                    <span className="soft">{t(`recordField.${key}`, { defaultValue: key })}</span>{' '}
                    {fieldText(value)}{' '}
                  </span>
                ))}
              </span>
            ),
          },
        ]}
      />
    </div>
  );
}
