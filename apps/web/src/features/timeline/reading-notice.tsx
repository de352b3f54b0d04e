import { Alert } from 'antd';
import type { TimelinePage } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import { useHasRole } from '../../http/session';

/** Who looks is told that looking is recorded, and what could not be looked at. */
export function ReadingNotice({ process }: { readonly process?: TimelinePage['process'] | undefined }) {
  const { t } = useTranslation();
  const isAuditor = useHasRole('auditor');
  return (
    <>
      <Alert type="info" showIcon title={t(isAuditor ? 'timeline.recorded' : 'timeline.willRecord')} />
      {process?.reason && (
        <Alert
          type="warning"
          showIcon
          title={t('timeline.missing', { reason: t(`process.reason.${process.reason}`) })}
        />
      )}
    </>
  );
}
