import type { DemoLogin } from '@zeren/api-contracts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMode } from '../../http/mode';
import { demoRoles } from './api/sign-in';

interface DemoLoginsProps {
  readonly isBusy: boolean;
  readonly onChoose: (role: DemoLogin['as']) => void;
}

/** Buttons that POST: a link that signs in could be followed by any page. A production server has none. */
export function DemoLogins({ isBusy, onChoose }: DemoLoginsProps) {
  const { t } = useTranslation();
  const { data } = useMode();
  if (data?.mode !== 'demo') return null;
  return (
    <section className="sheet stack">
      <h2>{t('login.demo.title')}</h2>
      {demoRoles.map((role) => (
        <Button key={role} size="large" block disabled={isBusy} onClick={() => onChoose(role)}>
          {t(`login.demo.${role}`)}
        </Button>
      ))}
      <p className="soft small">{t('login.demo.text')}</p>
    </section>
  );
}
