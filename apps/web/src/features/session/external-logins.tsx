import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMode } from '../../http/mode';
import { ProblemAlert } from '../../ui/page-states';
import { useLeaveForIssuer } from './api/leave-for-issuer';

/** One button for each issuer of the configuration; without any there is nothing here. */
export function ExternalLogins({ returnTo }: { readonly returnTo: string }) {
  const { t } = useTranslation();
  const leaving = useLeaveForIssuer();
  const providers = useMode().data?.identityProviders ?? [];
  if (providers.length === 0) return null;
  return (
    <section className="sheet stack" aria-label={t('identity.title')}>
      <ProblemAlert error={leaving.error} />
      {providers.map(({ key, name }) => (
        <Button
          key={key}
          size="large"
          block
          disabled={leaving.isPending}
          onClick={() => leaving.mutate({ to: 'log-in', provider: key, returnTo })}
        >
          {t('identity.logIn', { name })}
        </Button>
      ))}
    </section>
  );
}
