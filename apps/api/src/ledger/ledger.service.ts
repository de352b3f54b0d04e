import { Injectable } from '@nestjs/common';
import type { LedgerList, LedgerQuery } from '@zeren/api-contracts';
import { Database } from '@zeren/database';
import type { Principal } from '../access/principal';
import { pageOf, readCursor } from '../http/cursor';

@Injectable()
export class LedgerService {
  constructor(private readonly database: Database) {}

  async list({ organisationId }: Principal, query: LedgerQuery): Promise<LedgerList> {
    const { subjectKind, subjectId, cycleId, kind, limit, cursor } = query;
    const question = { subjectKind, subjectId, cycleId, kind };
    const rows = await this.database.inTenant(organisationId, ({ entries }) =>
      entries.list(organisationId, question, readCursor(cursor), limit + 1),
    );
    const { items, nextCursor } = pageOf(rows, limit, ({ recordedAt, id }) => [recordedAt, id]);
    return { items: [...items], nextCursor };
  }
}
