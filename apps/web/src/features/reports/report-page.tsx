import type { ReportView } from '@zeren/api-contracts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useHasRole } from '../../http/session';
import { Instant } from '../../ui/date-text';
import { Fingerprint } from '../../ui/fingerprint';
import { EmptyState, Loaded, ProblemAlert } from '../../ui/page-states';
import { useGenerateReport } from './api/generate-report';
import { useReport } from './api/get-report';
import { PageTitle } from '../../ui/page-title';
import { ReportText } from './report-text';

export function ReportPage() {
  const { t } = useTranslation();
  const { cycleId = '' } = useParams();
  const report = useReport(cycleId);
  const isOffice = useHasRole('office');
  const generating = useGenerateReport(cycleId);
  const generate = isOffice && (
    <Button type="primary" loading={generating.isPending} onClick={() => generating.mutate()}>
      {t(generating.isPending ? 'reports.generating' : 'reports.generate')}
    </Button>
  );
  return (
    <>
      <div className="page-head">
        <PageTitle text={t('reports.title')} />
        <span className="grow" />
        {report.data && (
          <>
            <Button href={`/api/v1/reports/${report.data.id}/document`} download>
              {t('reports.download')}
            </Button>
            {generate}
          </>
        )}
      </div>
      <ProblemAlert error={generating.error} />
      <Loaded query={report}>
        {(found) =>
          found ? (
            <Report report={found} cycleId={cycleId} />
          ) : (
            <EmptyState text={t('reports.empty')}>{generate}</EmptyState>
          )
        }
      </Loaded>
    </>
  );
}

function Report({ report, cycleId }: { readonly report: ReportView; readonly cycleId: string }) {
  const { t } = useTranslation();
  return (
    <article className="sheet letter-text">
      <p className="row soft small">
        {t('reports.version', { version: report.version })} <Instant at={report.businessAt} />
        <Fingerprint sha256={report.contentSha256} />
      </p>
      <ReportText report={report} cycleId={cycleId} />
    </article>
  );
}
