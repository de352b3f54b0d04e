import type { EvaluationsView } from '@zeren/api-contracts';
import { countBallots } from './count-ballots';

type Pool = EvaluationsView['pools'][number];

const result = (letterCode: string, grade: string, groups: readonly object[]): Pool['results'][number] => ({
  letterId: '01a20de2-36ff-708c-b95b-f0f467bc0f5d',
  letterCode,
  bearerPost: 'L2',
  rank: 1,
  shownTotal: '90.00',
  exactTotal: '90.000000',
  grade,
  version: 2,
  explanation: { ballotGroups: groups },
});

const pool: Pool = {
  pool: 'deputies',
  level: 'A',
  letters: 2,
  state: 'published',
  steps: [],
  sheets: [{ group: 'staff', state: 'closed', issued: 4, returned: 4 }],
  publicity: null,
  results: [
    result('A01', '优秀', [{ group: 'staff', valid: 3, counted: 2 }]),
    result('A02', '良好', [{ group: 'staff', valid: 3, counted: 3 }]),
  ],
  notEvaluated: [],
};

describe('what may be known about a secret ballot', () => {
  it('counts sheets from the boxes, and the invalid ones from what the verdict left out', () => {
    const counted = countBallots({ pools: [pool], own: null }, { 'deputies/staff': 8 });
    expect(counted).toMatchObject({ ballotSheets: 4, ballotMarks: 8, invalidBallotSheets: 1, unknownMarks: 1 });
  });

  it('finds no invalid sheet when every mark stood on a valid one', () => {
    expect(countBallots({ pools: [pool], own: null }, { 'deputies/staff': 6 })).toMatchObject({
      invalidBallotSheets: 0,
    });
  });

  it('counts grades by word', () => {
    const counted = countBallots({ pools: [pool], own: null }, {});
    expect(counted).toMatchObject({ 'grades/deputies/优秀': 1, 'grades/deputies/良好': 1 });
  });
});
