import type { OpenSession } from '@zeren/api-contracts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useOpenSessions } from '../../http/open-sessions';
import { DataTable } from '../../ui/data-table';
import { Instant } from '../../ui/date-text';
import { Loaded, ProblemAlert } from '../../ui/page-states';
import { useEndSessions } from './api/end-sessions';

/** Where I am logged in: a session that I do not know is ended here. */
export function SessionList() {
  const { t } = useTranslation();
  const sessions = useOpenSessions();
  const ending = useEndSessions();
  const endButton = ({ id, current }: OpenSession) =>
    current ? (
      <span className="soft">{t('sessions.current')}</span>
    ) : (
      <Button size="small" disabled={ending.isPending} onClick={() => ending.mutate(id)}>
        {t('sessions.end')}
      </Button>
    );

  return (
    <section className="sheet stack">
      <h2>{t('sessions.title')}</h2>
      <ProblemAlert error={ending.error} />
      <Loaded query={sessions}>
        {(rows) => (
          <>
            <DataTable
              caption={t('sessions.title')}
              rows={rows}
              keyOf={({ id }) => id}
              columns={[
                { key: 'openedAt', title: t('sessions.openedAt'), cell: ({ openedAt }) => <Instant at={openedAt} /> },
                { key: 'seenAt', title: t('sessions.seenAt'), cell: ({ seenAt }) => <Instant at={seenAt} /> },
                {
                  key: 'assurance',
                  title: t('sessions.assurance'),
                  cell: ({ assurance }) => t(`sessions.assurance.${assurance}`),
                },
                { key: 'end', title: t('sessions.end'), cell: endButton },
              ]}
            />
            {rows.length > 1 && (
              <div>
                <Button disabled={ending.isPending} onClick={() => ending.mutate(undefined)}>
                  {t('sessions.endOthers')}
                </Button>
              </div>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}
