import type { PlanItem } from '@zeren/domain';
import { planText } from './plan-text';

const item = (code: string, domain: string): PlanItem => ({
  code,
  domain,
  titleZh: `要点${code}`,
  weight: '50.00',
  leadUnit: 'D01',
  coUnits: ['D02', 'D03'],
  liaison: 'S01',
  indicator: { code: `${code}-I`, unit: '分', target: '10.00' },
  milestones: [{ no: 1, dueOn: '2026-03-31' }],
});
const plan = {
  year: 2026,
  organisation: '示例市发展和改革委员会',
  items: [item('SAF-1', 'safety'), item('INT-1', 'integrity')],
};

describe('the text of a plan', () => {
  it('puts each item under its domain, with who leads, who helps, what is measured and by when', () => {
    expect(planText(plan)).toBe(
      [
        '示例市发展和改革委员会',
        '2026年工作要点',
        '',
        '【安全生产】',
        '1. SAF-1　要点SAF-1（权重 50.00）',
        '  牵头：D01；配合：D02、D03；联络：S01',
        '  指标：SAF-1-I，目标 10.00分',
        '  节点1：2026-03-31',
        '',
        '【党风廉政】',
        '1. INT-1　要点INT-1（权重 50.00）',
        '  牵头：D01；配合：D02、D03；联络：S01',
        '  指标：INT-1-I，目标 10.00分',
        '  节点1：2026-03-31',
        '',
      ].join('\n'),
    );
  });

  it('changes when a weight changes: its fingerprint then is another one', () => {
    const [first, ...others] = plan.items;
    const heavier = { ...plan, items: [{ ...first, weight: '50.01' } as PlanItem, ...others] };
    expect(planText(heavier)).not.toBe(planText(plan));
  });
});
