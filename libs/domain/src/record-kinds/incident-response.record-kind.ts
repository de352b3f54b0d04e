import type { RecordKindDefinition } from './record-kind';

/** 事件（舆情）应对: from the report received to the close. */
export const incidentResponse = {
  key: 'incident-response',
  heading: 'publicity',
  fields: {
    reportedOn: { kind: 'day', required: true },
    respondedOn: { kind: 'day', required: true },
    closedOn: { kind: 'day', required: true },
    statementPublished: { kind: 'flag', required: false },
  },
} as const satisfies RecordKindDefinition;
