import { Injectable } from '@nestjs/common';
import type {
  CyclePageQuery,
  LetterChanges,
  LetterChangesQuery,
  LetterList,
  LetterVersion,
  LetterVersionList,
  LetterVersionsQuery,
  LetterView as LetterAnswer,
} from '@zeren/api-contracts';
import { Database, type LetterDetails, type LetterListRow, type MyLetterTask } from '@zeren/database';
import { textChanges } from '@zeren/documents';
import {
  isTaskKindKey,
  missingContents,
  taskKindOf,
  type CalendarFile,
  type LetterContent,
  workingDaysLeft,
} from '@zeren/domain';
import type { Principal } from '../access/principal';
import { keyPageOf, readKeyCursor } from '../http/key-cursor';
import { Problem } from '../http/problem';
import { calendarFrom } from '../tasks/calendar-from';
import { willCause } from './will-cause';

@Injectable()
export class LettersService {
  constructor(private readonly database: Database) {}

  async list({ organisationId }: Principal, { cycleId, limit, cursor }: CyclePageQuery): Promise<LetterList> {
    const after = readKeyCursor(cursor, 'code');
    const rows = await this.database.inTenant(organisationId, ({ letters }) =>
      letters.list(organisationId, cycleId, after, limit + 1),
    );
    const { items, nextCursor } = keyPageOf<LetterListRow>(rows, limit, ({ code, id }) => [code, id]);
    return { items: items.map((row) => ({ ...row, waitingFor: [...row.waitingFor] })), nextCursor };
  }

  async get({ organisationId, personId }: Principal, letterId: string): Promise<LetterAnswer> {
    const letter = await this.database.inTenant(organisationId, ({ letters }) =>
      letters.find(organisationId, personId, letterId),
    );
    if (!letter) throw new Problem('not-found');
    return letterAnswer(letter);
  }

  async listVersions(
    { organisationId }: Principal,
    letterId: string,
    { limit, cursor }: LetterVersionsQuery,
  ): Promise<LetterVersionList> {
    const after = readKeyCursor(cursor, 'number');
    const rows = await this.database.inTenant(organisationId, ({ letters }) =>
      letters.listVersions(organisationId, letterId, after ? Number(after[0]) : null, limit + 1),
    );
    if (rows.length === 0 && !after) throw new Problem('not-found');
    return keyPageOf(rows, limit, ({ version }) => [String(version), letterId]);
  }

  async getVersion({ organisationId }: Principal, letterId: string, version: string): Promise<LetterVersion> {
    const number = versionNumber(version);
    const row = await this.database.inTenant(organisationId, ({ letters }) =>
      letters.findVersion(organisationId, letterId, number),
    );
    if (!row) throw new Problem('not-found');
    const { content, ...shown } = row;
    return { ...shown, letterId, annexes: annexesOf(content) };
  }

  /** Word by word against an earlier version, the one before without `since`; the first version changes nothing. */
  async getChanges(
    { organisationId }: Principal,
    letterId: string,
    version: string,
    query: LetterChangesQuery,
  ): Promise<LetterChanges> {
    const later = versionNumber(version);
    const since = query.since ?? Math.max(1, later - 1);
    const [before, after] = await this.database.inTenant(organisationId, async ({ letters }) => [
      await letters.findVersion(organisationId, letterId, since),
      await letters.findVersion(organisationId, letterId, later),
    ]);
    if (!before || !after) throw new Problem('not-found');
    return { letterId, version: later, since, parts: [...textChanges(before.text, after.text)] };
  }
}

function versionNumber(version: string): number {
  if (!/^\d{1,6}$/.test(version)) throw new Problem('not-found');
  return Number(version);
}

const annexesOf = ({ annexes }: LetterContent): LetterAnswer['annexes'] =>
  annexes.map((annex) => ({ ...annex, indicators: [...annex.indicators] }));

function letterAnswer(letter: LetterDetails): LetterAnswer {
  const { childRoundId: _, content, signers, today, calendar, myTasks, ...shown } = letter;
  const [mine] = myTasks;
  return {
    ...shown,
    annexes: annexesOf(content),
    changes: [...content.changes],
    missing: [...missingContents({ text: letter.text, annexes: content.annexes })],
    signers: [...signers],
    myTask: mine ? myTaskOf(mine, today, calendar) : null,
    willCause: willCause(letter, mine?.id),
  };
}

/** The server says what may be done: every act of the kind while the task is open and the clock has not won. */
function myTaskOf(
  { id, kind, dueOn, isExpired, onBehalfOf }: MyLetterTask,
  today: string,
  content: unknown,
): LetterAnswer['myTask'] {
  const calendar = calendarFrom((content as { readonly files: readonly CalendarFile[] }).files, 0);
  return {
    id,
    kind,
    dueOn,
    workingDaysLeft: calendar && workingDaysLeft(calendar, today, dueOn),
    allowedActs: !isExpired && isTaskKindKey(kind) ? [...taskKindOf(kind).acts] : [],
    onBehalfOf,
  };
}
