import type { MeetingRowView } from '@zeren/api-contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useHasRole } from '../../http/session';
import { DataTable } from '../../ui/data-table';
import { Day } from '../../ui/date-text';
import { EmptyState, Loaded } from '../../ui/page-states';
import { StateTag } from '../../ui/state-tag';
import { useWord } from '../../ui/words';
import { useMeetings } from './api/list-meetings';
import { PageTitle } from '../../ui/page-title';
import { IdsFilterNote, useIdsFilter } from '../../ui/ids-filter';
import { MeetingOutcomes } from './meeting-outcomes';

export function MeetingsPage() {
  const { t } = useTranslation();
  const { cycleId = '' } = useParams();
  const { only } = useIdsFilter();
  const meetings = useMeetings(cycleId);
  return (
    <>
      <div className="page-head">
        <PageTitle text={t('meetings.title')} />
        <IdsFilterNote />
      </div>
      <Loaded query={meetings}>
        {({ items }) =>
          items.length === 0 ? <EmptyState text={t('meetings.empty')} /> : <MeetingTable rows={only(items)} />
        }
      </Loaded>
    </>
  );
}

function MeetingTable({ rows }: { readonly rows: readonly MeetingRowView[] }) {
  const { t, i18n } = useTranslation();
  const word = useWord();
  const [opened, setOpened] = useState<string>();
  const mayReadTimeline = useHasRole('office', 'auditor');
  return (
    <div className="sheet">
      <DataTable
        caption={t('meetings.title')}
        rows={rows}
        keyOf={({ id }) => id}
        detailOf={({ id }) => id === opened && <MeetingOutcomes meetingId={id} />}
        columns={[
          { key: 'on', title: t('meetings.heldOn'), cell: ({ heldOn }) => <Day on={heldOn} short /> },
          {
            key: 'name',
            title: t('meetings.name'),
            cell: ({ id, nameZh, nameEn, kind }) => (
              <span>
                <Link to={`/meetings/${id}`}>{i18n.language === 'en' ? nameEn : nameZh}</Link>
                <span className="soft small"> {word('meetingKind', kind)}</span>
              </span>
            ),
          },
          { key: 'state', title: t('meetings.state'), cell: ({ state }) => <StateTag state={state} /> },
          {
            key: 'present',
            title: t('meetings.attendance'),
            cell: ({ presentCount, dueCount }) => presentCount !== null && `${presentCount} / ${dueCount ?? ''}`,
          },
          {
            key: 'quorum',
            title: t('meetings.quorum'),
            cell: ({ quorumMet }) =>
              quorumMet !== null && t(quorumMet ? 'meetings.quorum.met' : 'meetings.quorum.notMet'),
          },
          mayReadTimeline && {
            key: 'timeline',
            title: t('letter.timeline'),
            cell: ({ id }) => <Link to={`/meetings/${id}/timeline`}>{t('letter.timeline')}</Link>,
          },
          {
            key: 'outcomes',
            title: t('meetings.outcomes'),
            cell: ({ id }) => (
              <Button
                size="small"
                aria-expanded={id === opened}
                onClick={() => setOpened(id === opened ? undefined : id)}
              >
                {t('board.openPage')}
              </Button>
            ),
          },
        ]}
      />
    </div>
  );
}
