import type { RecordKindDefinition } from './record-kind';

/** 宣传合作: what was done with whom. */
export const publicityActivity = {
  key: 'publicity-activity',
  heading: 'publicity',
  fields: {
    partner: { kind: 'text', required: false },
  },
} as const satisfies RecordKindDefinition;
