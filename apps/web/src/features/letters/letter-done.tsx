import { Button, Result } from 'antd';
import type { ActAnswer, LetterView } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { BothTimes } from '../../ui/date-text';
import { Fingerprint } from '../../ui/fingerprint';
import { needsReason, type LetterAct } from './letter-acts';

interface LetterDoneProps {
  readonly act: LetterAct;
  readonly answer: ActAnswer;
  readonly letter: LetterView;
  readonly onBack: () => void;
}

function nextKey(act: LetterAct, { letterComplete, opensRoundBelow }: ActAnswer): string {
  if (needsReason(act)) return `letter.done.next.${act}`;
  if (opensRoundBelow) return 'letter.done.next.below';
  return letterComplete ? 'letter.done.next.complete' : 'letter.done.next.others';
}

/** What was recorded, under which receipt, and what happens next. */
export function LetterDone({ act, answer, letter, onBack }: LetterDoneProps) {
  const { t } = useTranslation();
  return (
    <div className="sheet" role="status">
      <Result
        status="success"
        title={`${t(`actDone.${act}`)} · ${t('letter.title', { code: letter.code })}`}
        subTitle={t(nextKey(act, answer))}
        extra={
          <div className="acts">
            <Link to="/tasks">
              <Button type="primary">{t('task.toInbox')}</Button>
            </Link>
            <Button onClick={() => download(answer, letter)}>{t('letter.done.download')}</Button>
            <Button onClick={onBack}>{t('app.back')}</Button>
          </div>
        }
      >
        <dl className="facts">
          <dt>{t('letter.done.receipt')}</dt>
          <dd>
            <code>{answer.receipt}</code>
          </dd>
          <dt>{t('letter.done.fingerprint')}</dt>
          <dd>
            <Fingerprint sha256={letter.documentSha256} />
          </dd>
        </dl>
        <BothTimes businessAt={answer.businessAt} recordedAt={answer.recordedAt} />
      </Result>
    </div>
  );
}

function download(answer: ActAnswer, { code, version, documentSha256 }: LetterView): void {
  const text = JSON.stringify({ letter: code, version, documentSha256, ...answer }, undefined, 2);
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `receipt-${code}-v${version}.json`;
  link.click();
  URL.revokeObjectURL(url);
}
