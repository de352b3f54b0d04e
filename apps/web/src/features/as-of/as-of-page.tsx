import { Alert, Button } from 'antd';
import type { CycleAsOf } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { ApiProblem } from '../../http/api';
import { useHasRole } from '../../http/session';
import { Day, Instant } from '../../ui/date-text';
import { EmptyState, Loaded } from '../../ui/page-states';
import { PageTitle } from '../../ui/page-title';
import { useCycleAsOf } from './api/get-as-of';
import { InstantControl } from './instant-control';
import { OwedThen } from './owed-then';
import { RulesThen } from './rules-then';

/** How a cycle stood at an instant; which one stands in the address. */
export function AsOfPage() {
  const { t } = useTranslation();
  const { cycleId = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const at = search.get('at') ?? undefined;
  const past = useCycleAsOf(cycleId, at);
  const choose = (instant: string | undefined) => setSearch(instant === undefined ? {} : { at: instant });
  const slug = past.error instanceof ApiProblem ? past.error.slug : undefined;
  return (
    <>
      <div className="page-head">
        <PageTitle text={t('asOf.title')} />
        <span className="grow" />
        <Link className="no-print" to={`/cycles/${cycleId}/timeline`}>
          {t('asOf.timeline')}
        </Link>
        <Button className="no-print" onClick={() => window.print()}>
          {t('app.print')}
        </Button>
      </div>
      {slug === 'cycle-not-running' ? (
        <EmptyState text={t('asOf.notStarted')} />
      ) : slug === 'invalid-body' ? (
        <EmptyState text={t('asOf.outOfRange')}>
          <Button type="primary" onClick={() => choose(undefined)}>
            {t('asOf.now')}
          </Button>
        </EmptyState>
      ) : (
        <Loaded query={past}>{(found) => <Then cycleId={cycleId} then={found} onChoose={choose} />}</Loaded>
      )}
    </>
  );
}

interface ThenProps {
  readonly cycleId: string;
  readonly then: CycleAsOf;
  readonly onChoose: (at: string | undefined) => void;
}

function Then({ cycleId, then, onChoose }: ThenProps) {
  const { t } = useTranslation();
  const isAuditor = useHasRole('auditor');
  const { at, recordedUntil, day, notKnown, startedAt } = then;
  return (
    <div className="stack">
      <Alert type="info" showIcon title={t(isAuditor ? 'timeline.recorded' : 'timeline.willRecord')} />
      <section className="sheet">
        <InstantControl at={at} earliest={startedAt} onChoose={onChoose} />
        <p aria-live="polite">
          <strong>
            <Instant at={at} />
          </strong>{' '}
          <span className="soft small">
            {t('asOf.businessDay')} <Day on={day} /> · {t('asOf.recordedUntil')} <Instant at={recordedUntil} />
          </span>
        </p>
        <NotKnown things={notKnown} />
      </section>
      <OwedThen key={at} cycleId={cycleId} at={at} />
      <RulesThen then={then} />
    </div>
  );
}

/** Where the data of today cannot answer for the past, the page says so. */
export function NotKnown({ things }: { readonly things: readonly string[] }) {
  const { t } = useTranslation();
  if (things.length === 0) return null;
  return (
    <details>
      <summary>{t('asOf.notKnown')}</summary>
      <ul>
        {[...new Set(things)].map((thing) => (
          <li key={thing}>{t(`asOf.notKnown.${thing}`)}</li>
        ))}
      </ul>
    </details>
  );
}
