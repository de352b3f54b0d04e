import type { PasskeyView } from '@zeren/api-contracts';
import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { hasPasskeySupport, usePasskeys } from '../../http/passkeys';
import { useStepUp } from '../../http/step-up';
import { DataTable } from '../../ui/data-table';
import { Instant } from '../../ui/date-text';
import { Loaded, ProblemAlert } from '../../ui/page-states';
import { useEnrolPasskey, type PasskeyRequest } from './api/enrol-passkey';
import { useSecondFactor } from './api/get-second-factor';
import { useRemovePasskey } from './api/remove-passkey';

/** Passkeys: enrolled, used to raise the session, removed. */
export function PasskeyPanel() {
  const { t } = useTranslation();
  const passkeys = usePasskeys();
  return (
    <section className="sheet stack">
      <h2>{t('passkey.title')}</h2>
      <p className="soft">{t('passkey.lead')}</p>
      <Loaded query={passkeys}>
        {(rows) => (
          <>
            {rows.length > 0 && <Passkeys rows={rows} />}
            {hasPasskeySupport() ? (
              <EnrolPasskey isFirst={rows.length === 0} />
            ) : (
              <Alert type="info" showIcon title={t('passkey.unsupported')} />
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

function Passkeys({ rows }: { readonly rows: readonly PasskeyView[] }) {
  const { t } = useTranslation();
  const steppingUp = useStepUp();
  const removing = useRemovePasskey();
  return (
    <>
      <ProblemAlert error={steppingUp.error ?? removing.error} />
      {steppingUp.isSuccess && <Alert type="success" showIcon title={t('secondFactor.steppedUp')} />}
      <DataTable
        caption={t('passkey.title')}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          { key: 'name', title: t('passkey.name'), cell: ({ name }) => name },
          { key: 'enrolledAt', title: t('passkey.enrolledAt'), cell: ({ enrolledAt }) => <Instant at={enrolledAt} /> },
          { key: 'usedAt', title: t('passkey.usedAt'), cell: ({ usedAt }) => usedAt && <Instant at={usedAt} /> },
          {
            key: 'remove',
            title: t('passkey.remove'),
            cell: ({ id, name }) => (
              <Button
                size="small"
                aria-label={`${t('passkey.remove')} ${name}`}
                disabled={removing.isPending}
                onClick={() => removing.mutate(id)}
              >
                {t('passkey.remove')}
              </Button>
            ),
          },
        ]}
      />
      <p className="soft small">{t('secondFactor.removeNeeds')}</p>
      <div>
        <Button loading={steppingUp.isPending} onClick={() => steppingUp.mutate('passkey')}>
          {t('passkey.stepUp')}
        </Button>
      </div>
    </>
  );
}

/** The first factor of all asks for the password; later ones for a session that was raised. */
function EnrolPasskey({ isFirst }: { readonly isFirst: boolean }) {
  const { t } = useTranslation();
  const { data: factor } = useSecondFactor();
  const enrolling = useEnrolPasskey();
  const [form] = Form.useForm<PasskeyRequest>();
  const required = [{ required: true, whitespace: true, message: t('form.required') }];
  const submit = (typed: PasskeyRequest) => enrolling.mutate(typed, { onSuccess: () => form.resetFields() });
  return (
    <>
      <ProblemAlert error={enrolling.error} />
      <Form name="passkey" form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item name="name" label={t('passkey.name')} rules={required} extra={t('passkey.nameHint')}>
          <Input maxLength={100} />
        </Form.Item>
        {isFirst && factor?.state !== 'confirmed' && (
          <Form.Item name="password" label={t('login.password')} rules={required}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
        )}
        <Button htmlType="submit" loading={enrolling.isPending}>
          {t('passkey.enrol')}
        </Button>
      </Form>
    </>
  );
}
