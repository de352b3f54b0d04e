import { Button, Form, Input, QRCode } from 'antd';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../ui/page-states';
import { useEnrolSecondFactor } from './api/enrol-second-factor';
import { CodeForm } from './code-form';

interface EnrolFactorProps {
  readonly error: Error | null;
  readonly isConfirming: boolean;
  readonly onCode: (code: string) => void;
}

/** Password first, then the secret for the app, then a first code of it. */
export function EnrolFactor({ error, isConfirming, onCode }: EnrolFactorProps) {
  const { t } = useTranslation();
  const enrolling = useEnrolSecondFactor();

  if (enrolling.data)
    return (
      <>
        <p>{t('secondFactor.scan')}</p>
        <QRCode value={enrolling.data.uri} type="svg" color="#000" bgColor="#fff" aria-hidden />
        <code>{enrolling.data.secret}</code>
        <a href={enrolling.data.uri}>{t('secondFactor.open')}</a>
        <ProblemAlert error={error} />
        <CodeForm
          label={t('secondFactor.code')}
          submit={t('secondFactor.confirm')}
          isBusy={isConfirming}
          onCode={onCode}
        />
      </>
    );
  return (
    <>
      <ProblemAlert error={enrolling.error} />
      <Form<{ password: string }> layout="vertical" requiredMark={false} onFinish={(typed) => enrolling.mutate(typed)}>
        <Form.Item
          name="password"
          label={t('login.password')}
          rules={[{ required: true, message: t('login.required') }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Button htmlType="submit" loading={enrolling.isPending}>
          {t('secondFactor.enrol')}
        </Button>
      </Form>
    </>
  );
}
