import { tokenScopes, type ApiTokenView, type NewApiToken } from '@zeren/api-contracts';
import { Alert, Button, Checkbox, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePasskeys } from '../../http/passkeys';
import { DataTable } from '../../ui/data-table';
import { Instant } from '../../ui/date-text';
import { Loaded, ProblemAlert } from '../../ui/page-states';
import { useCreateApiToken } from './api/create-api-token';
import { useSecondFactor } from './api/get-second-factor';
import { useApiTokens } from './api/list-api-tokens';
import { useRevokeApiToken } from './api/revoke-api-token';

/** Tokens for programs: made and shown once, listed, revoked. */
export function ApiTokenPanel() {
  const { t } = useTranslation();
  const tokens = useApiTokens();
  return (
    <section className="sheet stack">
      <h2>{t('apiToken.title')}</h2>
      <p className="soft">{t('apiToken.lead')}</p>
      <Loaded query={tokens}>{(rows) => rows.length > 0 && <Tokens rows={rows} />}</Loaded>
      <NewToken />
    </section>
  );
}

function Tokens({ rows }: { readonly rows: readonly ApiTokenView[] }) {
  const { t } = useTranslation();
  const revoking = useRevokeApiToken();
  return (
    <>
      <ProblemAlert error={revoking.error} />
      <DataTable
        caption={t('apiToken.title')}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          { key: 'name', title: t('apiToken.name'), cell: ({ name }) => name },
          {
            key: 'scopes',
            title: t('apiToken.scopes'),
            cell: ({ scopes }) => scopes.map((scope) => t(`apiToken.scope.${scope}`)).join(' · '),
          },
          { key: 'expiresAt', title: t('apiToken.expiresAt'), cell: ({ expiresAt }) => <Instant at={expiresAt} /> },
          { key: 'usedAt', title: t('apiToken.usedAt'), cell: ({ usedAt }) => usedAt && <Instant at={usedAt} /> },
          {
            key: 'revoke',
            title: t('apiToken.revoke'),
            cell: ({ id, name }) => (
              <Button
                size="small"
                aria-label={`${t('apiToken.revoke')} ${name}`}
                disabled={revoking.isPending}
                onClick={() => revoking.mutate(id)}
              >
                {t('apiToken.revoke')}
              </Button>
            ),
          },
        ]}
      />
    </>
  );
}

interface Typed extends Omit<NewApiToken, 'days'> {
  readonly days: string;
}

/** Whoever has no factor yet shows his password; everybody else raises his session first. */
function NewToken() {
  const { t } = useTranslation();
  const creating = useCreateApiToken();
  const { data: factor } = useSecondFactor();
  const { data: passkeys } = usePasskeys();
  const [form] = Form.useForm<Typed>();
  const required = [{ required: true, message: t('form.required') }];
  // Not `required`: a group of boxes has no such attribute.
  const anyScope = {
    validator: (_: unknown, chosen?: readonly string[]) =>
      chosen?.length ? Promise.resolve() : Promise.reject(new Error(t('form.required'))),
  };
  const hasFactor = factor?.state === 'confirmed' || (passkeys?.length ?? 0) > 0;
  const submit = ({ days, ...typed }: Typed) =>
    creating.mutate({ ...typed, days: Number(days) }, { onSuccess: () => form.resetFields() });
  return (
    <>
      {creating.data && (
        <Alert type="warning" showIcon title={t('apiToken.shown')} description={<code>{creating.data.secret}</code>} />
      )}
      <ProblemAlert error={creating.error} />
      <Form
        name="token"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ days: '90' }}
        onFinish={submit}
      >
        <Form.Item name="name" label={t('apiToken.name')} rules={[{ whitespace: true }, ...required]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="scopes" label={t('apiToken.scopes')} rules={[anyScope]}>
          <Checkbox.Group
            options={tokenScopes.map((scope) => ({ value: scope, label: t(`apiToken.scope.${scope}`) }))}
          />
        </Form.Item>
        <Form.Item name="days" label={t('apiToken.days')} rules={required}>
          <Input type="number" min={1} max={365} />
        </Form.Item>
        {!hasFactor && (
          <Form.Item name="password" label={t('login.password')} rules={required}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
        )}
        <Button htmlType="submit" loading={creating.isPending}>
          {t('apiToken.create')}
        </Button>
      </Form>
    </>
  );
}
