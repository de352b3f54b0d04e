import { Button } from 'antd';
import type { ActAnswer, LetterView } from '@zeren/api-contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Loaded } from '../../ui/page-states';
import { StateTag } from '../../ui/state-tag';
import { useLetter } from './api/get-letter';
import type { LetterAct } from './letter-acts';
import { LetterDone } from './letter-done';
import { LetterText } from './letter-text';
import { MissingNote } from './missing-note';
import { SignerList } from './signer-list';
import { PageTitle } from '../../ui/page-title';
import { SignPanel } from './sign-panel';
import { VersionChanges } from './version-changes';

export function LetterPage() {
  const { letterId = '' } = useParams();
  const letter = useLetter(letterId);
  return <Loaded query={letter}>{(found) => <OneLetter key={found.id} letter={found} />}</Loaded>;
}

interface Done {
  readonly act: LetterAct;
  readonly answer: ActAnswer;
  /** The letter as it was when it was acted on. */
  readonly letter: LetterView;
}

function OneLetter({ letter }: { readonly letter: LetterView }) {
  const { t } = useTranslation();
  const [done, setDone] = useState<Done>();

  if (done) return <LetterDone {...done} onBack={() => setDone(undefined)} />;
  return (
    <>
      <div className="page-head">
        <PageTitle text={`${t(`letter.kind.${letter.kind}`)} ${letter.code}`} />
        <StateTag state={letter.state} />
        <span className="grow" />
        <Button className="no-print" onClick={() => window.print()}>
          {t('app.print')}
        </Button>
      </div>
      <MissingNote missing={letter.missing} />
      <div className="columns">
        <div>
          <LetterText letter={letter} />
          {letter.version > 1 && <VersionChanges letterId={letter.id} version={letter.version} />}
        </div>
        <aside>
          <SignPanel
            key={`${letter.documentSha256} ${letter.myTask?.id}`}
            letter={letter}
            onDone={(act, answer) => setDone({ act, answer, letter })}
          />
          <SignerList letter={letter} />
        </aside>
      </div>
    </>
  );
}
