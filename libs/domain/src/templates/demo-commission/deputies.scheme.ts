import type { Scheme } from '../../evaluation/scheme/scheme';

/** Deputies of the commission: ranked together; the statutory grade is decided elsewhere. */
export const deputies: Scheme = {
  key: 'deputies',
  version: 1,
  components: { target: '50.00', process: '15.00', ballot: '35.00' },
  missingComponent: 'block',
  missingItem: 'block',
  ballot: {
    scale: [
      { word: '优秀', points: '95' },
      { word: '称职', points: '80' },
      { word: '基本称职', points: '65' },
      { word: '不称职', points: '40' },
      { word: '不了解', points: null },
    ],
    groups: [
      { key: 'secretary', weight: '30.00' },
      { key: 'peers', weight: '20.00' },
      { key: 'heads', weight: '30.00' },
      { key: 'staff', weight: '20.00' },
    ],
    unknown: 'exclude',
    abstain: 'exclude',
    validators: [{ kind: 'allEqual' }],
    trim: null,
    maxInvalidRate: '0.20',
    coverage: '0.50',
    missingGroup: 'block',
  },
  adjustments: { plusCap: '3.00', minusCap: null, highestOnlyPerMatter: true, totalFloor: '0', totalCap: null },
  calibrationLimit: '2.00',
  ladder: [
    { grade: '优秀', minimum: '90', maxZeroItems: 0 },
    { grade: '良好', minimum: '80', maxZeroItems: 1 },
    { grade: '合格', minimum: '60', maxZeroItems: null },
    { grade: '不合格', minimum: null, maxZeroItems: null },
  ],
  thresholdOn: 'shown',
  rankOn: 'exact',
  ranking: 'competition',
  quotas: [{ grade: '优秀', percent: '30', rounding: 'floor' }],
  tie: 'shareDown',
  refill: true,
  vetoes: [],
  downgrades: [],
  ratedCategories: [],
};
