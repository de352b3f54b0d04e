import { culturalActivity } from './cultural-activity.record-kind';
import { exchange } from './exchange.record-kind';
import { incidentResponse } from './incident-response.record-kind';
import { lecture } from './lecture.record-kind';
import { publicityActivity } from './publicity-activity.record-kind';
import { studyAssessment } from './study-assessment.record-kind';
import { studySession } from './study-session.record-kind';
import type { RecordKindDefinition } from './record-kind';

export const recordKinds = [
  studySession,
  lecture,
  studyAssessment,
  incidentResponse,
  publicityActivity,
  culturalActivity,
  exchange,
] as const satisfies readonly RecordKindDefinition[];

export type RecordKindKey = (typeof recordKinds)[number]['key'];

/** The definition of that key, or undefined when there is none. */
export const findRecordKind = (key: string): RecordKindDefinition | undefined =>
  recordKinds.find((kind) => kind.key === key);
