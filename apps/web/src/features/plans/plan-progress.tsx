import type { PlanProgress as Progress } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import { useNames } from '../../http/organisation';
import { useHasRole } from '../../http/session';
import { Day } from '../../ui/date-text';
import { StateTag } from '../../ui/state-tag';
import { useProgress } from './api/get-progress';
import { OverrideLightForm } from './override-light-form';
import { ReachMilestoneForm } from './reach-milestone-form';

type Item = Progress['items'][number];

/** How far each item has come, by the rules, and where the office says otherwise, by whom and why. */
export function PlanProgress({ planId }: { readonly planId: string }) {
  const { t } = useTranslation();
  const { data } = useProgress(planId);
  if (!data || data.items.length === 0) return null;
  return (
    <section className="sheet stack" aria-labelledby="plan-progress">
      <h2 id="plan-progress">{t('planProgress.title')}</h2>
      {data.items.map((item) => (
        <details key={item.code} id={`progress-${item.code}`}>
          <summary>
            <StateTag state={`light-${item.light}`} /> {item.code} {item.titleZh}
            {item.light !== item.computed && (
              <span className="soft">
                {' '}
                {t('planProgress.computed')} {t(`state.light-${item.computed}`)}
              </span>
            )}
          </summary>
          <ItemProgress planId={planId} item={item} />
        </details>
      ))}
    </section>
  );
}

function ItemProgress({ planId, item }: { readonly planId: string; readonly item: Item }) {
  const { t } = useTranslation();
  const names = useNames();
  const isOffice = useHasRole('office');
  return (
    <div className="stack">
      <p className="soft">
        {names.unit(item.leadUnit)} · {t('plan.liaison')} {names.post(item.liaison)}
      </p>
      <ul>
        {item.milestones.map(({ no, dueOn, text, reached }) => (
          <li key={no}>
            {no}. <Day on={dueOn} /> {text}{' '}
            {reached ? (
              <>
                {t('planProgress.reachedOn')} <Day on={reached.doneOn} /> {reached.text}{' '}
                <span className="soft">{reached.by}</span>
              </>
            ) : (
              <span className="soft">{t('planProgress.open')}</span>
            )}
          </li>
        ))}
      </ul>
      {item.overrides.map(({ light, reason, by, businessAt }) => (
        <p key={businessAt + reason}>
          {light ? t(`state.light-${light}`) : t('planProgress.lifted')}：{reason}{' '}
          <span className="soft">
            {by} <Day on={businessAt.slice(0, 10)} />
          </span>
        </p>
      ))}
      {item.milestones.some(({ reached }) => !reached) && <ReachMilestoneForm planId={planId} item={item} />}
      {isOffice && <OverrideLightForm planId={planId} itemCode={item.code} />}
    </div>
  );
}
