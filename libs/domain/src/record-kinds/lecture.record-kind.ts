import type { RecordKindDefinition } from './record-kind';

/** 专题讲座: who spoke to how many, on what. */
export const lecture = {
  key: 'lecture',
  heading: 'study',
  fields: {
    speaker: { kind: 'text', required: false },
    attended: { kind: 'count', required: true },
  },
} as const satisfies RecordKindDefinition;
