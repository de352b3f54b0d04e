import { decimal } from '../decimals';
import { bottomPlaces } from '../quotas/quota-places';
import { findScheme } from '../scheme/catalogue';
import type { Scheme } from '../scheme/scheme';
import type { SubjectInput } from '../verdict-inputs';
import { assignGrades, type Candidate } from './assign-grades';
import { loweringOf } from './lowering';
import { rankOf } from './rank-of';

const scheme: Scheme = {
  ...findScheme('deputies'),
  vetoes: [
    { code: 'accident', legalBasis: { document: '示例省办法', article: '36', level: 'province' }, ceiling: null },
    {
      code: 'environment',
      legalBasis: { document: '示例省办法', article: '37', level: 'province' },
      ceiling: '合格',
      compensatedBy: 'ENV2',
    },
  ],
  downgrades: [
    { code: 'incident', steps: 1 },
    { code: 'concealment', steps: 2 },
  ],
};
const none = { steps: 0, ceiling: 0, grounds: [] };
const candidate = (id: string, total: string, more: Partial<Candidate> = {}): Candidate => ({
  id,
  total: decimal(total),
  compared: decimal(total),
  zeroItems: 0,
  components: {},
  lowering: none,
  ...more,
});
const limited = (percent: string, more: Partial<Scheme> = {}): Scheme => ({
  ...scheme,
  quotas: [{ grade: '优秀', percent, rounding: 'floor' }],
  ...more,
});
const gradesOf = (some: Scheme, candidates: readonly Candidate[]): string =>
  assignGrades(some, candidates)
    .graded.map(({ id, grade }) => `${id} ${grade}`)
    .join(', ');

describe('ranks', () => {
  const tied = ['90', '95', '90', '80'].map((total, index) => candidate('abcd'.charAt(index), total));

  it('are shared by equals: 1, 2, 2, 4, or 1, 2, 2, 3', () => {
    expect(rankOf(tied).map(({ id, rank }) => id + rank)).toEqual(['b1', 'a2', 'c2', 'd4']);
    expect(rankOf(tied, 'dense').map(({ id, rank }) => id + rank)).toEqual(['b1', 'a2', 'c2', 'd3']);
  });
});

describe('a grade by threshold', () => {
  it.each([
    ['90', 0, '优秀'],
    ['89.99', 0, '良好'],
    ['95', 1, '良好'],
    ['95', 2, '合格'],
    ['60', 9, '合格'],
    ['59.99', 0, '不合格'],
  ])('R31: %s with %i items at nought is %s', (total, zeroItems, grade) => {
    expect(gradesOf(limited('100'), [candidate('a', total, { zeroItems })])).toBe(`a ${grade}`);
  });
});

describe('a tie at the edge of a limit', () => {
  const three = [candidate('a', '95'), candidate('b', '94'), candidate('c', '94'), candidate('d', '93')];

  it('shares the lower grade, and nobody behind gets the free place', () => {
    expect(gradesOf(limited('50'), three)).toBe('a 优秀, b 良好, c 良好, d 良好');
  });

  it('shares the higher grade where the scheme says so, and reports the limit exceeded', () => {
    const { graded, quotas } = assignGrades(limited('50', { tie: 'shareUp' }), three);
    expect(graded.filter(({ grade }) => grade === '优秀').map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(quotas).toMatchObject([{ places: 2, given: 3, isExceeded: true }]);
  });

  it('is broken by components where the scheme says so', () => {
    const components = (target: string) => ({ components: { target: decimal(target) } });
    const some = [candidate('a', '95'), candidate('b', '94', components('80')), candidate('c', '94', components('81'))];
    expect(gradesOf(limited('67', { tie: { breakBy: ['target'] } }), some)).toBe('a 优秀, b 良好, c 优秀');
  });

  it('is left to people where the scheme says so', () => {
    expect(() => gradesOf(limited('50', { tie: 'block' }), three)).toThrow('scheme.invalid');
    expect(gradesOf(limited('75', { tie: 'block' }), three)).toBe('a 优秀, b 优秀, c 优秀, d 良好');
  });
});

describe('limits', () => {
  it('pass on those beyond them to the next lower grade, within its own limit', () => {
    const some = ['96', '95', '94', '85', '70'].map((total, index) => candidate('abcde'.charAt(index), total));
    const quotas = [
      { grade: '优秀', percent: '20', rounding: 'floor' },
      { grade: '良好', percent: '40', rounding: 'floor' },
    ] as const;
    expect(gradesOf({ ...scheme, quotas }, some)).toBe('a 优秀, b 良好, c 良好, d 合格, e 合格');
  });

  it('R33: are higher only with a recorded consent', () => {
    const some = ['96', '95', '94', '93'].map((total, index) => candidate('abcd'.charAt(index), total));
    const raised = { percent: '50', authority: '市考核办', document: '〔2026〕9号', decidedOn: '2026-12-01' };
    const quotas = [{ grade: '优秀', percent: '25', rounding: 'floor', raised }] as const;
    expect(gradesOf({ ...scheme, quotas }, some)).toBe('a 优秀, b 优秀, c 良好, d 良好');
  });

  it.each([
    [10, 0],
    [11, 1],
    [25, 2],
  ])('R36: force %i members into %i bottom places', (rated, places) => {
    expect(bottomPlaces(rated)).toBe(places);
  });
});

describe('a downgrade or veto', () => {
  const subject = (events: SubjectInput['events'], mark = '9'): SubjectInput => ({
    id: 'a',
    items: { ENV2: { full: '10', mark } },
    processMarks: [],
    adjustments: [],
    ...(events ? { events } : {}),
  });
  const event = (rule: string, substantiated = true) => ({ eventId: rule, rule, substantiated, document: '核查报告' });
  const lowered = (events: SubjectInput['events'], mark?: string) => ({
    lowering: loweringOf(scheme, subject(events, mark)),
  });
  const withA = (events: SubjectInput['events'], some: Scheme, mark?: string): string =>
    gradesOf(some, [candidate('a', '96', lowered(events, mark)), candidate('b', '95'), candidate('c', '94')]);

  it.each([
    ['one grade', [event('incident')], 'a 良好'],
    [
      'R39: several added up, not below the worst',
      [event('incident'), event('concealment'), event('incident')],
      'a 不合格',
    ],
    ['the worst grade', [event('accident')], 'a 不合格'],
    ['R38: a ceiling', [event('environment')], 'a 合格'],
    ['R40: nothing while it is not substantiated', [event('accident', false)], 'a 优秀'],
  ])('costs %s', (_, events, first) => {
    expect(withA(events, limited('34'))).toContain(first);
  });

  it('R42: does not bite when the compensating item is fully met', () => {
    expect(withA([event('environment')], limited('34'), '10')).toContain('a 优秀');
  });

  it('frees a place that is filled again only with refill', () => {
    expect(withA([event('incident')], limited('34', { refill: false }))).toBe('a 良好, b 良好, c 良好');
    expect(withA([event('incident')], limited('34', { refill: true }))).toBe('a 良好, b 优秀, c 良好');
  });

  it('pushes nobody out of a limited grade', () => {
    const quotas = [
      { grade: '优秀', percent: '34', rounding: 'floor' },
      { grade: '良好', percent: '34', rounding: 'floor' },
    ] as const;
    expect(withA([event('incident')], { ...scheme, quotas, refill: true })).toBe('a 合格, b 优秀, c 良好');
  });
});
