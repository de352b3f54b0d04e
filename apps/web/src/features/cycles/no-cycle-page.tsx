import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useHasRole } from '../../http/session';
import { EmptyState } from '../../ui/page-states';
import { PageTitle } from '../../ui/page-title';
import { StartCycleForm } from './start-cycle-form';

/** The year whose calendar the commission brings along. */
const firstYear = 2026;

interface NoCyclePageProps {
  readonly isStarting: boolean;
  readonly onStarting: (isStarting: boolean) => void;
}

/** First start: the organisation is loaded and one primary button is left. */
export function NoCyclePage({ isStarting, onStarting }: NoCyclePageProps) {
  const { t } = useTranslation();
  const isOffice = useHasRole('office');
  return (
    <>
      <div className="page-head">
        <PageTitle text={t('board.empty.title')} />
      </div>
      <EmptyState text={t(isOffice ? 'board.empty.office' : 'board.empty.other')}>
        {isOffice && (
          <Button type="primary" size="large" onClick={() => onStarting(true)}>
            {t('start.open', { year: firstYear })}
          </Button>
        )}
      </EmptyState>
      {isStarting && <StartCycleForm year={firstYear} onClose={() => onStarting(false)} />}
    </>
  );
}
