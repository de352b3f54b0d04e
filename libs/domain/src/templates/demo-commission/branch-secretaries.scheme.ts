import type { Scheme } from '../../evaluation/scheme/scheme';

/** Branch secretaries of the commission. */
export const branchSecretaries: Scheme = {
  key: 'branch-secretaries',
  version: 1,
  components: { target: '50.00', process: '15.00', ballot: '35.00' },
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
    refuseAllEqual: true,
    trim: null,
    missingGroup: 'block',
  },
  adjustments: { plusCap: '3.00', minusCap: null, highestOnlyPerMatter: true },
  ladder: [
    { grade: '好', minimum: '90', maxZeroItems: 0 },
    { grade: '较好', minimum: '80', maxZeroItems: 1 },
    { grade: '一般', minimum: '60', maxZeroItems: null },
    { grade: '差', minimum: null, maxZeroItems: null },
  ],
  quota: { grade: '好', percent: '30', rounding: 'floor' },
  refill: false,
};
