import { Alert, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SignatureProof } from '../http/signature-proof';

/** What this signature takes, and where to get it for whoever has none yet. */
export function ProofFields({ asksCode, needsPasskey, mayUsePasskey }: SignatureProof) {
  const { t } = useTranslation();
  const setUp = <Link to="/me">{t('proof.setUp')}</Link>;
  if (needsPasskey)
    return (
      <Alert
        type={mayUsePasskey ? 'info' : 'warning'}
        showIcon
        title={t(mayUsePasskey ? 'proof.passkey' : 'proof.noPasskey')}
        description={!mayUsePasskey && setUp}
      />
    );
  if (!asksCode) return null;
  return (
    <Form.Item
      name="code"
      label={t(mayUsePasskey ? 'proof.codeOrPasskey' : 'proof.code')}
      rules={[{ required: !mayUsePasskey, message: t('form.required') }]}
      extra={setUp}
    >
      <Input autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} maxLength={32} />
    </Form.Item>
  );
}
