import type { LetterChanges } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../ui/page-states';
import { useLetterChanges } from './api/get-letter-changes';

/** What this version says otherwise than the one before, word by word: by marks and lines, not by colour alone. */
export function VersionChanges({ letterId, version }: { readonly letterId: string; readonly version: number }) {
  const { t } = useTranslation();
  const changes = useLetterChanges(letterId, version);
  return (
    <section className="sheet no-print">
      <h2>{t('letter.diff.title', { since: version - 1 })}</h2>
      <Loaded query={changes}>{(found) => <Changes changes={found} />}</Loaded>
    </section>
  );
}

function Changes({ changes: { parts, since } }: { readonly changes: LetterChanges }) {
  const { t } = useTranslation();
  if (parts.every(({ kind }) => kind === 'same')) return <p>{t('letter.diff.none', { since })}</p>;
  return (
    <>
      <p className="soft small">{t('letter.diff.hint')}</p>
      <p className="text-changes">
        {parts.map((part, index) => (
          <Part key={`${index} ${part.kind}`} part={part} />
        ))}
      </p>
    </>
  );
}

function Part({ part: { kind, text } }: { readonly part: LetterChanges['parts'][number] }) {
  const { t } = useTranslation();
  if (kind === 'same') return <>{text}</>;
  const Change = kind === 'added' ? 'ins' : 'del';
  const mark = kind === 'added' ? 'Added' : 'Removed';
  return (
    <Change>
      <span className="change-mark">[{t(`letter.diff.mark${mark}`)}]</span>
      {text}
      <span className="unseen">{t(`letter.diff.end${mark}`)}</span>
    </Change>
  );
}
