import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCycleFrame } from '../cycles/create-cycle-frame';
import { deputies } from './demo-commission/deputies.scheme';
import { letterAnnexes } from '../letters/letter-annexes';
import type { Roster } from '../organisation/roster';
import { assertWeights } from '../plans/weights';
import { indicatorsOf } from './cycle-template';
import { demoCommission } from './demo-commission/demo-commission.template';
import { schemeOf, templateOf } from './frozen-template';
import { domainTemplates, findDomainTemplate } from './library';
import { mergeDomains, mergeScheme, proposedPlanItems } from './merge-domains';
import { splitWeight } from './split-weight';

const chosen = (...choices: readonly (readonly [key: string, weight: string])[]) =>
  choices.map(([key, weight]) => {
    const template = findDomainTemplate(key);
    if (!template) throw new Error(`the library has no ${key}`);
    return { template, weight };
  });
const all = domainTemplates.map((template) => ({ template, weight: template.usualWeight }));
const lead = { unit: 'D01', liaison: 'S01' };
const roster = JSON.parse(readFileSync(join(__dirname, '../cycles/testdata/roster.json'), 'utf8')) as Roster;

describe('domains merged into a year', () => {
  it('by their usual weights make the sheets of the worked example', () => {
    const { annexes } = mergeDomains(demoCommission, all);
    expect(annexes.map(({ indicators: _, ...annex }) => annex)).toEqual(demoCommission.annexes);
    expect(annexes.flatMap(indicatorsOf).map(({ code, fullMarks }) => `${code} ${fullMarks}`)).toEqual(
      demoCommission.annexes.flatMap(indicatorsOf).map(({ code, fullMarks }) => `${code} ${fullMarks}`),
    );
  });

  it('share their weight out so that nothing is lost', () => {
    expect(splitWeight('30.00', 7)).toEqual(['4.29', '4.29', '4.29', '4.29', '4.29', '4.29', '4.26']);
    for (const weight of ['1', '33.33', '66.67', '100'])
      for (let parts = 1; parts <= 12; parts++) {
        const shares = splitWeight(weight, parts);
        expect(shares.reduce((sum, share) => sum + Math.round(Number(share) * 100), 0)).toBe(
          Math.round(Number(weight) * 100),
        );
        expect(shares.every((share) => Number(share) >= 0)).toBe(true);
      }
  });

  it('begin the plan with items that sum to 100, each of its domain and with milestones of the year', () => {
    const items = proposedPlanItems(chosen(['safety', '33.33'], ['ideology', '66.67']), 2026, lead);
    expect(items).toHaveLength(14);
    expect(() =>
      assertWeights(
        'plan',
        items.map(({ weight }) => weight),
      ),
    ).not.toThrow();
    expect(items[0]).toMatchObject({
      code: 'SAF-1',
      domain: 'safety',
      leadUnit: 'D01',
      milestones: [{ no: 1, dueOn: '2026-03-31' }],
    });
  });

  it('title the indicators of a letter in their own words', () => {
    const domains = chosen(['integrity', '100']);
    const items = proposedPlanItems(domains, 2026, lead);
    const [annex] = letterAnnexes(mergeDomains(demoCommission, domains).annexes, items, 1);
    expect(annex?.indicators[0]).toMatchObject({
      code: 'INT1',
      planItem: 'INT-1',
      title: '党风廉政建设责任分解、部署、检查和报告按期完成',
    });
  });

  it('add their downgrades to every scheme, which still passes its linter', () => {
    const merged = mergeScheme(deputies, all);
    expect(merged.downgrades).toContainEqual({ code: 'safety-late-report', steps: 1 });
    expect(mergeScheme(deputies, [])).toBe(deputies);
    const [first] = all;
    const without = {
      ...first!.template.scheme,
      vetoes: [{ code: 'x', legalBasis: { document: '', article: '', level: 'national' as const }, ceiling: null }],
    };
    expect(() => mergeScheme(deputies, [{ weight: '100', template: { ...first!.template, scheme: without } }])).toThrow(
      'scheme.invalid',
    );
  });

  it.each([
    ['weights that do not sum to 100', () => chosen(['safety', '60'], ['integrity', '39.99']), 'weights.not-100'],
    ['a domain twice', () => chosen(['safety', '50'], ['safety', '50']), 'template.invalid'],
  ])('are refused with %s', (_what, domains, code) => {
    expect(() => mergeDomains(demoCommission, domains())).toThrow(code);
  });

  it('are frozen into the frame: what is edited afterwards changes no cycle', () => {
    const domains = structuredClone(chosen(['safety', '100']));
    const frame = structuredClone(createCycleFrame(roster, demoCommission, 2026, domains));
    domains[0] = {
      weight: '100',
      template: { ...domains[0]!.template, version: 2, annex: { prefix: 'NEW', indicators: [] } },
    };
    expect(templateOf(frame).annexes.map(({ prefix }) => prefix)).toEqual(['SAF']);
    const later = { ...frame.frozen!, template: { ...frame.frozen!.template, resignWithinDays: 7 } };
    expect(templateOf({ ...frame, frozen: later }).resignWithinDays).toBe(7);
    expect(schemeOf(frame, 'deputies').downgrades).toHaveLength(2);
  });

  it('are those of the catalogue in a cycle from before templates were frozen', () => {
    expect(templateOf({ template: 'demo-commission' })).toBe(demoCommission);
    expect(schemeOf({}, 'deputies')).toMatchObject({ key: 'deputies' });
    expect(() => templateOf({ template: 'other' })).toThrow('template.invalid');
  });
});
