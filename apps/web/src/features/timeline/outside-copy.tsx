import { Alert, Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../ui/page-states';
import { useCheckpointCheck } from './api/check-checkpoint';

/** Whether the ledger still begins with what a copy says that was kept outside the house. */
export function OutsideCopy() {
  const { t } = useTranslation();
  const field = useId();
  const [note, setNote] = useState('');
  const check = useCheckpointCheck();
  const verdict = check.data?.verdict;
  return (
    <details className="no-print">
      <summary>{t('proof.outside')}</summary>
      <div className="stack">
        <label htmlFor={field} className="small">
          {t('proof.outside.paste')}
        </label>
        <textarea id={field} rows={5} maxLength={4_000} value={note} onChange={({ target }) => setNote(target.value)} />
        <span>
          <Button
            size="small"
            // An answer that is there at once shows no wheel: one that leaves while somebody types would turn for ever.
            loading={check.isPending && { delay: 300 }}
            disabled={note.trim() === ''}
            onClick={() => check.mutate(note.trimStart().replace(/\s*$/, '\n'))}
          >
            {t('proof.outside.check')}
          </Button>
        </span>
        {verdict && (
          <Alert
            type={verdict === 'consistent' ? 'success' : 'error'}
            showIcon
            role="status"
            title={t(`proof.outside.${verdict}`, { size: check.data?.presented.size })}
          />
        )}
        <ProblemAlert error={check.error} />
      </div>
    </details>
  );
}
