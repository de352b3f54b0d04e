import type { MeetingView } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import { useNames } from '../../http/organisation';
import { DataTable } from '../../ui/data-table';

export function AttendanceTable({ attendance }: { readonly attendance: MeetingView['attendance'] }) {
  const { t } = useTranslation();
  const names = useNames();
  if (attendance.length === 0) return <p className="soft">{t('meeting.nobodyDue')}</p>;
  return (
    <DataTable
      caption={t('meetings.attendance')}
      rows={attendance}
      keyOf={({ post }) => post}
      columns={[
        { key: 'who', title: t('meeting.member'), cell: ({ post, name }) => name ?? names.post(post) },
        { key: 'state', title: t('meetings.state'), cell: ({ state }) => t(`attendance.${state}`) },
        { key: 'reason', title: t('field.reason'), cell: ({ reason }) => reason },
      ]}
    />
  );
}
