import type { PoolResult } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNames } from '../../http/organisation';
import { DataTable } from '../../ui/data-table';
import { useWord } from '../../ui/words';

export function ResultTable({ results, pool }: { readonly results: readonly PoolResult[]; readonly pool: string }) {
  const { t } = useTranslation();
  const names = useNames();
  const word = useWord();
  return (
    <DataTable
      caption={pool}
      rows={results.toSorted((a, b) => a.rank - b.rank)}
      keyOf={({ letterId }) => letterId}
      columns={[
        { key: 'rank', title: t('evaluations.rank'), isNumber: true, cell: ({ rank }) => rank },
        { key: 'subject', title: t('evaluations.subject'), cell: ({ bearerPost }) => names.post(bearerPost) },
        {
          key: 'letter',
          title: t('evaluations.letter'),
          cell: ({ letterId, letterCode }) => <Link to={`/letters/${letterId}`}>{letterCode}</Link>,
        },
        { key: 'total', title: t('evaluations.total'), isNumber: true, cell: ({ shownTotal }) => shownTotal },
        { key: 'grade', title: t('evaluations.grade'), cell: ({ grade }) => word('grade', grade) },
      ]}
    />
  );
}
