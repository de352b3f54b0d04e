import type { ExtensionView } from '@zeren/api-contracts';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../http/api';
import { useNames } from '../../http/organisation';
import { useHasRole } from '../../http/session';
import { DataTable } from '../../ui/data-table';
import { Day } from '../../ui/date-text';
import { Loaded, ProblemAlert } from '../../ui/page-states';
import { useDecideExtension, useExtensions } from './api/extensions';
import { TaskLink } from './task-link';

/** 延期申请: who asks for more time, until when and why; the office decides, never on its own. */
export function ExtensionListing({ cycleId }: { readonly cycleId: string }) {
  const extensions = useExtensions(cycleId);
  return <Loaded query={extensions}>{({ items }) => items.length > 0 && <Requests rows={items} />}</Loaded>;
}

function Requests({ rows }: { readonly rows: readonly ExtensionView[] }) {
  const { t } = useTranslation();
  const names = useNames();
  const isOffice = useHasRole('office');
  return (
    <section className="sheet stack">
      <h2>{t('extension.list')}</h2>
      <DataTable
        caption={t('extension.list')}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          {
            key: 'task',
            title: t('clocks.task'),
            cell: (row) => <TaskLink {...row} />,
          },
          { key: 'who', title: t('extension.who'), cell: ({ askedBy }) => names.person(askedBy) },
          { key: 'dueOn', title: t('clocks.old'), cell: ({ dueOn }) => <Day on={dueOn} /> },
          { key: 'untilOn', title: t('extension.untilOn'), cell: ({ untilOn }) => <Day on={untilOn} /> },
          { key: 'reason', title: t('extension.reason'), cell: ({ reason }) => reason },
          {
            key: 'state',
            title: t('clocks.outcome'),
            cell: (row) =>
              row.state === 'asked' && isOffice ? <Decision requestId={row.id} /> : t(`extension.state.${row.state}`),
          },
        ]}
      />
    </section>
  );
}

function Decision({ requestId }: { readonly requestId: string }) {
  const { t } = useTranslation();
  const [key] = useState(newKey);
  const [reason, setReason] = useState('');
  const deciding = useDecideExtension(requestId, key);
  const decide = (decision: 'grant' | 'refuse') => deciding.mutate({ decision, reason });
  const isReady = reason.trim() !== '' && !deciding.isPending;
  return (
    <div className="stack">
      <ProblemAlert error={deciding.error} />
      <Input
        aria-label={t('extension.decisionText')}
        placeholder={t('extension.decisionText')}
        value={reason}
        maxLength={2000}
        onChange={({ target }) => setReason(target.value)}
      />
      <div className="acts">
        <Button size="small" type="primary" disabled={!isReady} onClick={() => decide('grant')}>
          {t('extension.grant')}
        </Button>
        <Button size="small" disabled={!isReady} onClick={() => decide('refuse')}>
          {t('extension.refuse')}
        </Button>
      </div>
    </div>
  );
}
