import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import { useSession } from '../../http/session';
import { ProblemAlert } from '../../ui/page-states';
import { useSignIn } from './api/sign-in';
import { PageTitle } from '../../ui/page-title';
import { DemoLogins } from './demo-logins';
import { ExternalLogins } from './external-logins';
import { safePath } from './safe-path';

export function LoginPage() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const { data: session } = useSession();
  const signingIn = useSignIn();
  const from = search.get('from');
  const required = [{ required: true, message: t('login.required') }];

  if (session) return <Navigate to={safePath(from)} replace />;
  return (
    <main className="login">
      <div className="login-brand">
        <img src="/icon.svg" alt="" />
        <PageTitle text={t('app.name')} />
      </div>
      <p className="soft">{t('login.lead')}</p>
      <div className="sheet stack">
        {from && from !== '/' && <Alert type="info" showIcon title={t('login.expired')} />}
        <ProblemAlert error={signingIn.error} />
        <Form<{ login: string; password: string }>
          layout="vertical"
          requiredMark={false}
          onFinish={({ login, password }) => signingIn.mutate({ login, password })}
        >
          <Form.Item name="login" label={t('login.account')} rules={required}>
            <Input size="large" autoComplete="username" autoCapitalize="none" spellCheck={false} />
          </Form.Item>
          <Form.Item name="password" label={t('login.password')} rules={required}>
            <Input.Password size="large" autoComplete="current-password" />
          </Form.Item>
          <Button type="primary" size="large" block htmlType="submit" loading={signingIn.isPending}>
            {t('login.submit')}
          </Button>
        </Form>
      </div>
      <ExternalLogins returnTo={safePath(from)} />
      <DemoLogins isBusy={signingIn.isPending} onChoose={(as) => signingIn.mutate({ as })} />
    </main>
  );
}
