import type { LetterRowView } from '@zeren/api-contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useHasRole } from '../../http/session';
import { EmptyState, Loaded } from '../../ui/page-states';
import { useLetters } from './api/list-letters';
import { PageTitle } from '../../ui/page-title';
import { IdsFilterNote, useIdsFilter } from '../../ui/ids-filter';
import { LetterTable } from './letter-table';

export function LettersPage() {
  const { t } = useTranslation();
  const { cycleId = '' } = useParams();
  const { only } = useIdsFilter();
  const letters = useLetters(cycleId);
  const mayCheck = useHasRole('office', 'auditor');
  return (
    <>
      <div className="page-head">
        <PageTitle text={t('letters.title')} />
        <IdsFilterNote />
        <span className="grow" />
        {mayCheck && (
          <Link className="no-print" to={`/cycles/${cycleId}/letters/checks`}>
            {t('letterChecks.link')}
          </Link>
        )}
      </div>
      <Loaded query={letters}>
        {({ items }) => (items.length === 0 ? <EmptyState text={t('letters.empty')} /> : <Levels rows={only(items)} />)}
      </Loaded>
    </>
  );
}

/** Level by level, as they are released: the lower opens when the upper is complete. */
function Levels({ rows }: { readonly rows: readonly LetterRowView[] }) {
  const { t } = useTranslation();
  const [state, setState] = useState('');
  const shown = state ? rows.filter((row) => row.state === state) : rows;
  const levels = [...new Set(rows.map(({ level }) => level))].toSorted();
  return (
    <>
      <div className="filters">
        <label>
          {t('letters.state')}
          <select value={state} onChange={({ target }) => setState(target.value)}>
            <option value="">{t('app.all')}</option>
            {[...new Set(rows.map((row) => row.state))].map((value) => (
              <option key={value} value={value}>
                {t(`state.${value}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {levels.map((level) => {
        const all = rows.filter((row) => row.level === level);
        return (
          <section className="sheet" key={level}>
            <h2>
              {t(`letters.level.${level}`, { defaultValue: t('letters.level', { level }) })}{' '}
              <span className="soft small">
                {t('letters.complete', { done: all.filter((row) => row.state === 'complete').length, all: all.length })}
              </span>
            </h2>
            <LetterTable rows={shown.filter((row) => row.level === level)} />
          </section>
        );
      })}
    </>
  );
}
