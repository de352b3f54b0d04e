import type { IdentityView } from '@zeren/api-contracts';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMode } from '../../http/mode';
import { usePasskeys } from '../../http/passkeys';
import { DataTable } from '../../ui/data-table';
import { Instant } from '../../ui/date-text';
import { Loaded, ProblemAlert } from '../../ui/page-states';
import { useSecondFactor } from './api/get-second-factor';
import { useLeaveForIssuer } from './api/leave-for-issuer';
import { useIdentities } from './api/list-identities';
import { useRemoveIdentity } from './api/remove-identity';

/** Who I am elsewhere: linked by myself, listed, removed. Not shown where there is no such login. */
export function IdentityPanel() {
  const { t } = useTranslation();
  const identities = useIdentities();
  const providers = useMode().data?.identityProviders ?? [];
  if (providers.length === 0 && !identities.data?.length) return null;
  return (
    <section className="sheet stack">
      <h2>{t('identity.title')}</h2>
      <p className="soft">{t('identity.lead')}</p>
      <Loaded query={identities}>{(rows) => rows.length > 0 && <Identities rows={rows} />}</Loaded>
      {providers.length > 0 && <LinkIdentity providers={providers} />}
    </section>
  );
}

function Identities({ rows }: { readonly rows: readonly IdentityView[] }) {
  const { t } = useTranslation();
  const removing = useRemoveIdentity();
  return (
    <>
      <ProblemAlert error={removing.error} />
      <DataTable
        caption={t('identity.title')}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          {
            key: 'issuer',
            title: t('identity.issuer'),
            cell: ({ issuer }) => <code>{issuer}</code>,
          },
          {
            key: 'subject',
            title: t('identity.subject'),
            cell: ({ subject }) => <code>{subject}</code>,
          },
          { key: 'linkedAt', title: t('identity.linkedAt'), cell: ({ linkedAt }) => <Instant at={linkedAt} /> },
          { key: 'usedAt', title: t('identity.usedAt'), cell: ({ usedAt }) => usedAt && <Instant at={usedAt} /> },
          {
            key: 'remove',
            title: t('identity.remove'),
            cell: ({ id, issuer, subject }) => (
              <Button
                size="small"
                aria-label={`${t('identity.remove')} ${subject} (${issuer})`}
                disabled={removing.isPending}
                onClick={() => removing.mutate(id)}
              >
                {t('identity.remove')}
              </Button>
            ),
          },
        ]}
      />
    </>
  );
}

interface LinkIdentityProps {
  readonly providers: readonly { readonly key: string; readonly name: string }[];
}

/** Whoever has no factor yet shows his password; everybody else raises his session first. */
function LinkIdentity({ providers }: LinkIdentityProps) {
  const { t } = useTranslation();
  const leaving = useLeaveForIssuer();
  const { data: factor } = useSecondFactor();
  const { data: passkeys } = usePasskeys();
  const [form] = Form.useForm<{ password?: string }>();
  const hasFactor = factor?.state === 'confirmed' || (passkeys?.length ?? 0) > 0;
  const link = async (provider: string) => {
    const typed = await form.validateFields().catch(() => undefined);
    if (typed) leaving.mutate({ to: 'link', provider, returnTo: '/me', ...typed });
  };
  return (
    <Form name="identity" form={form} layout="vertical" requiredMark={false} className="stack">
      <ProblemAlert error={leaving.error} />
      {hasFactor ? (
        <p className="soft small">{t('identity.linkNeeds')}</p>
      ) : (
        <Form.Item
          name="password"
          label={t('login.password')}
          rules={[{ required: true, message: t('form.required') }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
      )}
      <div className="acts">
        {providers.map(({ key, name }) => (
          <Button key={key} disabled={leaving.isPending} onClick={() => void link(key)}>
            {t('identity.link', { name })}
          </Button>
        ))}
      </div>
    </Form>
  );
}
