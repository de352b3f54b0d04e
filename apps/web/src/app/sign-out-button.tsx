import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSignOut } from '../features/session/api/sign-out';

export function SignOutButton() {
  const { t } = useTranslation();
  const signingOut = useSignOut();
  return (
    <Button size="small" loading={signingOut.isPending} onClick={() => signingOut.mutate()}>
      {t('app.signOut')}
    </Button>
  );
}
