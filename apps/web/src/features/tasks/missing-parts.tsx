import type { TaskView } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../ui/data-table';
import { useWord } from '../../ui/words';

/** Parts that a verdict lacks: who, what, why. */
export function MissingParts({ parts }: { readonly parts: NonNullable<TaskView['missing']> }) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <DataTable
      caption={t('missing.title')}
      rows={parts}
      keyOf={({ letterCode, part }) => `${letterCode}/${part}`}
      columns={[
        { key: 'subject', title: t('missing.subject'), cell: ({ letterCode, name }) => `${letterCode} ${name}` },
        {
          key: 'part',
          title: t('missing.part'),
          cell: ({ part }) => (part ? word('raterGroup', part) : t('missing.whole')),
        },
        { key: 'cause', title: t('missing.cause'), cell: ({ cause }) => t(`missing.cause.${cause}`) },
      ]}
    />
  );
}
