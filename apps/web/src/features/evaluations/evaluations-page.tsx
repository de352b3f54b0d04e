import type { PoolView } from '@zeren/api-contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useNames } from '../../http/organisation';
import { useHasRole } from '../../http/session';
import { Day } from '../../ui/date-text';
import { EmptyState, Loaded } from '../../ui/page-states';
import { StateTag } from '../../ui/state-tag';
import { useWord } from '../../ui/words';
import { useEvaluations } from './api/list-evaluations';
import { FileObjectionForm } from './file-objection-form';
import { PageTitle } from '../../ui/page-title';
import { ResultTable } from './result-table';

export function EvaluationsPage() {
  const { t } = useTranslation();
  const { cycleId = '' } = useParams();
  const evaluations = useEvaluations(cycleId);
  return (
    <>
      <div className="page-head">
        <PageTitle text={t('evaluations.title')} />
        <span className="soft">{t('evaluations.label')}</span>
      </div>
      <Loaded query={evaluations}>
        {({ pools }) =>
          pools.length === 0 ? (
            <EmptyState text={t('evaluations.empty')} />
          ) : (
            pools.map((pool) => <Pool key={pool.pool} cycleId={cycleId} pool={pool} />)
          )
        }
      </Loaded>
    </>
  );
}

function Pool({ cycleId, pool }: { readonly cycleId: string; readonly pool: PoolView }) {
  const { t } = useTranslation();
  const word = useWord();
  const isLeader = useHasRole('leader');
  const mayReadTimeline = useHasRole('office', 'auditor');
  const [isObjecting, setObjecting] = useState(false);
  const names = useNames();
  const { sheets, publicity, results, notEvaluated, state } = pool;
  return (
    <section className="sheet stack">
      <div className="row">
        <h2>{word('pool', pool.pool)}</h2>
        <StateTag state={state} />
        {publicity && (
          <span className="soft">
            {t('evaluations.publicity')} <Day on={publicity.opensOn} short /> – <Day on={publicity.lastOn} short />
          </span>
        )}
        {mayReadTimeline && (
          <Link className="no-print" to={`/cycles/${cycleId}/evaluations/${pool.pool}/timeline`}>
            {t('letter.timeline')}
          </Link>
        )}
        {publicity?.isOpen && isLeader && <Button onClick={() => setObjecting(true)}>{t('evaluations.object')}</Button>}
      </div>
      {sheets.length > 0 && (
        <p className="row soft small">
          {t('evaluations.returned')}
          {sheets.map(({ group, issued, returned }) => (
            <span key={group}>
              {word('raterGroup', group)} {returned} / {issued}
            </span>
          ))}
        </p>
      )}
      {results.length === 0 ? (
        <p className="soft">{t('evaluations.pending')}</p>
      ) : (
        <ResultTable results={results} pool={word('pool', pool.pool)} />
      )}
      {notEvaluated.length > 0 && (
        <ul className="soft">
          {notEvaluated.map(({ letterCode, bearerPost, reason }) => (
            <li key={letterCode}>
              {t('evaluations.notEvaluated')} · {letterCode} {names.post(bearerPost)}
              {reason && ` · ${reason}`}
            </li>
          ))}
        </ul>
      )}
      {isObjecting && <FileObjectionForm cycleId={cycleId} pool={pool.pool} onClose={() => setObjecting(false)} />}
    </section>
  );
}
