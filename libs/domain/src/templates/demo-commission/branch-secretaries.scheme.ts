import type { Scheme } from '../../evaluation/scheme/scheme';

/** Branch secretaries of the commission. */
export const branchSecretaries: Scheme = {
  key: 'branch-secretaries',
  version: 1,
  components: { target: '50.00', process: '15.00', ballot: '35.00' },
  missingComponent: 'block',
  missingItem: 'block',
  ballot: {
    scale: [
      { word: '好', points: '95' },
      { word: '较好', points: '80' },
      { word: '一般', points: '65' },
      { word: '差', points: '40' },
      { word: '不了解', points: null },
    ],
    groups: [
      { key: 'committee', weight: '40.00' },
      { key: 'peers', weight: '20.00' },
      { key: 'representatives', weight: '40.00' },
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
    { grade: '好', minimum: '90', maxZeroItems: 0 },
    { grade: '较好', minimum: '80', maxZeroItems: 1 },
    { grade: '一般', minimum: '60', maxZeroItems: null },
    { grade: '差', minimum: null, maxZeroItems: null },
  ],
  thresholdOn: 'shown',
  rankOn: 'exact',
  ranking: 'competition',
  quotas: [{ grade: '好', percent: '30', rounding: 'floor' }],
  tie: 'shareDown',
  refill: false,
  vetoes: [],
  downgrades: [],
  ratedCategories: [],
};
