import type { RecordKindDefinition } from './record-kind';

/** 学习考核: how many took part and how many passed. */
export const studyAssessment = {
  key: 'study-assessment',
  heading: 'study',
  fields: {
    participants: { kind: 'count', required: true },
    passed: { kind: 'count', required: false },
  },
} as const satisfies RecordKindDefinition;
