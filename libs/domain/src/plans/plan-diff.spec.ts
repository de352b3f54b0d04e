import { carryForward } from './carry-forward';
import type { PlanItem } from './plan-content';
import { planDiff } from './plan-diff';

const item = (code: string, changes: Partial<PlanItem> = {}): PlanItem => ({
  ...{
    code,
    domain: 'safety',
    titleZh: `要点 ${code}`,
    weight: '50',
    leadUnit: 'D01',
    coUnits: ['D02'],
    liaison: 'S01',
  },
  indicator: { code: `${code}-I`, unit: '%', target: '100' },
  milestones: [{ no: 1, dueOn: '2024-02-29', text: '完成' }],
  ...changes,
});

describe('last year’s plan in a new draft', () => {
  it('has every milestone on its day of the new year, and is otherwise the same', () => {
    const [carried] = carryForward([item('A')], 1);
    expect(carried).toEqual(item('A', { milestones: [{ no: 1, dueOn: '2025-02-28', text: '完成' }] }));
    expect(carryForward([item('A')], 4)[0]?.milestones[0]?.dueOn).toBe('2028-02-29');
  });

  it('is marked item by item: unchanged, changed in which words, added, removed', () => {
    const after = [item('B', { weight: '40', legalBasis: '第 19 条' }), item('C'), item('A')];
    expect(planDiff([item('A'), item('B'), item('D')], after)).toEqual([
      {
        ...{ code: 'B', titleZh: '要点 B', change: 'changed' },
        fields: [
          { field: 'weight', before: '50', after: '40' },
          { field: 'legalBasis', before: '', after: '第 19 条' },
        ],
      },
      { code: 'C', titleZh: '要点 C', change: 'added', fields: [] },
      { code: 'A', titleZh: '要点 A', change: 'unchanged', fields: [] },
      { code: 'D', titleZh: '要点 D', change: 'removed', fields: [] },
    ]);
  });

  it.each<[string, Partial<PlanItem>]>([
    ['domain', { domain: 'integrity' }],
    ['titleZh', { titleZh: '新' }],
    ['leadUnit', { leadUnit: 'D03' }],
    ['coUnits', { coUnits: [] }],
    ['liaison', { liaison: 'S02' }],
    ['indicatorCode', { indicator: { code: 'X', unit: '%', target: '100' } }],
    ['unit', { indicator: { code: 'A-I', unit: '次', target: '100' } }],
    ['target', { indicator: { code: 'A-I', unit: '%', target: '99' } }],
    ['milestones', { milestones: [] }],
  ])('tells of a change of %s', (field, changes) => {
    const [only] = planDiff([item('A')], [item('A', changes)]);
    expect([only?.change, only?.fields.map((one) => one.field)]).toEqual(['changed', [field]]);
  });
});
