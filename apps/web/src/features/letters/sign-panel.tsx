import { Alert, Button } from 'antd';
import type { ActAnswer, LetterView } from '@zeren/api-contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DueDate } from '../../ui/due-date';
import { Fingerprint } from '../../ui/fingerprint';
import { letterActs, needsReason, type LetterAct } from './letter-acts';
import { LetterActForm } from './letter-act-form';

interface SignPanelProps {
  readonly letter: LetterView;
  readonly onDone: (act: LetterAct, answer: ActAnswer) => void;
}

/** Version, due day and fingerprint beside the button: what you see is what you sign. The server says what may be done. */
export function SignPanel({ letter, onDone }: SignPanelProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<LetterAct>();
  const { myTask } = letter;
  const possible = letterActs.filter((act) => myTask?.allowedActs.includes(act));

  return (
    <section className="sheet stack">
      {myTask && <h2 className="no-print">{t('letter.yourTurn')}</h2>}
      {myTask?.onBehalfOf && (
        <Alert type="info" showIcon title={t('letter.yourTurn.onBehalf', { name: myTask.onBehalfOf.name })} />
      )}
      <dl className="facts">
        <dt>{t('letter.version')}</dt>
        <dd>{t('letter.versionNo', { version: letter.version })}</dd>
        <dt>{t('letter.fingerprint')}</dt>
        <dd>
          <Fingerprint sha256={letter.documentSha256} />
        </dd>
        {myTask && (
          <>
            <dt>{t('date.due')}</dt>
            <dd>
              <DueDate on={myTask.dueOn} workingDaysLeft={myTask.workingDaysLeft} />
            </dd>
          </>
        )}
      </dl>
      {possible.length === 0 && <Alert type="info" showIcon className="no-print" title={t('letter.noAct')} />}
      {possible.length > 0 && (
        <div className="acts acts-on-phone">
          {possible.map((act) => (
            <Button
              key={act}
              size="large"
              type={needsReason(act) ? 'default' : 'primary'}
              danger={act === 'refuse'}
              onClick={() => setChosen(act)}
            >
              {t(`act.${act}`)}
            </Button>
          ))}
        </div>
      )}
      {chosen && myTask && (
        <LetterActForm
          act={chosen}
          letter={letter}
          taskId={myTask.id}
          onClose={() => setChosen(undefined)}
          onDone={(answer) => onDone(chosen, answer)}
        />
      )}
    </section>
  );
}
