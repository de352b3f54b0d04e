import type { MeetingView } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import { useNames } from '../../http/organisation';
import { Loaded } from '../../ui/page-states';
import { StateTag } from '../../ui/state-tag';
import { useWord } from '../../ui/words';
import { useMeeting } from './api/get-meeting';

export function MeetingOutcomes({ meetingId }: { readonly meetingId: string }) {
  const meeting = useMeeting(meetingId);
  return <Loaded query={meeting}>{(found) => <Outcomes meeting={found} />}</Loaded>;
}

export function Outcomes({ meeting }: { readonly meeting: MeetingView }) {
  const { t } = useTranslation();
  const word = useWord();
  const names = useNames();
  const { outcomes, resolutions } = meeting;
  if (outcomes.length === 0) return <p className="soft">{t('meetings.noOutcomes')}</p>;
  return (
    <>
      <ol>
        {outcomes.map(({ no, kind, text }) => (
          <li key={no}>
            <span className="soft">{word('outcome', kind)}</span> {text}
          </li>
        ))}
      </ol>
      {resolutions.map(({ code, unitCode, ownerPost, state }) => (
        <p key={code} className="row">
          {code} · {names.unit(unitCode)} · {names.post(ownerPost)} <StateTag state={state} />
        </p>
      ))}
    </>
  );
}
