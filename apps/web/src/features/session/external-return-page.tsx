import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useParams } from 'react-router';
import { ApiProblem } from '../../http/api';
import { LoadingState, ProblemAlert } from '../../ui/page-states';
import { PageTitle } from '../../ui/page-title';
import { useComeBackFromIssuer } from './api/come-back-from-issuer';
import { placeToReturnTo } from './api/leave-for-issuer';
import { safePath } from './safe-path';

/** Where an issuer sends people back to: whoever logged in goes on to where he wanted, whoever was refused reads what to do. */
export function ExternalReturnPage() {
  const { t } = useTranslation();
  const { provider = '' } = useParams();
  const [query] = useState(() => window.location.search.slice(1));
  const returning = useComeBackFromIssuer();
  const isSent = useRef(false);
  const { mutate } = returning;
  useEffect(() => {
    if (isSent.current) return;
    isSent.current = true;
    // The code does not stay in the history.
    window.history.replaceState(window.history.state, '', window.location.pathname);
    mutate({ provider, query });
  }, [mutate, provider, query]);

  if (returning.isSuccess) return <Navigate to={safePath(placeToReturnTo())} replace />;
  return (
    <main className="login">
      <PageTitle text={t('identity.title')} />
      {returning.error ? <Refused error={returning.error} /> : <LoadingState rows={2} />}
    </main>
  );
}

const cures: Readonly<Record<string, readonly string[]>> = {
  'identity-unknown': ['signIn', 'link'],
  'identity-exists': ['remove', 'administrator'],
  'identity-refused': ['again', 'administrator'],
};

/** The problem, and the way on in steps. */
function Refused({ error }: { readonly error: Error }) {
  const { t } = useTranslation();
  const slug = error instanceof ApiProblem ? error.slug : '';
  const isOfLinking = slug === 'identity-exists';
  const onwards = isOfLinking ? '/me' : `/login?from=${encodeURIComponent(placeToReturnTo() ?? '/')}`;
  const target = slug === 'identity-unknown' ? '/login?from=/me' : onwards;
  return (
    <div className="sheet stack">
      <ProblemAlert error={error} />
      {cures[slug] && (
        <ol>
          {cures[slug].map((step) => (
            <li key={step}>{t(`identity.cure.${step}`)}</li>
          ))}
        </ol>
      )}
      <Link to={target}>
        <Button type="primary" size="large" block>
          {t(isOfLinking ? 'identity.toMe' : 'identity.toLogin')}
        </Button>
      </Link>
    </div>
  );
}
