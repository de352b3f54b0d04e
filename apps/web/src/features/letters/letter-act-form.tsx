import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Modal } from 'antd';
import type { ActAnswer, LetterView } from '@zeren/api-contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../http/acts';
import { ApiProblem, newKey } from '../../http/api';
import { useNames } from '../../http/organisation';
import { proofGiven, useSignatureProof } from '../../http/signature-proof';
import { shortFingerprint } from '../../ui/fingerprint';
import { ProblemAlert } from '../../ui/page-states';
import { ProofFields } from '../../ui/proof-fields';
import { letterKey } from './api/get-letter';
import { bodyOfLetterAct, needsReason, type LetterAct } from './letter-acts';

interface LetterActFormProps {
  readonly act: LetterAct;
  readonly letter: LetterView;
  readonly taskId: string;
  readonly onClose: () => void;
  readonly onDone: (answer: ActAnswer) => void;
}

interface Typed {
  readonly reason?: string;
  readonly code?: string;
}

/** The statement that is made, and what it will cause; the key belongs to this opened dialog, so a second click repeats. */
export function LetterActForm({ act, letter, taskId, onClose, onDone }: LetterActFormProps) {
  const { t } = useTranslation();
  const [idempotencyKey] = useState(newKey);
  const acting = useAct(taskId, idempotencyKey);
  const hasChanged = acting.error instanceof ApiProblem && acting.error.slug === 'document-changed';
  const { code, version, documentSha256 } = letter;
  const proof = useSignatureProof(act, acting.error);
  const submit = ({ reason = '', code }: Typed) => {
    const given = proofGiven(proof, code);
    acting.mutate({ act: bodyOfLetterAct(act, letter, reason), proof: given }, { onSuccess: onDone });
  };

  return (
    <Modal open title={t(`letter.${act}.title`, { code })} onCancel={onClose} footer={null}>
      {hasChanged ? (
        <DocumentChanged letterId={letter.id} onClose={onClose} />
      ) : (
        <Form layout="vertical" onFinish={submit} className="stack">
          <p>{t(`letter.${act}.statement`, { version, fingerprint: shortFingerprint(documentSha256) })}</p>
          {(act === 'sign' || act === 'witness') && <WhatFollows letter={letter} />}
          {needsReason(act) && (
            <Form.Item
              name="reason"
              label={t('letter.reason')}
              rules={[{ required: true, whitespace: true, message: t('form.required') }]}
            >
              <Input.TextArea rows={4} maxLength={2000} />
            </Form.Item>
          )}
          <ProofFields {...proof} />
          <ProblemAlert error={acting.error} />
          <div className="acts">
            <Button type="primary" size="large" danger={needsReason(act)} htmlType="submit" loading={acting.isPending}>
              {t(`letter.${act}.confirm`)}
            </Button>
            <Button size="large" onClick={onClose}>
              {t('app.cancel')}
            </Button>
          </div>
        </Form>
      )}
    </Modal>
  );
}

function DocumentChanged({ letterId, onClose }: { readonly letterId: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const reload = () => void cache.invalidateQueries({ queryKey: letterKey(letterId) }).then(onClose);
  return (
    <div className="stack">
      <Alert
        type="warning"
        showIcon
        role="alert"
        title={t('letter.changed.title')}
        description={t('letter.changed.text')}
      />
      <div className="acts">
        <Button type="primary" onClick={reload}>
          {t('letter.changed.reload')}
        </Button>
      </div>
    </div>
  );
}

/** Said before anything is caused: what the signature completes, opens, or still waits for. */
function WhatFollows({ letter }: { readonly letter: LetterView }) {
  const { t } = useTranslation();
  const names = useNames();
  const { completesLetter, opensRoundBelow, stillWaitingFor } = letter.willCause;
  if (opensRoundBelow) return <p className="soft">{t('letter.causes.below')}</p>;
  if (completesLetter) return <p className="soft">{t('letter.causes.complete')}</p>;
  return <p className="soft">{t('letter.causes.waiting', { names: stillWaitingFor.map(names.post).join('、') })}</p>;
}
