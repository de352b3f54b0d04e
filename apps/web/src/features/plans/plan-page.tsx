import type { PlanView } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useNames } from '../../http/organisation';
import { useHasRole } from '../../http/session';
import { DataTable } from '../../ui/data-table';
import { Day } from '../../ui/date-text';
import { Fingerprint } from '../../ui/fingerprint';
import { EmptyState, Loaded } from '../../ui/page-states';
import { StateTag } from '../../ui/state-tag';
import { useWord } from '../../ui/words';
import { PageTitle } from '../../ui/page-title';
import { usePlan } from './api/get-plan';
import { PlanConsultation } from './plan-consultation';
import { PlanDiffTable } from './plan-diff-table';
import { PlanProgress } from './plan-progress';

export function PlanPage() {
  const { t } = useTranslation();
  const { cycleId = '' } = useParams();
  const plan = usePlan(cycleId);
  const isOffice = useHasRole('office');
  return (
    <>
      <div className="page-head">
        <PageTitle text={t('plan.title')} />
        {plan.data && <StateTag state={plan.data.state} />}
        {isOffice && plan.data && isDraft(plan.data) && (
          <Link to={`/cycles/${cycleId}/plan/draft`}>{t('plan.edit')}</Link>
        )}
      </div>
      <Loaded query={plan}>
        {(found) => (found && found.items.length > 0 ? <Plan plan={found} /> : <EmptyState text={t('plan.empty')} />)}
      </Loaded>
    </>
  );
}

const isDraft = ({ state }: PlanView): boolean => state !== 'adopted' && state !== 'issued';

function Plan({ plan }: { readonly plan: PlanView }) {
  const { t } = useTranslation();
  const word = useWord();
  const { items, version, documentNo, issuedOn, textSha256, isPreview, weightSum } = plan;
  return (
    <>
      <section className="sheet row">
        {version > 0 && <span>{t('letter.versionNo', { version })}</span>}
        {documentNo && (
          <span>
            {t('plan.documentNo')} {documentNo}
          </span>
        )}
        {issuedOn && (
          <span>
            {t('plan.issuedOn')} <Day on={issuedOn} />
          </span>
        )}
        <span>
          {t('plan.sum')} {weightSum}
        </span>
        {!isPreview && (
          <span>
            {t('letter.fingerprint')} <Fingerprint sha256={textSha256} />
          </span>
        )}
      </section>
      {[...new Set(items.map(({ domain }) => domain))].map((domain) => (
        <section className="sheet" key={domain}>
          <h2>{word('domain', domain)}</h2>
          <ItemTable items={items.filter((planItem) => planItem.domain === domain)} caption={word('domain', domain)} />
        </section>
      ))}
      {!isDraft(plan) && <PlanProgress planId={plan.id} />}
      <PlanConsultation plan={plan} />
      <PlanDiffTable plan={plan} />
    </>
  );
}

function ItemTable({ items, caption }: { readonly items: PlanView['items']; readonly caption: string }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <DataTable
      caption={caption}
      rows={items}
      keyOf={({ code }) => code}
      columns={[
        { key: 'item', title: t('plan.item'), cell: ({ code, titleZh }) => `${code} ${titleZh}` },
        { key: 'weight', title: t('letter.weight'), isNumber: true, cell: ({ weight }) => weight },
        { key: 'lead', title: t('plan.lead'), cell: ({ leadUnit }) => names.unit(leadUnit) },
        { key: 'co', title: t('plan.co'), cell: ({ coUnits }) => coUnits.map(names.unit).join('、') },
        { key: 'liaison', title: t('plan.liaison'), cell: ({ liaison }) => names.post(liaison) },
        { key: 'basis', title: t('planItem.legalBasis'), cell: ({ legalBasis }) => legalBasis ?? '—' },
        {
          key: 'milestones',
          title: t('plan.milestones'),
          cell: ({ milestones }) =>
            milestones.map(({ no, dueOn }) => (
              <span key={no}>
                <Day on={dueOn} short />{' '}
              </span>
            )),
        },
      ]}
    />
  );
}
