import { Alert, Button } from 'antd';
import type { CheckpointAnswer } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../http/api';
import { Instant } from '../../ui/date-text';
import { LoadingState, ProblemAlert } from '../../ui/page-states';
import { useCheckedProof } from './api/get-inclusion-proof';
import { isProved, type InclusionCheck } from './check-inclusion';
import { OutsideCopy } from './outside-copy';
import { ProofDrawing } from './proof-drawing';
import { hexOf } from './web-hash';

/** Asks for the proof of an entry, computes it again in this browser, says what came out, and draws it. */
export function ProofPanel({ entryId }: { readonly entryId: string }) {
  const { t } = useTranslation();
  const checked = useCheckedProof(entryId);
  if (checked.data) {
    const { proof, check } = checked.data;
    const { checkpoint } = proof;
    return (
      <section className="proof" aria-label={t('proof.title')}>
        <Verdict check={check} index={proof.index} checkpoint={checkpoint} />
        {check && <ProofDrawing check={check} index={proof.index} root={checkpoint.root} size={checkpoint.size} />}
        <CheckpointFacts checkpoint={checkpoint} />
        <p className="soft small">{t('proof.limits')}</p>
        <OutsideCopy />
      </section>
    );
  }
  if (!checked.error) return <LoadingState rows={3} />;
  const isPending = checked.error instanceof ApiProblem && checked.error.slug === 'checkpoint-pending';
  return (
    <div className="stack">
      {isPending ? (
        <Alert type="warning" showIcon title={t('proof.pending')} />
      ) : (
        <ProblemAlert error={checked.error} />
      )}
      <span>
        <Button size="small" onClick={() => void checked.refetch()}>
          {t('page.failed.retry')}
        </Button>
      </span>
    </div>
  );
}

interface VerdictProps {
  readonly check: InclusionCheck | null;
  readonly index: number;
  readonly checkpoint: CheckpointAnswer;
}

function Verdict({ check, index, checkpoint: { size } }: VerdictProps) {
  const { t } = useTranslation();
  const place = { leaf: index + 1, size };
  if (!check) return <Alert type="warning" showIcon title={t('proof.noCrypto')} />;
  if (isProved(check)) return <Alert type="success" showIcon role="status" title={t('proof.proved', place)} />;
  if (check.isLeafRight && check.isRootReached && check.note === 'unable')
    return <Alert type="warning" showIcon role="status" title={t('proof.noEd25519', place)} />;
  const reason = !check.isLeafRight ? 'leaf' : !check.isRootReached ? 'root' : 'note';
  return (
    <Alert type="error" showIcon role="alert" title={t('proof.failed')} description={t(`proof.failed.${reason}`)} />
  );
}

function CheckpointFacts({ checkpoint }: { readonly checkpoint: CheckpointAnswer }) {
  const { t } = useTranslation();
  const { origin, size, root, signedAt, verifierKey, note } = checkpoint;
  return (
    <>
      <dl className="facts small">
        <dt>{t('proof.origin')}</dt>
        <dd>{origin}</dd>
        <dt>{t('proof.size')}</dt>
        <dd>{size}</dd>
        <dt>{t('proof.root')}</dt>
        <dd>
          <code>{hexOf(root)}</code>
        </dd>
        <dt>{t('proof.signedAt')}</dt>
        <dd>
          <Instant at={signedAt} />
        </dd>
        <dt>{t('proof.key')}</dt>
        <dd>
          <code>{verifierKey}</code>
        </dd>
      </dl>
      <details>
        <summary>{t('proof.note')}</summary>
        <pre>{note}</pre>
      </details>
    </>
  );
}
