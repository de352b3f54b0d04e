import type { LetterRowView } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNames } from '../../http/organisation';
import { useHasRole } from '../../http/session';
import { DataTable } from '../../ui/data-table';
import { Day } from '../../ui/date-text';
import { StateTag } from '../../ui/state-tag';

export function LetterTable({ rows }: { readonly rows: readonly LetterRowView[] }) {
  const { t } = useTranslation();
  const names = useNames();
  const mayReadTimeline = useHasRole('office', 'auditor');
  return (
    <DataTable
      caption={t('letters.title')}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { key: 'code', title: t('letters.code'), cell: (row) => <LetterCode row={row} /> },
        { key: 'bearer', title: t('letter.bearer'), cell: ({ bearerPost }) => names.post(bearerPost) },
        { key: 'state', title: t('letters.state'), cell: ({ state }) => <StateTag state={state} /> },
        {
          key: 'waiting',
          title: t('letters.waitingFor'),
          cell: ({ waitingFor }) => waitingFor.map(names.post).join('、'),
        },
        { key: 'due', title: t('date.due'), cell: ({ dueOn }) => dueOn && <Day on={dueOn} short /> },
        mayReadTimeline && {
          key: 'timeline',
          title: t('letter.timeline'),
          cell: ({ id }) => <Link to={`/letters/${id}/timeline`}>{t('letter.timeline')}</Link>,
        },
      ]}
    />
  );
}

function LetterCode({ row }: { readonly row: LetterRowView }) {
  const { t } = useTranslation();
  const { id, code, version, kind } = row;
  return (
    <>
      <Link to={`/letters/${id}`}>{code}</Link>
      {version > 1 && <span className="soft small"> {t('letter.versionNo', { version })}</span>}
      {kind !== 'original' && <span className="soft small"> {t(`letter.kind.${kind}`)}</span>}
    </>
  );
}
