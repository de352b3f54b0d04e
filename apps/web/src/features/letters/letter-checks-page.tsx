import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { PageTitle } from '../../ui/page-title';
import { GapsSection, SimilaritiesSection } from './letter-findings';
import { SigningRates } from './signing-rates';

/** What the office looks at over all letters of a year: what they lack, what is copied, who has signed in time. */
export function LetterChecksPage() {
  const { t } = useTranslation();
  const { cycleId = '' } = useParams();
  return (
    <>
      <div className="page-head">
        <PageTitle text={t('letterChecks.title')} />
      </div>
      <GapsSection cycleId={cycleId} />
      <SimilaritiesSection cycleId={cycleId} />
      <SigningRates cycleId={cycleId} />
    </>
  );
}
