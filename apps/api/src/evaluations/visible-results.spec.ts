import type { ResultRow } from '@zeren/database';
import { ownResult, visibleResults } from './visible-results';

const row = (state: string, bearerPost = 'L2'): ResultRow => ({
  pool: 'deputies',
  letterId: '019abcde-0000-7000-8000-000000000001',
  letterCode: 'A01',
  bearerPost,
  rank: 1,
  shownTotal: '92.50',
  exactTotal: '92.4962',
  grade: 'excellent',
  version: 2,
  state,
  explanation: { marks: [] },
});
const office = { seesAll: true, bearerTokens: [] };
const bearer = { seesAll: false, bearerTokens: ['L2'] };
const other = { seesAll: false, bearerTokens: ['L3'] };

describe('who sees a result', () => {
  it('the office sees it with its explanation at any time', () => {
    expect(visibleResults([row('computed')], office)[0]).toMatchObject({
      exactTotal: '92.4962',
      explanation: { marks: [] },
    });
  });

  it('nobody else sees anything before publication, not even his own', () => {
    expect(visibleResults([row('computed'), row('decided')], bearer)).toEqual([]);
    expect(ownResult([row('decided')], bearer)).toBeNull();
  });

  it('others see rank, total and grade once published, and never why', () => {
    expect(visibleResults([row('published'), row('notified')], other)).toEqual([
      expect.objectContaining({
        rank: 1,
        shownTotal: '92.50',
        grade: 'excellent',
        exactTotal: null,
        explanation: null,
      }),
      expect.objectContaining({ exactTotal: null, explanation: null }),
    ]);
  });

  it('the bearer reads why after the written notice', () => {
    expect(visibleResults([row('published')], bearer)[0]).toMatchObject({ explanation: null });
    expect(ownResult([row('notified')], bearer)).toMatchObject({ explanation: { marks: [] } });
    expect(ownResult([row('notified')], other)).toBeNull();
  });
});
