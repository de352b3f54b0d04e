import type { MailboxView, NewMailbox } from '@zeren/api-contracts';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Loaded, ProblemAlert } from '../../ui/page-states';
import { useMailbox, useSetMailbox } from './api/mailbox';

/** Where I am reminded by mail, in the language in which I read this page. */
export function MailboxPanel() {
  const { t } = useTranslation();
  const mailbox = useMailbox();
  return (
    <section className="sheet stack">
      <h2>{t('mailbox.title')}</h2>
      <p className="soft">{t('mailbox.lead')}</p>
      <Loaded query={mailbox}>{(found) => <MailboxForm mailbox={found} />}</Loaded>
    </section>
  );
}

function MailboxForm({ mailbox: { address } }: { readonly mailbox: MailboxView }) {
  const { t, i18n } = useTranslation();
  const setting = useSetMailbox();
  const language = i18n.language === 'en' ? 'en' : 'zh-CN';
  return (
    <>
      {address && <p>{t('mailbox.current', { address })}</p>}
      <ProblemAlert error={setting.error} />
      <Form
        name="mailbox"
        layout="vertical"
        requiredMark={false}
        onFinish={({ address: typed }: Pick<NewMailbox, 'address'>) => setting.mutate({ address: typed, language })}
      >
        <Form.Item
          name="address"
          label={t('mailbox.address')}
          rules={[{ required: true, type: 'email', message: t('mailbox.invalid') }]}
        >
          <Input type="email" autoComplete="email" maxLength={254} />
        </Form.Item>
        <div className="acts">
          <Button htmlType="submit" loading={setting.isPending}>
            {t('mailbox.set')}
          </Button>
          {address && (
            <Button disabled={setting.isPending} onClick={() => setting.mutate(null)}>
              {t('mailbox.close')}
            </Button>
          )}
        </div>
      </Form>
    </>
  );
}
