import type { RecordKindDefinition } from './record-kind';

/** 交流: with whom, and whether it was hosted or joint. */
export const exchange = {
  key: 'exchange',
  heading: 'culture',
  fields: {
    partner: { kind: 'text', required: true },
    joint: { kind: 'flag', required: false },
    hosted: { kind: 'flag', required: false },
  },
} as const satisfies RecordKindDefinition;
