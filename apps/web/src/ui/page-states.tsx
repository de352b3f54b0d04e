import { InboxOutlined } from '@ant-design/icons';
import { Alert, Button, Result, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ApiProblem } from '../http/api';
import { PageTitle } from './page-title';

/** Nothing here yet: says what will happen next. */
export function EmptyState({ text, children }: { readonly text: string; readonly children?: ReactNode }) {
  return (
    <div className="sheet">
      <Result icon={<InboxOutlined aria-hidden />} subTitle={text} extra={children} />
    </div>
  );
}

export function NotYours() {
  const { t } = useTranslation();
  return (
    <div className="sheet">
      <Result
        status="warning"
        title={<PageTitle text={t('page.notFound.title')} />}
        subTitle={t('page.notFound.text')}
        extra={
          <Link to="/">
            <Button type="primary">{t('app.home')}</Button>
          </Link>
        }
      />
    </div>
  );
}

export function FailedState({
  error,
  onRetry,
}: {
  readonly error: Error;
  readonly onRetry?: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  const problem = error instanceof ApiProblem ? error : undefined;
  if (problem?.status === 404) return <NotYours />;
  const title =
    problem?.slug === 'unreachable' ? t('problem.unreachable') : (problem?.message ?? t('page.failed.title'));
  return (
    <div className="sheet" role="alert">
      <Result
        status="error"
        title={<PageTitle text={title} />}
        subTitle={
          <>
            {problem?.detail ?? t('page.failed.text')}
            {problem?.requestId && (
              <>
                <br />
                {t('page.failed.requestId')} <code>{problem.requestId}</code>
              </>
            )}
          </>
        }
        extra={onRetry && <Button onClick={onRetry}>{t('page.failed.retry')}</Button>}
      />
    </div>
  );
}

export function LoadingState({ rows = 6 }: { readonly rows?: number }) {
  const { t } = useTranslation();
  return (
    <div className="sheet" role="status" aria-busy="true" aria-label={t('page.loading')}>
      <Skeleton active paragraph={{ rows }} />
    </div>
  );
}

interface Asked<Answer> {
  readonly data: Answer | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

/** Loading, failed and not yours once for every page; what was loaded stays on the screen while the network is away. */
export function Loaded<Answer>({
  query,
  children,
}: {
  readonly query: Asked<Answer>;
  readonly children: (answer: Answer) => ReactNode;
}) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <FailedState error={query.error} onRetry={() => void query.refetch()} />;
  return <LoadingState />;
}

/** What no server said: its words are ours. */
const isOfBrowser = ({ status }: ApiProblem): boolean => status === 0;

/** A refused act: the title in the reader's language, then what the server found in which field. */
export function ProblemAlert({
  error,
  labelOf,
}: {
  readonly error: Error | null;
  readonly labelOf?: (pointer: string) => string;
}) {
  const { t } = useTranslation();
  if (!error) return null;
  const problem = error instanceof ApiProblem ? error : undefined;
  const lines =
    problem?.fields.map(({ pointer, message }) => `${labelOf?.(pointer) ?? pointer} ${message}`.trim()) ?? [];
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={problem && isOfBrowser(problem) ? t(`problem.${problem.slug}`) : error.message}
      description={
        (problem?.detail || lines.length > 0) && (
          <>
            {problem?.detail}
            {lines.length > 0 && (
              <ul>
                {lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
          </>
        )
      }
    />
  );
}
