import type { RecordKindDefinition } from './record-kind';

/** 文化活动: what took place and how many came. */
export const culturalActivity = {
  key: 'cultural-activity',
  heading: 'culture',
  fields: {
    participants: { kind: 'count', required: true },
  },
} as const satisfies RecordKindDefinition;
