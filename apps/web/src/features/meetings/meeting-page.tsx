import type { MeetingView } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useHasRole } from '../../http/session';
import { Day } from '../../ui/date-text';
import { Loaded } from '../../ui/page-states';
import { PageTitle } from '../../ui/page-title';
import { StateTag } from '../../ui/state-tag';
import { useMeeting } from './api/get-meeting';
import { AttendanceForm } from './attendance-form';
import { AttendanceTable } from './attendance-table';
import { Outcomes } from './meeting-outcomes';
import { OutcomesForm } from './outcomes-form';

/** One meeting: who was there, what came of it; the office writes both down until the meeting is closed. */
export function MeetingPage() {
  const { meetingId = '' } = useParams();
  const meeting = useMeeting(meetingId);
  return <Loaded query={meeting}>{(found) => <Meeting meeting={found} />}</Loaded>;
}

const isClosed = ({ state }: MeetingView): boolean => state === 'held' || state === 'missed';

function Meeting({ meeting }: { readonly meeting: MeetingView }) {
  const { t, i18n } = useTranslation();
  const isOffice = useHasRole('office');
  const mayReadTimeline = useHasRole('office', 'auditor');
  const { id, cycleId, nameZh, nameEn, heldOn, state, presentCount, dueCount, quorumMet } = meeting;
  const mayWrite = isOffice && !isClosed(meeting);
  return (
    <>
      <div className="page-head">
        <PageTitle text={i18n.language === 'en' ? nameEn : nameZh} />
        <StateTag state={state} />
        <span className="soft">
          <Day on={heldOn} />
        </span>
      </div>
      <p className="row no-print">
        <Link to={`/cycles/${cycleId}/meetings`}>{t('meeting.all')}</Link>
        {mayReadTimeline && <Link to={`/meetings/${id}/timeline`}>{t('letter.timeline')}</Link>}
      </p>
      <section className="sheet stack" aria-labelledby="attendance">
        <h2 id="attendance">{t('meetings.attendance')}</h2>
        {presentCount !== null && (
          <p role="status">
            {presentCount} / {dueCount} · {t('meetings.quorum')}{' '}
            {t(quorumMet ? 'meetings.quorum.met' : 'meetings.quorum.notMet')}
          </p>
        )}
        {mayWrite ? <AttendanceForm meeting={meeting} /> : <AttendanceTable attendance={meeting.attendance} />}
      </section>
      <section className="sheet stack" aria-labelledby="outcomes">
        <h2 id="outcomes">{t('meetings.outcomes')}</h2>
        <Outcomes meeting={meeting} />
        {mayWrite && <OutcomesForm meetingId={id} />}
        {isOffice && !mayWrite && <p className="soft">{t('meeting.closed')}</p>}
      </section>
    </>
  );
}
