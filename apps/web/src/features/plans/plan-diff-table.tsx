import type { PlanDiff, PlanView } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../ui/data-table';
import { usePlanDiff } from './api/last-year';

type ItemDiff = PlanDiff['items'][number];

/** Item by item beside the plan of the year before; nothing where there is none. */
export function PlanDiffTable({ plan }: { readonly plan: PlanView }) {
  const { t } = useTranslation();
  const { data } = usePlanDiff(plan);
  if (!data?.earlier) return null;
  const title = t('planDiff.title', { year: data.earlier.year });
  return (
    <details className="sheet">
      <summary>{title}</summary>
      <DataTable
        caption={title}
        rows={data.items}
        keyOf={({ code }) => `diff-${code}`}
        columns={[
          { key: 'item', title: t('plan.item'), cell: ({ code, titleZh }) => `${code} ${titleZh}` },
          { key: 'change', title: t('planDiff.change'), cell: ({ change }) => t(`planDiff.${change}`) },
          { key: 'fields', title: t('planDiff.fields'), cell: (item) => <Fields item={item} /> },
        ]}
      />
    </details>
  );
}

/** What it said, struck out, before what it says. */
function Fields({ item: { fields } }: { readonly item: ItemDiff }) {
  const { t } = useTranslation();
  return fields.map(({ field, before, after }) => (
    <div key={field}>
      {t(`planItem.${field}`)}：<del>{before}</del> <ins>{after}</ins>
    </div>
  ));
}
