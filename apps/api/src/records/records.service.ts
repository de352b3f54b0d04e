import { Injectable } from '@nestjs/common';
import type {
  EnterRecord,
  RecordCounts,
  RecordCountsQuery,
  RecordList,
  RecordsQuery,
  RecordView,
} from '@zeren/api-contracts';
import { Database, newId, type Repositories, type WorkRecordRow } from '@zeren/database';
import { findRecordKind, recordKinds, type RecordKindDefinition } from '@zeren/domain';
import type { Principal } from '../access/principal';
import { cycleNow } from '../cycles/cycle-time';
import { hashOf } from '../cycles/cycle-views';
import { requireCycle } from '../cycles/require-cycle';
import { keyPageOf, readKeyCursor } from '../http/key-cursor';
import { personEntry } from '../http/person-entry';
import { Problem } from '../http/problem';
import { recordFieldsSchema } from './record-fields-schema';

@Injectable()
export class RecordsService {
  constructor(private readonly database: Database) {}

  async list({ organisationId }: Principal, { cycleId, kind, limit, cursor }: RecordsQuery): Promise<RecordList> {
    const after = readKeyCursor(cursor, 'day');
    const rows = await this.database.inTenant(organisationId, ({ records }) =>
      records.list(organisationId, cycleId, kind ?? null, after, limit + 1),
    );
    const { items, nextCursor } = keyPageOf(rows, limit, ({ heldOn, id }) => [heldOn, id]);
    return { items: items.map(recordView), nextCursor };
  }

  /** Every kind, also those of which there is none yet. */
  async count({ organisationId }: Principal, { cycleId }: RecordCountsQuery): Promise<RecordCounts> {
    const counted = await this.database.inTenant(organisationId, ({ records }) =>
      records.count(organisationId, cycleId),
    );
    const kinds: readonly RecordKindDefinition[] = recordKinds;
    const counts = kinds.map(({ key, owed }) => ({
      kind: key,
      count: counted.get(key) ?? 0,
      owed: owed?.times ?? null,
    }));
    return { counts, total: counts.reduce((sum, { count }) => sum + count, 0) };
  }

  async enter(repositories: Repositories, principal: Principal, body: EnterRecord): Promise<RecordView> {
    const { organisationId, personId } = principal;
    const { kind, heldOn, title, unitCode = null } = body;
    const fields = readFields(body);
    const cycle = await requireCycle(repositories, organisationId, body.cycleId);
    if (unitCode !== null && !(await repositories.records.hasUnit(organisationId, unitCode)))
      throw new Problem('unit-unknown', [{ pointer: '/unitCode', code: 'unit.unknown', message: unitCode }]);
    const entry = { id: newId(), cycleId: cycle.id, kind, heldOn, title, unitCode, fields, enteredBy: personId };
    const entered = await repositories.records.enter(organisationId, entry);
    await repositories.ledger.append(organisationId, [
      personEntry(principal, 'record.entered', {
        subjectKind: 'record',
        subjectId: entry.id,
        cycleId: cycle.id,
        businessAt: cycleNow(cycle),
        facts: { recordKind: kind, heldOn, contentSha256: hashOf({ kind, heldOn, title, unitCode, fields }) },
      }),
    ]);
    return recordView(entered);
  }
}

const recordView = ({ fields, ...row }: WorkRecordRow): RecordView => ({ ...row, fields: { ...fields } });

function readFields({ kind, fields }: EnterRecord): Readonly<Record<string, unknown>> {
  const definition = findRecordKind(kind);
  if (!definition)
    throw new Problem('record-kind-unknown', [
      { pointer: '/kind', code: 'record-kind', message: recordKinds.map(({ key }) => key).join(', ') },
    ]);
  const parsed = recordFieldsSchema(definition).safeParse(fields);
  if (parsed.success) return parsed.data;
  throw new Problem(
    'invalid-body',
    parsed.error.issues.map(({ path, code, message }) => ({ pointer: ['/fields', ...path].join('/'), code, message })),
  );
}
