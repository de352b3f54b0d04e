import type { LetterView } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNames } from '../../http/organisation';
import { useHasRole } from '../../http/session';
import { Instant } from '../../ui/date-text';
import { StateTag } from '../../ui/state-tag';

/** Who signs, in what order, in what state. */
export function SignerList({ letter }: { readonly letter: LetterView }) {
  const { t } = useTranslation();
  const names = useNames();
  const isOffice = useHasRole('office');
  const mayReadTimeline = useHasRole('office', 'auditor');
  return (
    <section className="sheet">
      <h2>{t('letter.signers')}</h2>
      <ol className="signers">
        {letter.signers.map(({ role, post, name, state, actedAt, taskId, via, substituteName }) => (
          <li key={`${role} ${post}`}>
            <span>
              <span className="soft small">{t(`letter.${role}`)}</span>
              <br />
              {name ?? names.post(post)}
            </span>
            <span>
              <StateTag state={state} />
            </span>
            {actedAt && (
              <span className="soft small">
                <Instant at={actedAt} />
                {via === 'paper' && ` · ${t('letter.onPaper')}`}
                {substituteName && ` · ${t('letter.substitute', { name: substituteName })}`}
              </span>
            )}
            {isOffice && state === 'open' && taskId && (
              <Link className="no-print small" to={`/tasks/${taskId}`}>
                {t('board.late.paper')}
              </Link>
            )}
          </li>
        ))}
      </ol>
      {mayReadTimeline && (
        <p className="no-print">
          <Link to={`/letters/${letter.id}/timeline`}>{t('letter.timeline')}</Link>
        </p>
      )}
    </section>
  );
}
