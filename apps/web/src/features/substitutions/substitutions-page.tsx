import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, Loaded } from '../../ui/page-states';
import { PageTitle } from '../../ui/page-title';
import { useSubstitutions } from './api/list-substitutions';
import { EnterSubstitutionForm } from './enter-substitution-form';
import { SubstitutionTable } from './substitution-table';

/** 代办: whoever is away names who acts for him; the office does it for anybody. */
export function SubstitutionsPage() {
  const { t } = useTranslation();
  const [isEntering, setEntering] = useState(false);
  const substitutions = useSubstitutions();
  return (
    <>
      <div className="page-head">
        <PageTitle text={t('substitutions.title')} />
        <span className="grow" />
        <Button type="primary" onClick={() => setEntering(true)}>
          {t('substitutions.enter')}
        </Button>
      </div>
      <p className="soft">{t('substitutions.lead')}</p>
      <Loaded query={substitutions}>
        {({ items }) =>
          items.length === 0 ? <EmptyState text={t('substitutions.empty')} /> : <SubstitutionTable rows={items} />
        }
      </Loaded>
      {isEntering && <EnterSubstitutionForm onClose={() => setEntering(false)} />}
    </>
  );
}
