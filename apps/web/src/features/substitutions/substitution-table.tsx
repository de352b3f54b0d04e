import type { SubstitutionView } from '@zeren/api-contracts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../ui/data-table';
import { Day } from '../../ui/date-text';
import { ProblemAlert } from '../../ui/page-states';
import { StateTag } from '../../ui/state-tag';
import { useRevokeSubstitution } from './api/revoke-substitution';

export function SubstitutionTable({ rows }: { readonly rows: readonly SubstitutionView[] }) {
  const { t } = useTranslation();
  const revoking = useRevokeSubstitution();
  return (
    <div className="sheet stack">
      <ProblemAlert error={revoking.error} />
      <DataTable
        caption={t('substitutions.title')}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          { key: 'principal', title: t('substitutions.principal'), cell: ({ principal }) => principal.name },
          { key: 'substitute', title: t('substitutions.substitute'), cell: ({ substitute }) => substitute.name },
          {
            key: 'period',
            title: t('substitutions.period'),
            cell: ({ fromOn, lastOn }) => (
              <>
                <Day on={fromOn} short /> – <Day on={lastOn} short />
              </>
            ),
          },
          { key: 'reason', title: t('substitutions.reason'), cell: ({ reason }) => reason },
          { key: 'state', title: t('substitutions.state'), cell: ({ state }) => <StateTag state={state} /> },
          {
            key: 'revoke',
            title: t('substitutions.revoke'),
            cell: ({ id, state, principal, substitute }) =>
              (state === 'planned' || state === 'in-force') && (
                <Button
                  size="small"
                  aria-label={`${t('substitutions.revoke')} ${principal.name} ${substitute.name}`}
                  disabled={revoking.isPending}
                  onClick={() => revoking.mutate(id)}
                >
                  {t('substitutions.revoke')}
                </Button>
              ),
          },
        ]}
      />
    </div>
  );
}
