import type { RecordKindDefinition } from './record-kind';

/** 中心组学习: that it took place, who spoke, on what; never what was said. */
export const studySession = {
  key: 'study-session',
  heading: 'study',
  fields: {
    speakers: { kind: 'people', required: true },
    attended: { kind: 'count', required: true },
  },
  owed: { times: 12, per: 'year' },
} as const satisfies RecordKindDefinition;
