import type { ReviewsView } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { EmptyState, Loaded } from '../../ui/page-states';
import { PageTitle } from '../../ui/page-title';
import { useReviews } from './api/list-reviews';
import { RectificationTable } from './rectification-table';

const sources = ['mid-year', 'year-end'] as const;

/** 整改台账: each problem with its cause and next step, and the rectification that answers it. */
export function ReviewsPage() {
  const { t } = useTranslation();
  const { cycleId = '' } = useParams();
  const reviews = useReviews(cycleId);
  return (
    <>
      <div className="page-head">
        <PageTitle text={t('reviews.title')} />
      </div>
      <Loaded query={reviews}>
        {(found) =>
          found.problems.length === 0 ? <EmptyState text={t('reviews.empty')} /> : <Sources reviews={found} />
        }
      </Loaded>
    </>
  );
}

function Sources({ reviews }: { readonly reviews: ReviewsView }) {
  const { t } = useTranslation();
  return sources.map((source) => {
    const problems = reviews.problems.filter((problem) => problem.source === source);
    if (problems.length === 0) return null;
    return (
      <section className="sheet" key={source}>
        <h2>{t(`reviews.source.${source}`)}</h2>
        <RectificationTable
          caption={t(`reviews.source.${source}`)}
          problems={problems}
          rectifications={reviews.rectifications}
        />
      </section>
    );
  });
}
