import type { RecordKindKey } from '@zeren/domain';
import { tokenOf } from './load-year';
import type { YearRecord } from './year-data';

/** Fields of each kind of record, from the office's own words. A new kind does not compile until it has some. */
const fields: Readonly<Record<RecordKindKey, (record: YearRecord) => Record<string, unknown>>> = {
  'study-session': ({ speakers = [], attended = 0 }) => ({ speakers, attended }),
  lecture: ({ lecturerZh = '', attended = 0 }) => ({ speaker: lecturerZh, attended }),
  'study-assessment': ({ assessed = 0 }) => ({ participants: assessed }),
  'incident-response': ({ onDate, respondedOn, closedOn, statementPublished }) => ({
    reportedOn: onDate,
    respondedOn,
    closedOn,
    statementPublished,
  }),
  'publicity-activity': ({ partnerZh = '' }) => ({ partner: partnerZh }),
  'cultural-activity': ({ participants = 0 }) => ({ participants }),
  exchange: ({ partnerZh = '', side }) => ({ partner: partnerZh, joint: side === 'joint', hosted: side === 'hosted' }),
};

/** What the office types into the form of a record. @throws Error for a kind that nobody knows. */
export function recordToEnter(record: YearRecord) {
  const kind = tokenOf(record.kind);
  if (!isRecordKind(kind)) throw new Error(`no record kind ${kind}`);
  return { kind, heldOn: record.onDate, title: record.titleZh, unitCode: record.unit, fields: fields[kind](record) };
}

const isRecordKind = (kind: string): kind is RecordKindKey => kind in fields;
